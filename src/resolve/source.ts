import { countCharacters, holdsOnlyDefinitions } from '../article/countable.js'
import { fingerprint } from '../article/fingerprint.js'
import type { Article, Block, LocalizedText } from '../article/types.js'
import { wordsIn } from './words.js'

// Only memories: the words are compared, so a text that was changed in place is never taken for the
// old one.
const fingerprints = new WeakMap<object, { readonly words: string; readonly fingerprint: string }>()
const weights = new WeakMap<object, Weights>()

/** What is asked about the source texts of an article's blocks for each locale and policy. */
interface Weights {
  readonly words: readonly string[]
  readonly weights: readonly number[]
}

/** The fingerprint that every translation of a text is held against. */
export function sourceFingerprint<C extends string>(text: LocalizedText<C>, code: C): string {
  const words = wordsIn(text, code) ?? ''
  const known = fingerprints.get(text)
  if (known?.words === words) return known.fingerprint
  const made = { words, fingerprint: fingerprint(words) }
  fingerprints.set(text, made)
  return made.fingerprint
}

/**
 * What each block weighs in the coverage: the characters of its source text. Shared texts and
 * definitions weigh nothing.
 */
export function weightsOf<C extends string>({
  blocks,
  source,
}: Pick<Article<C>, 'blocks' | 'source'>): readonly number[] {
  const words = blocks.map((block) => sourceWords(block, source))
  const known = weights.get(blocks)
  if (known !== undefined && isSame(known.words, words)) return known.weights
  const made = { words, weights: words.map(weightOf) }
  weights.set(blocks, made)
  return made.weights
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, at) => each === others[at])
}

function sourceWords<C extends string>({ text }: Block<C>, source: C): string {
  return typeof text === 'string' ? '' : (wordsIn(text, source) ?? '')
}

function weightOf(words: string): number {
  return holdsOnlyDefinitions(words) ? 0 : countCharacters(words)
}
