import { type Diagnostic, quote } from '../errors.js'
import { scriptOf } from '../locale/tag.js'
import { differingFields, type FileFields } from './fields.js'
import { placeIn } from './place.js'
import type { ContentFile } from './types.js'
import type { BlockUnit } from './units.js'

const LARGE_UNIT = 20
const LARGE_SHARE = 0.3

/** What is wrong in one file and its record. */
export function fileFindings<C extends string>(
  { locale, path, parsed, record }: ContentFile<C>,
  fields: FileFields,
): readonly Diagnostic[] {
  const inFile = [...parsed.diagnostics, ...fields.diagnostics, ...langFindings(locale, fields)]
  const inRecord = record.diagnostics.map((finding) => ({
    ...finding,
    file: `${path}.stele.jsonl`,
  }))
  return [...inFile.map((finding) => ({ ...finding, file: path, locale })), ...inRecord]
}

function langFindings(locale: string, { own, places }: FileFields): readonly Diagnostic[] {
  const { lang } = own
  if (lang === undefined || lang.split(/[-_]/)[0]?.toLowerCase() === locale.split('-')[0]) return []
  if (scriptOf(lang) === undefined) return []
  const message = `"lang" is ${quote(lang)}, but the file's name says ${quote(locale)}. Correct one of them.`
  return [{ code: 'lang-differs', severity: 'warning', message, ...places.get('lang') }]
}

/** The fields that a translation's file repeats with another value. */
export function differences<C extends string>(
  { path, locale }: ContentFile<C>,
  source: FileFields,
  own: FileFields,
): readonly Diagnostic[] {
  return differingFields(source, own).map((name) => {
    const { line = 1, column = 1 } = own.places.get(name) ?? {}
    const message = `${quote(name)} differs from the source's, which counts. Remove it here, or change it there.`
    return { code: 'field-differs', severity: 'warning', message, file: path, locale, line, column }
  })
}

/** Elements that make much of an article fall back together. */
export function unitFindings<C extends string>(
  { path, locale, parsed: { blocks } }: ContentFile<C>,
  ids: readonly string[],
  units: readonly BlockUnit[],
): readonly Diagnostic[] {
  return units.flatMap(({ first, last }) => {
    const size = last - first + 1
    if (size <= LARGE_UNIT && size <= LARGE_SHARE * blocks.length) return []
    const message = `${size} of ${blocks.length} blocks fall back together, because one element spans them. Close it earlier.`
    const block = blocks[first]
    const start = block === undefined ? {} : placeIn(block, block.node)
    const place = { file: path, locale, block: ids[first] ?? '', ...start }
    return [{ code: 'large-unit', severity: 'info', message, ...place }]
  })
}
