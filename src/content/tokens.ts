import type { Counts } from './counts.js'
import type { BlockFeatures } from './features.js'

/** How often each token occurs in one block. */
export type Tokens = Counts

/** The tokens of two documents that may anchor their blocks to each other. */
export function anchorTokens(
  source: readonly BlockFeatures[],
  translation: readonly BlockFeatures[],
): { readonly source: readonly Tokens[]; readonly translation: readonly Tokens[] } {
  return {
    source: tokensOf(source, translation),
    translation: tokensOf(translation, source),
  }
}

/** How much a token tells: the rarer, the more. */
export function rarityOf(
  source: readonly Tokens[],
  translation: readonly Tokens[],
): (token: string) => number {
  const blocks = source.length + translation.length
  const frequencies = new Map<string, number>()
  for (const document of [source, translation]) {
    for (const tokens of document) {
      for (const token of tokens.keys()) frequencies.set(token, (frequencies.get(token) ?? 0) + 1)
    }
  }
  return (token) => Math.log(1 + blocks / (frequencies.get(token) ?? 1))
}

const WORD = 'w:'
const LATIN_WORD = /[A-Za-z][\w.-]*\w/g
const NO_WORDS: readonly string[] = []

// In a text of another script every Latin word is a name or a term. In a Latin text only those
// words tell something that the other text has too.
function tokensOf(
  blocks: readonly BlockFeatures[],
  others: readonly BlockFeatures[],
): readonly Tokens[] {
  const shared = isMainlyLatin(blocks) ? new Set(latinWords(others).flat()) : undefined
  if (shared?.size === 0) return blocks.map(({ anchors }) => anchors)
  const words = latinWords(blocks)
  return blocks.map(({ anchors }, at) => withWords(anchors, words[at] ?? NO_WORDS, shared))
}

function withWords(
  anchors: Tokens,
  words: readonly string[],
  shared: ReadonlySet<string> | undefined,
): Tokens {
  let tokens: Map<string, number> | undefined
  for (const word of words) {
    if (shared !== undefined && !shared.has(word)) continue
    const token = WORD + word
    tokens ??= new Map(anchors)
    tokens.set(token, (tokens.get(token) ?? 0) + 1)
  }
  return tokens ?? anchors
}

const knownWords = /* @__PURE__ */ new WeakMap<
  readonly BlockFeatures[],
  readonly (readonly string[])[]
>()

/** The Latin words of each block, case folded, taken once for a document. */
function latinWords(blocks: readonly BlockFeatures[]): readonly (readonly string[])[] {
  const taken = knownWords.get(blocks) ?? blocks.map(wordsOfBlock)
  knownWords.set(blocks, taken)
  return taken
}

function wordsOfBlock({ kind, text }: BlockFeatures): readonly string[] {
  if (kind === 'code') return NO_WORDS
  return text.match(LATIN_WORD)?.map((word) => word.toLowerCase()) ?? NO_WORDS
}

const ENOUGH_LETTERS = 5000

const known = /* @__PURE__ */ new WeakMap<readonly BlockFeatures[], boolean>()

function isMainlyLatin(blocks: readonly BlockFeatures[]): boolean {
  const taken = known.get(blocks) ?? hasMostlyLatin(blocks)
  known.set(blocks, taken)
  return taken
}

function hasMostlyLatin(blocks: readonly BlockFeatures[]): boolean {
  let latin = 0
  let other = 0
  for (const { kind, folded } of blocks) {
    if (kind === 'code' || kind === 'html') continue
    // Letters of the two scripts that nearly all are of are counted without looking them up.
    let rest = ''
    for (let at = 0; at < folded.length; at += 1) {
      const code = folded.charCodeAt(at)
      if (code < 0x80) latin += isLatinLetter(code | 0x20) ? 1 : 0
      else if (isCyrillicLetter(code)) other += 1
      else rest += folded[at]
    }
    latin += rest.match(/\p{Script=Latin}/gu)?.length ?? 0
    other += rest.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0
    if (latin + other > ENOUGH_LETTERS) break
  }
  return latin >= other
}

const LATIN_A = 0x61
const LATIN_Z = 0x7a

function isLatinLetter(lower: number): boolean {
  return lower >= LATIN_A && lower <= LATIN_Z
}

function isCyrillicLetter(code: number): boolean {
  return (code >= 0x400 && code <= 0x481) || (code >= 0x48a && code <= 0x52f)
}
