import { list, quote } from '../errors.js'
import {
  byLocale,
  fieldsOf,
  ownValue,
  type Reader,
  readBoolean,
  readString,
  readWords,
} from './read.js'
import { inside, type Place, refuse, wrongType } from './report.js'
import { isBlank, isRecord } from './rules.js'
import type { Gap, GapReason, TranslatedText } from './types.js'

const GAP_REASONS: readonly GapReason[] = ['absent', 'untranslated', 'unsure', 'todo']

const readReason: Reader<GapReason> = (place, value) =>
  GAP_REASONS.find((each) => each === value) ??
  wrongType(place, `one of ${list(GAP_REASONS)}`, value)

const ENTRY = 'a string, null, { text, of, machine }, or { missing, text }'

const readTranslated = fieldsOf<TranslatedText>(
  ENTRY,
  { text: readString, of: readWords, machine: readBoolean },
  ['text'],
)
const readGap = fieldsOf<Gap>(ENTRY, { missing: readReason, text: readString }, ['missing'])

const readEntries = byLocale((place, value) => {
  if (typeof value === 'string' || value === null) return value
  return isGap(value) ? readGap(place, value) : readTranslated(place, value)
})

function isGap(entry: unknown): boolean {
  return isRecord(entry) && Object.hasOwn(entry, 'missing')
}

/** Reads a text keyed by locale. The source's words are required and bare. */
export const readLocalized: Reader = (place, value) => {
  const texts = readEntries(place, value)
  const { source } = place.check
  if (isRecord(value) && source !== undefined) checkSource(place, source, value)
  return texts
}

// Everything else is measured against the source text: it must be there, and it translates nothing.
function checkSource(above: Place, locale: string, value: Readonly<Record<string, unknown>>): void {
  const place = { ...inside(above, locale), locale }
  const entry = ownValue(value, locale)
  const marked = isRecord(entry) ? entry : {}
  const text = isGap(entry) ? undefined : isRecord(entry) ? entry.text : entry
  if (text === null || text === undefined || (typeof text === 'string' && isBlank(text))) {
    const found = text === undefined ? 'missing' : quote(text)
    refuse(place, 'source-text', `the source text is ${found}. Write it, or change "source".`)
  }
  for (const field of ['of', 'machine']) {
    if (ownValue(marked, field) === undefined) continue
    const fault = `the source text has ${quote(field)}, which marks translations. Remove it.`
    refuse(inside(place, field), 'source-text', fault)
  }
}
