import { type Counts, countOf, type Postings, postingsOf } from './counts.js'
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
  const texts = postingsOf(source.map(textOf))
  const otherTexts = postingsOf(translation.map(textOf))
  const pairs: [number, number][] = []
  source.forEach(({ kind, normal }, at) => {
    const other =
      onlyPair(normal, texts, otherTexts) ?? firstPair(tokens.source[at]?.keys() ?? [], own, others)
    if (other !== undefined && kind === translation[other]?.kind) pairs.push([at, other])
  })
  return pairs
}

function textOf({ normal }: BlockFeatures): Counts {
  return countOf([normal])
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
