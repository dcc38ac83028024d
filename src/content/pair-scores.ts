import type { BlockFeatures, BlockKind } from './features.js'
import { anchorTokens, isWord, type Postings, postingsOf, rarityOf, type Tokens } from './tokens.js'

/**
 * How well blocks of a source and of its translation fit each other. Above 3 a pair is right in
 * practice, below 0 it is doubtful.
 */
export interface PairScores {
  /**
   * Writes the scores of a source block with the translation's blocks `from` to `to`, both in.
   * `ratio` is the translation's length over the source's.
   */
  readonly row: (
    source: number,
    from: number,
    to: number,
    ratio: number,
    scores: Float64Array,
  ) => void
  /** Pairs that share a token or text which occurs once on either side, in the source's order. */
  readonly certain: () => readonly (readonly [source: number, translation: number])[]
}

// Weights and caps were fitted to the links of real articles whose edits are known; the script
// that measures them is scripts/measure-alignment.mjs.
const W = {
  bias: -0.6,
  sameKind: 0.9,
  relatedKind: -1.6,
  identical: 2.5,
  sameDepth: 0.6,
  otherDepth: -2,
  sameId: 6,
  otherId: -4,
  code: 3,
  otherCode: -2.5,
  sameLanguage: 0.5,
  sameSize: 1,
  otherSize: -2,
  sameOrder: 0.3,
  sameTag: 1,
  otherTag: -2.5,
  anchorShare: 1.8,
  anchorWeight: 3,
  anchorLost: -2.2,
  noAnchors: 0.2,
  length: -1.6,
  otherLength: -0.8,
  position: -1,
} as const
const MOST_WEIGHT = 12
const MOST_COUNTED = 3
const MOST_LENGTH = 2.5
const LENGTH_LIMIT = 0.7
const SMOOTHING = 8
const CODE_LIMIT = 0.3

const RELATED: Partial<Readonly<Record<BlockKind, readonly BlockKind[]>>> = {
  html: ['image', 'paragraph', 'shortcode'],
  image: ['html', 'paragraph', 'shortcode'],
  list: ['paragraph'],
  paragraph: ['html', 'image', 'list', 'quote', 'shortcode'],
  quote: ['paragraph'],
  shortcode: ['html', 'image', 'paragraph'],
}

/** Prepares the scores of all pairs. */
export function pairScores(
  source: readonly BlockFeatures[],
  translation: readonly BlockFeatures[],
): PairScores {
  const tokens = anchorTokens(source, translation)
  const rarity = rarityOf(tokens.source, tokens.translation)
  const weights = {
    source: tokens.source.map((each) => weigh(each, rarity)),
    translation: tokens.translation.map((each) => weigh(each, rarity)),
  }
  const lines = source.map((each) => countOf(each.lines))
  const postings = postingsOf(tokens.translation)
  const linePostings = postingsOf(translation.map((each) => countOf(each.lines)))
  const shared = new Float64Array(translation.length)
  const sharedPlain = new Float64Array(translation.length)
  const sharedLines = new Float64Array(translation.length)

  const gather = (at: number): void => {
    shared.fill(0)
    sharedPlain.fill(0)
    sharedLines.fill(0)
    for (const [token, count] of tokens.source[at] ?? []) {
      const weight = rarity(token)
      const plain = !isWord(token)
      for (const [other, times] of postings.get(token) ?? []) {
        const common = weight * Math.min(count, times, MOST_COUNTED)
        shared[other] = (shared[other] ?? 0) + common
        if (plain) sharedPlain[other] = (sharedPlain[other] ?? 0) + common
      }
    }
    for (const [line, count] of lines[at] ?? []) {
      for (const [other, times] of linePostings.get(line) ?? []) {
        sharedLines[other] = (sharedLines[other] ?? 0) + Math.min(count, times)
      }
    }
  }

  const scoreAnchors = (at: number, other: number): number => {
    const wanted = weights.source[at]?.plain ?? 0
    const given = weights.translation[other]?.all ?? 0
    if (given === 0 && (weights.source[at]?.plain ?? 0) === 0) return W.noAnchors
    const both = shared[other] ?? 0
    const lost = wanted - (sharedPlain[other] ?? 0)
    let score = W.anchorWeight * capped(both) + W.anchorLost * capped(lost)
    if (given > 0) score += (W.anchorShare * both) / given + W.anchorLost * capped(given - both)
    return score
  }

  return {
    row: (at, from, to, ratio, scores) => {
      const a = source[at]
      if (a === undefined) return
      gather(at)
      for (let other = from; other <= to; other += 1) {
        const b = translation[other]
        if (b === undefined) continue
        const kinds = scoreKinds(a, b)
        if (kinds === undefined) {
          scores[other] = Number.NEGATIVE_INFINITY
          continue
        }
        const distance = Math.abs((at + 0.5) / source.length - (other + 0.5) / translation.length)
        scores[other] =
          kinds +
          scoreOwn(a, b, sharedLines[other] ?? 0) +
          scoreAnchors(at, other) +
          scoreLength(a, b, ratio) +
          W.position * distance
      }
    },
    certain: () => certainPairs(source, translation, tokens.source, postings),
  }
}

function weigh(
  tokens: Tokens,
  rarity: (token: string) => number,
): { readonly all: number; readonly plain: number } {
  let all = 0
  let plain = 0
  for (const [token, count] of tokens) {
    const weight = rarity(token) * Math.min(count, MOST_COUNTED)
    all += weight
    if (!isWord(token)) plain += weight
  }
  return { all, plain }
}

function scoreKinds(a: BlockFeatures, b: BlockFeatures): number | undefined {
  if (a.kind === b.kind) return W.bias + W.sameKind
  return RELATED[a.kind]?.includes(b.kind) ? W.bias + W.relatedKind : undefined
}

function scoreOwn(a: BlockFeatures, b: BlockFeatures, sharedLines: number): number {
  let score = a.normal !== '' && a.normal === b.normal ? W.identical : 0
  if (b.id !== undefined) {
    if (b.id === a.id || b.id === a.slug) score += W.sameId
    else if (a.id !== undefined) score += W.otherId
  }
  if (a.kind !== b.kind) return score
  switch (a.kind) {
    case 'heading':
      return score + (a.depth === b.depth ? W.sameDepth : W.otherDepth)
    case 'code': {
      const all = a.lines.length + b.lines.length
      const alike = all === 0 ? CODE_LIMIT : (2 * sharedLines) / all
      const language = a.name === b.name ? W.sameLanguage : 0
      return score + W.code * alike + (alike < CODE_LIMIT ? W.otherCode : 0) + language
    }
    case 'list':
    case 'table': {
      const order = a.kind === 'list' && a.ordered === b.ordered ? W.sameOrder : 0
      if (a.size === b.size) return score + order + W.sameSize
      return score + order + (W.otherSize * Math.abs(a.size - b.size)) / Math.max(a.size, b.size)
    }
    case 'html':
      return score + (a.name === b.name ? W.sameTag : W.otherTag)
    default:
      return score
  }
}

function scoreLength(a: BlockFeatures, b: BlockFeatures, ratio: number): number {
  if (a.kind === 'code' || a.length + b.length === 0) return 0
  const off = Math.abs(Math.log((b.length + SMOOTHING) / (a.length * ratio + SMOOTHING)))
  return W.length * Math.min(off, MOST_LENGTH) + (off > LENGTH_LIMIT ? W.otherLength : 0)
}

function certainPairs(
  source: readonly BlockFeatures[],
  translation: readonly BlockFeatures[],
  tokens: readonly Tokens[],
  postings: Postings,
): readonly (readonly [number, number])[] {
  const own = postingsOf(tokens)
  const texts = postingsOf(source.map(({ normal }) => countOf([normal])))
  const otherTexts = postingsOf(translation.map(({ normal }) => countOf([normal])))
  const pairs: [number, number][] = []
  source.forEach(({ normal }, at) => {
    const other =
      onlyPair(normal, texts, otherTexts) ??
      [...(tokens[at]?.keys() ?? [])]
        .map((token) => onlyPair(token, own, postings))
        .find((each) => each !== undefined)
    if (other !== undefined && source[at]?.kind === translation[other]?.kind) {
      pairs.push([at, other])
    }
  })
  return pairs
}

function onlyPair(key: string, own: Postings, others: Postings): number | undefined {
  const [first, second] = others.get(key) ?? []
  if (own.get(key)?.length !== 1 || second !== undefined) return undefined
  return first?.[0]
}

function countOf(values: readonly string[]): Tokens {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function capped(weight: number): number {
  return Math.min(weight, MOST_WEIGHT) / MOST_WEIGHT
}
