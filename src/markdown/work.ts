import type { RenderLimit, RenderLimits } from './limits.js'

/** How often a text holds what the tokenizer takes time for. */
export interface TextCounts {
  readonly lines: number
  readonly listItems: number
  readonly tableCells: number
  readonly footnotes: number
  readonly marks: number
  readonly lookahead: number
  /** Pairs of marks in one paragraph, summed up: each mark is looked at again for each other. */
  readonly pairs: number
}

// Where there are few in a paragraph, each takes a fraction of what it takes where there are many.
const FEW_MARKS = 1 / 6
// As many as the limit take a quarter of the time, each time that they are read.
const OF_FOOTNOTES = 1 / 4
// They are counted generously.
const OF_CELLS = 1 / 2

/** The time that the tokenizer takes for a text, where 1 is what one at any of its limits takes. */
export function workOf(counts: TextCounts, limits: RenderLimits): number {
  const shares =
    share(counts.lines, limits.lines) +
    share(counts.listItems, limits.listItems) +
    share(counts.tableCells * OF_CELLS, limits.tableCells) +
    share(counts.footnotes * OF_FOOTNOTES, limits.footnotes) +
    share(counts.marks * FEW_MARKS, limits.marks) +
    share(counts.lookahead + counts.pairs, limits.lookahead)
  // What keeps to each of the limits is not too much by itself.
  return Math.min(1, shares)
}

function share(count: number, limit: number): number {
  return count === 0 ? 0 : count / limit
}

// Longer articles may take longer, and so may those of many texts: real ones ask for less than this.
const CHARACTERS_OF_WORK = 200_000
const TEXTS_OF_WORK = 1_000

/** What a text asks of the tokenizer. */
export interface Measure {
  /** The first limit that it exceeds. */
  readonly limit: RenderLimit | undefined
  /** The time it takes, where 1 is what a text at any of its limits takes. */
  readonly work: number
}

/**
 * Takes up what texts are for the tokenizer, one after the other, or answers the limit that the
 * next is over.
 *
 * @param characters - of all texts together
 */
export function openWork(
  limits: RenderLimits,
  characters: number,
): (measure: Measure) => RenderLimit | undefined {
  const most = 1 + characters / CHARACTERS_OF_WORK
  let texts = 0
  let work = 0
  return (measure) => {
    if (measure.limit !== undefined) return measure.limit
    texts += 1
    if (work + measure.work > limits.work * (most + texts / TEXTS_OF_WORK)) return 'work'
    work += measure.work
    return undefined
  }
}
