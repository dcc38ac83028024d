import { type Counts, postingsOf } from './counts.js'

/** Writes how much one place has in common with each of the other places `from` to `to`, both in. */
export type Overlap = (at: number, from: number, to: number, into: Float64Array) => void

/**
 * Prepares to tell what places have in common with other places.
 *
 * @param weigh - what a text is worth that occurs so often here and there
 */
export function overlapOf(
  places: readonly Counts[],
  others: readonly Counts[],
  weigh: (text: string, here: number, there: number) => number,
): Overlap {
  const postings = postingsOf(others)
  return (at, from, to, into) => {
    into.fill(0, from, to + 1)
    for (const [text, here] of places[at] ?? []) {
      const found = postings.get(text)
      if (found === undefined) continue
      for (let next = firstFrom(found, from); next < found.length; next += 1) {
        const other = found[next] ?? to + 1
        if (other > to) break
        into[other] = (into[other] ?? 0) + weigh(text, here, others[other]?.get(text) ?? 0)
      }
    }
  }
}

function firstFrom(sorted: readonly number[], least: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}
