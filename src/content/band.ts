/** Which translation blocks each source block is compared with: row by row, both ends in. */
export interface Band {
  readonly from: Int32Array
  readonly to: Int32Array
}

// Five bytes are kept for each cell: 20 MB at most, whatever the documents.
const MOST_CELLS = 4_000_000

/**
 * The cells of the alignment table that are looked at: all of them while they are few, else a
 * band around the way through pairs that are certain.
 */
export function bandOf(
  rows: number,
  columns: number,
  certain: () => readonly (readonly [number, number])[],
): Band {
  const from = new Int32Array(rows + 1)
  const to = new Int32Array(rows + 1).fill(columns)
  if ((rows + 1) * (columns + 1) <= MOST_CELLS) return { from, to }
  const half = Math.max(1, Math.floor(MOST_CELLS / (rows + 1) / 2))
  const way = [[0, 0] as const, ...longestRise(certain()), [rows, columns] as const]
  let next = 1
  const centre = (row: number): number => {
    while (next < way.length - 1 && (way[next]?.[0] ?? rows) < row) next += 1
    const [startRow, startColumn] = way[next - 1] ?? [0, 0]
    const [endRow, endColumn] = way[next] ?? [rows, columns]
    const share = endRow === startRow ? 1 : (row - startRow) / (endRow - startRow)
    return Math.round(startColumn + share * (endColumn - startColumn))
  }
  let here = centre(0)
  for (let row = 0; row <= rows; row += 1) {
    const after = row === rows ? columns : centre(row + 1)
    from[row] = Math.max(0, Math.min(here, after) - half)
    to[row] = Math.min(columns, Math.max(here, after) + half)
    here = after
  }
  return { from, to }
}

/** The longest run of pairs that rises on both sides (patience sorting). */
export function longestRise(
  pairs: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const ends: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([, column], at) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < column) low = middle + 1
      else high = middle
    }
    before[at] = low === 0 ? -1 : (ends[low - 1] ?? -1)
    ends[low] = at
  })
  const rise: (readonly [number, number])[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at]
    if (pair !== undefined) rise.push(pair)
  }
  return rise.reverse()
}
