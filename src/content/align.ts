import { type AlignedBlocks, bestAlignment } from './alignment-table.js'
import { type BlockFeatures, featuresOf } from './features.js'
import type { FileBlock } from './file.js'
import { type PairScores, pairScores } from './pair-scores.js'

const LEAST_BESIDE_GAP = -1
// What a pair gains between two others, one of which is firm.
const FIRM = 1
const HELD = 1
const CONFIDENT = 3
const FEWEST_FOR_RATIO = 5
const SAME_RATIO = 0.02
// Above and below all that scores can add up to in a gap.
const FIXED = 20
const NEVER = -1e6

/**
 * Links the blocks of a translation to those of its source, by what stays the same in any language:
 * kind, ids, addresses, code, numbers, names, sizes and relative length. Links never cross, and no
 * block has two. Global alignment with affine gaps (Needleman and Wunsch; Gotoh), in bounded memory.
 *
 * @example
 * alignBlocks(parseFile(english).blocks, parseFile(ukrainian).blocks)
 * // => [{ source: 0, translation: 0, score: 4.1 }, { source: 2, translation: 1, score: 3.7 }]
 */
export function alignBlocks(
  source: readonly FileBlock[],
  translation: readonly FileBlock[],
): readonly AlignedBlocks[] {
  return alignFeatures(featuresOf(source), featuresOf(translation))
}

/** What is known before an alignment. */
export interface KnownLinks {
  /** Links that hold: the translation's block by the source's. */
  readonly fixed: ReadonlyMap<number, number>
  /** Blocks of the translation that have no source. */
  readonly left: ReadonlySet<number>
}

const NOTHING_KNOWN: KnownLinks = { fixed: new Map(), left: new Set() }

/** As {@link alignBlocks}, over features that were taken already, around links that are known. */
export function alignFeatures(
  source: readonly BlockFeatures[],
  translation: readonly BlockFeatures[],
  known: KnownLinks = NOTHING_KNOWN,
): readonly AlignedBlocks[] {
  if (source.length === 0 || translation.length === 0) return []
  const guess = lengthRatio(source, translation)
  const scores = withKnown(pairScores(source, translation), known)
  const align = (ratio: number): readonly AlignedBlocks[] =>
    bestAlignment(scores, ratio, source.length, translation.length)
  const first = align(guess)
  const ratio = measuredRatio(first, source, translation) ?? guess
  const links = Math.abs(Math.log(ratio / guess)) < SAME_RATIO ? first : align(ratio)
  return judgeInContext(links, source.length, translation.length)
}

function withKnown(scores: PairScores, { fixed, left }: KnownLinks): PairScores {
  if (fixed.size === 0 && left.size === 0) return scores
  const taken = new Set([...fixed.values(), ...left])
  return {
    certain: () => [...fixed].sort(([one], [two]) => one - two),
    row: (at, from, to, ratio, into) => {
      const partner = fixed.get(at)
      if (partner === undefined) scores.row(at, from, to, ratio, into)
      else into.fill(NEVER, from, to + 1)
      for (const column of taken) into[column] = NEVER
      if (partner !== undefined) into[partner] = FIXED
    },
  }
}

function lengthRatio(
  source: readonly BlockFeatures[],
  translation: readonly BlockFeatures[],
): number {
  const total = (blocks: readonly BlockFeatures[]): number =>
    blocks.reduce((sum, { kind, text }) => sum + (kind === 'code' ? 0 : text.length), 0)
  return Math.min(3, Math.max(0.2, (total(translation) + 200) / (total(source) + 200)))
}

function measuredRatio(
  links: readonly AlignedBlocks[],
  source: readonly BlockFeatures[],
  translation: readonly BlockFeatures[],
): number | undefined {
  const ratios = links
    .flatMap(({ source: at, translation: other, score }) => {
      const [a, b] = [source[at], translation[other]]
      const isProse = a?.kind === 'paragraph' && b?.kind === 'paragraph' && a.text.length > 40
      return score >= CONFIDENT && isProse ? [b.text.length / a.text.length] : []
    })
    .sort((one, two) => one - two)
  return ratios.length < FEWEST_FOR_RATIO ? undefined : ratios[ratios.length >> 1]
}

// Where neither side has a gap beside it, a pair is far more often right than it looks alone; a weak
// pair that touches a gap is an island inside a rewritten part.
function judgeInContext(
  links: readonly AlignedBlocks[],
  rows: number,
  columns: number,
): readonly AlignedBlocks[] {
  // Equal sequences that the aligner never left: the place itself speaks for each pair.
  if (rows === columns && links.length === rows) {
    return links.map((link) => ({ ...link, score: Math.max(link.score, 0) }))
  }
  const start: AlignedBlocks = { source: -1, translation: -1, score: 0 }
  const end: AlignedBlocks = { source: rows, translation: columns, score: 0 }
  return links.flatMap((link, at) => {
    const before = links[at - 1] ?? start
    const after = links[at + 1] ?? end
    if (!adjoin(before, link) || !adjoin(link, after)) {
      return link.score < LEAST_BESIDE_GAP ? [] : [link]
    }
    const isHeld = Math.max(before.score, after.score) >= FIRM
    return [isHeld ? { ...link, score: link.score + HELD } : link]
  })
}

function adjoin(one: AlignedBlocks, two: AlignedBlocks): boolean {
  return two.source - one.source === 1 && two.translation - one.translation === 1
}
