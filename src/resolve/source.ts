import { countCharacters, holdsOnlyDefinitions } from '../article/countable.js'
import { fingerprint } from '../article/fingerprint.js'
import type { LocalizedText } from '../article/types.js'
import { wordsIn } from './words.js'

/** What is asked about the source of a text for each locale and policy. */
interface Source {
  readonly words: string
  fingerprint?: string
  weight?: number
}

// Only a memory: the words are compared, so a text that was changed in place is never taken for the old one.
const sources = new WeakMap<object, Source>()

/** The fingerprint that every translation of a text is held against. */
export function sourceFingerprint<C extends string>(text: LocalizedText<C>, code: C): string {
  const source = sourceOf(text, code)
  source.fingerprint ??= fingerprint(source.words)
  return source.fingerprint
}

/** What a block weighs in the coverage: the characters of its source text. */
export function weightOf<C extends string>(text: LocalizedText<C>, code: C): number {
  const source = sourceOf(text, code)
  source.weight ??= holdsOnlyDefinitions(source.words) ? 0 : countCharacters(source.words)
  return source.weight
}

function sourceOf<C extends string>(text: LocalizedText<C>, code: C): Source {
  const words = wordsIn(text, code) ?? ''
  const known = sources.get(text)
  if (known?.words === words) return known
  const source: Source = { words }
  sources.set(text, source)
  return source
}
