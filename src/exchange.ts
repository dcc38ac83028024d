export { importPo } from './exchange/po-read.js'
export { exportPo, exportPot } from './exchange/po-write.js'
export type {
  AsideReason,
  AsideText,
  ExportOptions,
  ExportResult,
  ImportOptions,
  ImportReport,
  ImportResult,
  TextChange,
  TranslationUnit,
  UnitOptions,
  UnitState,
  XliffOptions,
} from './exchange/types.js'
export { translationUnits } from './exchange/units.js'
export { importXliff } from './exchange/xliff-read.js'
export { exportXliff } from './exchange/xliff-write.js'
