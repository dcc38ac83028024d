import { countOf, type Postings, postingsOf } from './counts.js'
import type { BlockFeatures } from './features.js'
import { anchorTokens } from './tokens.js'

/** Pairs that share a token or text which occurs once on either side, in the source's order. */
export function certainPairs(
  source: readonly BlockFeatures[],
  translation: readonly BlockFeatures[],
): readonly (readonly [source: number, translation: number])[] {
  const tokens = anchorTokens(source, translation)
  const own = postingsOf(tokens.source)
  const others = postingsOf(tokens.translation)
  const texts = postingsOf(source.map((block) => countOf([textOf(block)])))
  const otherTexts = postingsOf(translation.map((block) => countOf([textOf(block)])))
  const pairs: [number, number][] = []
  source.forEach((block, at) => {
    const other =
      onlyPair(textOf(block), texts, otherTexts) ??
      firstPair(tokens.source[at]?.keys() ?? [], own, others)
    if (other !== undefined && block.kind === translation[other]?.kind) pairs.push([at, other])
  })
  return pairs
}

function textOf({ folded }: BlockFeatures): string {
  return folded.toLowerCase()
}

function firstPair(keys: Iterable<string>, own: Postings, others: Postings): number | undefined {
  for (const key of keys) {
    const pair = onlyPair(key, own, others)
    if (pair !== undefined) return pair
  }
  return undefined
}

function onlyPair(key: string, own: Postings, others: Postings): number | undefined {
  const [first, second] = others.get(key) ?? []
  return own.get(key)?.length === 1 && second === undefined ? first : undefined
}
