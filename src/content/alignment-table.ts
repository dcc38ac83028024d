import { type Band, bandOf } from './band.js'
import type { PairScores } from './pair-scores.js'

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

const PAIR = 0
const DELETE = 1
const INSERT = 2
const NEVER = -1e9

// What it costs to go on from each state: to a pair, to a source block without partner, to a
// translation block without partner.
const TO_PAIR: Costs = [0, 0, 0]
const TO_DELETE: Costs = [OPEN, EXTEND, SWITCH]
const TO_INSERT: Costs = [OPEN, SWITCH, EXTEND]

type State = typeof PAIR | typeof DELETE | typeof INSERT
type Costs = readonly [pair: number, remove: number, insert: number]

/** The best scores of one row's cells, by the state that the way to them ends in. */
type Row = readonly [pair: Float64Array, remove: Float64Array, insert: Float64Array]

/**
 * The links with the highest sum of scores: global alignment with affine gaps (Needleman and Wunsch;
 * Gotoh), within a band.
 */
export function bestAlignment(
  scores: PairScores,
  ratio: number,
  rows: number,
  columns: number,
): readonly AlignedBlocks[] {
  const band = bandOf(rows, columns, scores.certain)
  const starts = startsOf(band)
  const cells = starts.at(-1) ?? 0
  const pairs = new Float32Array(cells)
  const ways = new Uint8Array(cells)
  const own = new Float64Array(columns)
  let above = emptyRow(columns)
  let here = emptyRow(columns)
  here[PAIR][0] = 0
  for (let row = 0; row <= rows; row += 1) {
    const from = band.from[row] ?? 0
    const to = band.to[row] ?? 0
    const start = (starts[row] ?? 0) - from
    if (row > 0) scores.row(row - 1, Math.max(0, from - 1), to - 1, ratio, own)
    for (let column = from; column <= to; column += 1) {
      let way = 0
      if (row > 0 && column > 0) {
        const state = bestState(above, column - 1, TO_PAIR)
        const score = own[column - 1] ?? NEVER
        here[PAIR][column] = valueAt(above, column - 1, TO_PAIR, state) + score
        pairs[start + column] = score
        way = state
      }
      if (row > 0) {
        const state = bestState(above, column, TO_DELETE)
        here[DELETE][column] = valueAt(above, column, TO_DELETE, state)
        way |= state << 2
      }
      if (column > from) {
        const state = bestState(here, column - 1, TO_INSERT)
        here[INSERT][column] = valueAt(here, column - 1, TO_INSERT, state)
        way |= state << 4
      }
      ways[start + column] = way
    }
    const used = above
    above = here
    here = used
    // What was written there is of the row before.
    for (const values of here) {
      values.fill(NEVER, band.from[row - 1] ?? 0, (band.to[row - 1] ?? 0) + 1)
    }
  }
  return trace(above, { starts, band, pairs, ways }, rows, columns)
}

function bestState(row: Row, column: number, costs: Costs): State {
  const pair = valueAt(row, column, costs, PAIR)
  const remove = valueAt(row, column, costs, DELETE)
  const insert = valueAt(row, column, costs, INSERT)
  if (pair >= remove && pair >= insert) return PAIR
  return remove >= insert ? DELETE : INSERT
}

function valueAt(row: Row, column: number, costs: Costs, state: State): number {
  return (row[state][column] ?? NEVER) + costs[state]
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
  let state: number = bestState(last, columns, TO_PAIR)
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

function startsOf({ from, to }: Band): Int32Array {
  const starts = new Int32Array(from.length + 1)
  for (let row = 0; row < from.length; row += 1) {
    starts[row + 1] = (starts[row] ?? 0) + (to[row] ?? 0) - (from[row] ?? 0) + 1
  }
  return starts
}

function emptyRow(columns: number): Row {
  const values = (): Float64Array => new Float64Array(columns + 1).fill(NEVER)
  return [values(), values(), values()]
}
