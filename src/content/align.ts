import { type Band, bandOf } from './band.js'
import { type BlockFeatures, featuresOf } from './features.js'
import type { FileBlock } from './file.js'
import { type PairScores, pairScores } from './pair-scores.js'

/** A block of a translation and the block of the source that it translates, by index. */
export interface AlignedBlocks {
  readonly source: number
  readonly translation: number
  /** At least 3: right in practice. Below 0: doubtful. */
  readonly score: number
}

// Edits cluster: the first block that has no partner costs more than the next ones.
const OPEN = -2.2
const EXTEND = -0.7
const SWITCH = OPEN * 0.7
// A pair below this that touches a gap is an island inside a rewritten part.
const LEAST_BESIDE_GAP = -1
const CONFIDENT = 3
const FEWEST_FOR_RATIO = 5

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

/** As {@link alignBlocks}, over features that were taken already. */
export function alignFeatures(
  source: readonly BlockFeatures[],
  translation: readonly BlockFeatures[],
): readonly AlignedBlocks[] {
  if (source.length === 0 || translation.length === 0) return []
  const guess = lengthRatio(source, translation)
  const first = alignWith(pairScores(source, translation, guess), source.length, translation.length)
  const ratio = measuredRatio(first, source, translation) ?? guess
  const links =
    Math.abs(Math.log(ratio / guess)) < 0.02
      ? first
      : alignWith(pairScores(source, translation, ratio), source.length, translation.length)
  return withoutIslands(links, source.length, translation.length)
}

function lengthRatio(
  source: readonly BlockFeatures[],
  translation: readonly BlockFeatures[],
): number {
  const total = (blocks: readonly BlockFeatures[]): number =>
    blocks.reduce((sum, { kind, length }) => sum + (kind === 'code' ? 0 : length), 0)
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
      const isProse = a?.kind === 'paragraph' && b?.kind === 'paragraph' && a.length > 40
      return score >= CONFIDENT && isProse ? [b.length / a.length] : []
    })
    .sort((one, two) => one - two)
  return ratios.length < FEWEST_FOR_RATIO ? undefined : ratios[ratios.length >> 1]
}

const PAIR = 0
const DELETE = 1
const INSERT = 2
const NEVER = -1e9

/** The three best scores of one row's cells, by the state that the way to them ends in. */
interface Row {
  readonly pair: Float64Array
  readonly remove: Float64Array
  readonly insert: Float64Array
}

function alignWith(scores: PairScores, rows: number, columns: number): readonly AlignedBlocks[] {
  const band = bandOf(rows, columns, scores.certain)
  const starts = startsOf(band)
  const cells = starts.at(-1) ?? 0
  const pairs = new Float32Array(cells)
  const ways = new Uint8Array(cells)
  const own = new Float64Array(columns)
  let above = emptyRow(columns)
  let here = emptyRow(columns)
  for (let row = 0; row <= rows; row += 1) {
    const from = band.from[row] ?? 0
    const to = band.to[row] ?? 0
    const start = (starts[row] ?? 0) - from
    clear(here)
    if (row > 0) scores.row(row - 1, Math.max(0, from - 1), to - 1, own)
    for (let column = from; column <= to; column += 1) {
      if (row === 0 && column === 0) {
        here.pair[0] = 0
        continue
      }
      let way = 0
      if (row > 0 && column > 0) {
        const score = own[column - 1] ?? NEVER
        const [best, state] = bestOf(above, column - 1, 0, 0, 0)
        here.pair[column] = best + score
        pairs[start + column] = score
        way |= state
      }
      if (row > 0) {
        const [best, state] = bestOf(above, column, OPEN, EXTEND, SWITCH)
        here.remove[column] = best
        way |= state << 2
      }
      if (column > from) {
        const [best, state] = bestOf(here, column - 1, OPEN, SWITCH, EXTEND)
        here.insert[column] = best
        way |= state << 4
      }
      ways[start + column] = way
    }
    const used = above
    above = here
    here = used
  }
  return trace(above, { starts, band, pairs, ways }, rows, columns)
}

interface Table {
  readonly starts: Int32Array
  readonly band: Band
  readonly pairs: Float32Array
  readonly ways: Uint8Array
}

function trace(
  last: Row,
  { starts, band, pairs, ways }: Table,
  rows: number,
  columns: number,
): readonly AlignedBlocks[] {
  const links: AlignedBlocks[] = []
  let [, state] = bestOf(last, columns, 0, 0, 0)
  let row = rows
  let column = columns
  while (row > 0 || column > 0) {
    const cell = (starts[row] ?? 0) + column - (band.from[row] ?? 0)
    const way = ways[cell] ?? 0
    if (state === PAIR) {
      row -= 1
      column -= 1
      links.push({ source: row, translation: column, score: pairs[cell] ?? 0 })
      state = way & 3
    } else if (state === DELETE) {
      row -= 1
      state = (way >> 2) & 3
    } else {
      column -= 1
      state = (way >> 4) & 3
    }
  }
  return links.reverse()
}

function bestOf(
  row: Row,
  column: number,
  pair: number,
  remove: number,
  insert: number,
): [number, number] {
  let best = (row.pair[column] ?? NEVER) + pair
  let state = PAIR
  const removed = (row.remove[column] ?? NEVER) + remove
  if (removed > best) {
    best = removed
    state = DELETE
  }
  const inserted = (row.insert[column] ?? NEVER) + insert
  if (inserted > best) {
    best = inserted
    state = INSERT
  }
  return [best, state]
}

function startsOf({ from, to }: Band): Int32Array {
  const starts = new Int32Array(from.length + 1)
  for (let row = 0; row < from.length; row += 1) {
    starts[row + 1] = (starts[row] ?? 0) + (to[row] ?? 0) - (from[row] ?? 0) + 1
  }
  return starts
}

function emptyRow(columns: number): Row {
  return clear({
    pair: new Float64Array(columns + 1),
    remove: new Float64Array(columns + 1),
    insert: new Float64Array(columns + 1),
  })
}

function clear(row: Row): Row {
  row.pair.fill(NEVER)
  row.remove.fill(NEVER)
  row.insert.fill(NEVER)
  return row
}

function withoutIslands(
  links: readonly AlignedBlocks[],
  rows: number,
  columns: number,
): readonly AlignedBlocks[] {
  const start: AlignedBlocks = { source: -1, translation: -1, score: 0 }
  const end: AlignedBlocks = { source: rows, translation: columns, score: 0 }
  return links.filter((link, at) => {
    if (link.score >= LEAST_BESIDE_GAP) return true
    return adjoin(links[at - 1] ?? start, link) && adjoin(link, links[at + 1] ?? end)
  })
}

function adjoin(one: AlignedBlocks, two: AlignedBlocks): boolean {
  return two.source - one.source === 1 && two.translation - one.translation === 1
}
