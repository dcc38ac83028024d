import { anchorScores } from './anchor-scores.js'
import { certainPairs } from './certain-pairs.js'
import { countOf } from './counts.js'
import type { BlockFeatures, BlockKind } from './features.js'
import { overlapOf } from './overlap.js'

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
  length: -1.6,
  otherLength: -0.8,
  position: -1,
} as const
const MOST_LENGTH = 2.5
const LENGTH_LIMIT = 0.7
const SMOOTHING = 8
const CODE_LIMIT = 0.3
// Of larger documents rows are scored twice, in little memory: so many take 2 MB.
const MOST_KEPT = 250_000

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
  const scoreAnchors = anchorScores(source, translation)
  const lines = source.map((each) => countOf(each.lines))
  const otherLines = translation.map((each) => countOf(each.lines))
  const shareLines = overlapOf(lines, otherLines, (_, here, there) => Math.min(here, there))
  const sharedLines = new Float64Array(translation.length)
  const keeps = source.length * translation.length <= MOST_KEPT
  const kept: Float64Array[] = []
  const scratch = new Float64Array(keeps ? 0 : translation.length)

  // All that does not depend on the ratio, which is measured in a first alignment.
  const scoreRow = (at: number, a: BlockFeatures, from: number, to: number): Float64Array => {
    const known = kept[at]
    if (known !== undefined) return known
    const scores = keeps ? new Float64Array(translation.length) : scratch
    if (keeps) kept[at] = scores
    scoreAnchors(at, from, to, scores)
    shareLines(at, from, to, sharedLines)
    for (let other = from; other <= to; other += 1) {
      const b = translation[other]
      if (b === undefined) continue
      const kinds = scoreKinds(a, b)
      scores[other] =
        kinds === undefined
          ? Number.NEGATIVE_INFINITY
          : kinds + scoreOwn(a, b, sharedLines[other] ?? 0) + (scores[other] ?? 0)
    }
    return scores
  }

  return {
    row: (at, from, to, ratio, into) => {
      const a = source[at]
      if (a === undefined) return
      const scores = scoreRow(at, a, from, to)
      for (let other = from; other <= to; other += 1) {
        const b = translation[other]
        if (b === undefined) continue
        const distance = Math.abs((at + 0.5) / source.length - (other + 0.5) / translation.length)
        into[other] = (scores[other] ?? 0) + scoreLength(a, b, ratio) + W.position * distance
      }
    },
    certain: () => certainPairs(source, translation),
  }
}

function scoreKinds(a: BlockFeatures, b: BlockFeatures): number | undefined {
  if (a.kind === b.kind) return W.bias + W.sameKind
  return RELATED[a.kind]?.includes(b.kind) ? W.bias + W.relatedKind : undefined
}

function scoreOwn(a: BlockFeatures, b: BlockFeatures, sharedLines: number): number {
  let score = isSame(a.folded, b.folded) ? W.identical : 0
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

function isSame(one: string, two: string): boolean {
  if (one.length !== two.length || one === '') return false
  return one === two || one.toLowerCase() === two.toLowerCase()
}

function scoreLength(a: BlockFeatures, b: BlockFeatures, ratio: number): number {
  if (a.kind === 'code' || a.text.length + b.text.length === 0) return 0
  const off = Math.abs(Math.log((b.text.length + SMOOTHING) / (a.text.length * ratio + SMOOTHING)))
  return W.length * Math.min(off, MOST_LENGTH) + (off > LENGTH_LIMIT ? W.otherLength : 0)
}
