import { isGap } from '../article/gap.js'
import { isBlank } from '../article/rules.js'
import type { GapReason, LocalizedText } from '../article/types.js'
import { ownValue } from '../locale/own.js'
import { sourceFingerprint } from './source.js'
import { entryOf } from './words.js'

/** What one locale has of one text. */
export type OwnText =
  | { readonly kind: 'missing'; readonly reason: GapReason }
  | { readonly kind: 'omitted' }
  | {
      readonly kind: 'words'
      readonly text: string
      readonly outdated: boolean
      readonly machine: boolean
    }

const MISSING: OwnText = { kind: 'missing', reason: 'absent' }
const OMITTED: OwnText = { kind: 'omitted' }

/** Reads one locale's entry: blank is missing, `null` is on purpose. */
export function ownText<C extends string>(text: LocalizedText<C>, code: C, source: C): OwnText {
  const entry = entryOf(text, code)
  if (entry === null) return OMITTED
  if (isGap(entry)) return { kind: 'missing', reason: entry.missing }
  const words = typeof entry === 'string' ? entry : entry?.text
  if (entry === undefined || words === undefined || isBlank(words)) return MISSING
  if (typeof entry === 'string' || code === source) {
    return { kind: 'words', text: words, outdated: false, machine: false }
  }
  const of = ownValue(entry, 'of')
  const outdated = of !== undefined && of !== sourceFingerprint(text, source)
  return { kind: 'words', text: words, outdated, machine: ownValue(entry, 'machine') ?? false }
}
