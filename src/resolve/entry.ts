import { fingerprint } from '../article/fingerprint.js'
import { isGap } from '../article/gap.js'
import { isBlank } from '../article/rules.js'
import type { Entry, GapReason, LocalizedText } from '../article/types.js'

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
  const outdated = entry.of !== undefined && entry.of !== sourceFingerprint(text, source)
  return { kind: 'words', text: words, outdated, machine: entry.machine ?? false }
}

/** One locale's words, if it has any. */
export function wordsIn<C extends string>(text: LocalizedText<C>, code: C): string | undefined {
  const entry = entryOf(text, code)
  const words = typeof entry === 'string' ? entry : isGap(entry) ? undefined : entry?.text
  return words === undefined || isBlank(words) ? undefined : words
}

function entryOf<C extends string>(text: LocalizedText<C>, code: C): Entry | undefined {
  return Object.hasOwn(text, code) ? text[code] : undefined
}

// Every translation of a text is held against the same fingerprint: it is made once. Only a memory:
// the words are compared, so a text that was changed in place is never taken for the old one.
const fingerprints = new WeakMap<object, { readonly words: string; readonly fingerprint: string }>()

function sourceFingerprint<C extends string>(text: LocalizedText<C>, source: C): string {
  const words = wordsIn(text, source) ?? ''
  const known = fingerprints.get(text)
  if (known?.words === words) return known.fingerprint
  const made = { words, fingerprint: fingerprint(words) }
  fingerprints.set(text, made)
  return made.fingerprint
}
