import type { BlockFeatures } from './features.js'

/** How often each token occurs in one block. */
export type Tokens = ReadonlyMap<string, number>

/** The blocks a token occurs in, in order, and how often in each. */
export type Postings = ReadonlyMap<string, readonly (readonly [at: number, count: number])[]>

const NO_TOKENS: Tokens = new Map()

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

/** Whether a token is a mere word, which a translation need not keep. */
export function isWord(token: string): boolean {
  return token.startsWith('w:')
}

/** How much a token tells: the rarer, the more. */
export function rarityOf(
  source: readonly Tokens[],
  translation: readonly Tokens[],
): (token: string) => number {
  const blocks = source.length + translation.length
  const frequencies = new Map<string, number>()
  for (const tokens of [...source, ...translation]) {
    for (const token of tokens.keys()) frequencies.set(token, (frequencies.get(token) ?? 0) + 1)
  }
  return (token) => Math.log(1 + blocks / (frequencies.get(token) ?? 1))
}

/** Turns tokens by block into blocks by token. */
export function postingsOf(blocks: readonly Tokens[]): Postings {
  const postings = new Map<string, [number, number][]>()
  blocks.forEach((tokens, at) => {
    for (const [token, count] of tokens) {
      const known = postings.get(token)
      if (known === undefined) postings.set(token, [[at, count]])
      else known.push([at, count])
    }
  })
  return postings
}

// In a text of another script every Latin word is a name or a term. In a Latin text only those
// words tell something that the other text has too.
function tokensOf(
  blocks: readonly BlockFeatures[],
  others: readonly BlockFeatures[],
): readonly Tokens[] {
  const isKnown = isMainlyLatin(blocks) ? vocabularyOf(others) : undefined
  return blocks.map(({ anchors, words }) => {
    if (words.size === 0) return anchors
    const tokens = new Map(anchors)
    for (const [word, count] of words) {
      if (isKnown === undefined || isKnown.has(word)) tokens.set(word, count)
    }
    return tokens.size === 0 ? NO_TOKENS : tokens
  })
}

function vocabularyOf(blocks: readonly BlockFeatures[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(({ words }) => [...words.keys()]))
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
  for (const { kind, normal } of blocks) {
    if (kind === 'code' || kind === 'html') continue
    // Letters of the two scripts that nearly all are of are counted without looking them up.
    let rest = ''
    for (let at = 0; at < normal.length; at += 1) {
      const code = normal.charCodeAt(at)
      if (code < 0x80) latin += code >= LATIN_A && code <= LATIN_Z ? 1 : 0
      else if (isCyrillicLetter(code)) other += 1
      else rest += normal[at]
    }
    latin += rest.match(/\p{Script=Latin}/gu)?.length ?? 0
    other += rest.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0
    if (latin + other > ENOUGH_LETTERS) break
  }
  return latin >= other
}

const LATIN_A = 0x61
const LATIN_Z = 0x7a

function isCyrillicLetter(code: number): boolean {
  return (code >= 0x400 && code <= 0x481) || (code >= 0x48a && code <= 0x52f)
}
