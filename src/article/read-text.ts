import { list, quote } from '../errors.js'
import {
  type Fields,
  readBoolean,
  readByLocale,
  readFields,
  readString,
  readWords,
} from './read.js'
import { type Path, type Report, wrongType } from './report.js'
import { isBlank, isRecord } from './rules.js'
import type { Gap, GapReason, LocalizedText, TranslatedText } from './types.js'

/** Reads a text keyed by locale. The source's words are required and bare. */
export function readLocalized(
  report: Report,
  path: Path,
  value: unknown,
): LocalizedText<string> | undefined {
  const texts = readByLocale(report, path, value, readEntry)
  if (isRecord(value)) checkSource(report, path, value)
  // Each entry was read by the reader of its own shape.
  return texts as LocalizedText<string> | undefined
}

const TRANSLATED: Fields<TranslatedText> = {
  text: { required: true, read: readString },
  of: { read: readWords },
  machine: { read: readBoolean },
}

const GAP: Fields<Gap> = {
  missing: { required: true, read: readReason },
  text: { read: readString },
}

function readEntry(report: Report, path: Path, value: unknown): unknown {
  if (typeof value === 'string' || value === null) return value
  const wanted = 'a string, null, { text, of, machine }, or { missing, text }'
  const isGap = isRecord(value) && Object.hasOwn(value, 'missing')
  return readFields<Gap | TranslatedText>(report, path, value, wanted, isGap ? GAP : TRANSLATED)
}

const GAP_REASONS: readonly GapReason[] = ['absent', 'untranslated', 'unsure', 'todo']

function readReason(report: Report, path: Path, value: unknown): GapReason | undefined {
  const reason = GAP_REASONS.find((each) => each === value)
  return reason ?? wrongType(report, path, `one of ${list(GAP_REASONS)}`, value)
}

// Everything else is measured against the source text: it must be there, and it translates nothing.
function checkSource(report: Report, path: Path, value: Readonly<Record<string, unknown>>): void {
  const { source } = report
  if (source === undefined) return
  const at = [...path, source]
  const entry = Object.hasOwn(value, source) ? value[source] : undefined
  const text = isRecord(entry) ? (Object.hasOwn(entry, 'missing') ? undefined : entry.text) : entry
  if (text === null || text === undefined || (typeof text === 'string' && isBlank(text))) {
    const found = text === undefined ? 'missing' : quote(text)
    report.add('source-text', at, `the source text is ${found}. Write it, or change "source".`)
  }
  if (!isRecord(entry)) return
  for (const field of ['of', 'machine']) {
    if (entry[field] === undefined) continue
    const message = `the source text has ${quote(field)}, which marks translations. Remove it.`
    report.add('source-text', [...at, field], message)
  }
}
