import { list, quote } from '../errors.js'
import { checkFields, checkLocaleKey, type Path, type Report, wrongType } from './report.js'
import { isBlank, isRecord } from './rules.js'
import type { Entry, GapReason, LocalizedText } from './types.js'

/** Reads a text keyed by locale. The source's words are required and bare. */
export function readLocalized(
  report: Report,
  path: Path,
  value: unknown,
): LocalizedText<string> | undefined {
  if (!isRecord(value)) return wrongType(report, path, 'a text keyed by locale', value)
  const entries: [string, Entry][] = []
  for (const [key, entry] of Object.entries(value)) {
    const at = [...path, key]
    if (!checkLocaleKey(report, at, key) || entry === undefined) continue
    const read = readEntry(report, at, entry)
    if (read !== undefined) entries.push([key, read])
  }
  checkSource(report, path, value)
  return Object.freeze(Object.fromEntries(entries))
}

function readEntry(report: Report, path: Path, value: unknown): Entry | undefined {
  if (typeof value === 'string' || value === null) return value
  const wanted = 'a string, null, or { text, of, machine, reason }'
  if (!isRecord(value)) return wrongType(report, path, wanted, value)
  checkFields(report, path, value, ['text', 'of', 'machine', 'reason'])
  const { text, of, machine, reason } = value
  if (typeof text !== 'string') return wrongType(report, [...path, 'text'], 'a string', text)
  if (of !== undefined && (typeof of !== 'string' || isBlank(of))) {
    return wrongType(report, [...path, 'of'], 'a fingerprint of the source text', of)
  }
  if (machine !== undefined && typeof machine !== 'boolean') {
    return wrongType(report, [...path, 'machine'], 'true or false', machine)
  }
  if (reason !== undefined && !isReason(reason)) {
    return wrongType(report, [...path, 'reason'], `one of ${list(REASONS)}`, reason)
  }
  return Object.freeze({
    text,
    ...(of === undefined ? {} : { of }),
    ...(machine === undefined ? {} : { machine }),
    ...(reason === undefined ? {} : { reason }),
  })
}

const REASONS: readonly GapReason[] = ['absent', 'untranslated', 'unsure', 'todo']

function isReason(value: unknown): value is GapReason {
  return REASONS.some((reason) => reason === value)
}

// Everything else is measured against the source text: it must be there, and it translates nothing.
function checkSource(report: Report, path: Path, value: Readonly<Record<string, unknown>>): void {
  const { source } = report
  if (source === undefined) return
  const at = [...path, source]
  const entry = Object.hasOwn(value, source) ? value[source] : undefined
  const text = isRecord(entry) ? entry.text : entry
  if (text === null || text === undefined || (typeof text === 'string' && isBlank(text))) {
    const found = text === undefined ? 'missing' : quote(text)
    report.add('source-text', at, `the source text is ${found}. Write it, or change "source".`)
  }
  if (!isRecord(entry)) return
  for (const field of ['of', 'machine', 'reason']) {
    if (entry[field] === undefined) continue
    const message = `the source text has ${quote(field)}, which marks translations. Remove it.`
    report.add('source-text', [...at, field], message)
  }
}
