import type { RenderLimits } from './limits.js'

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

/** The time that the tokenizer takes for a text, where 1 is what one at any of its limits takes. */
export function workOf(counts: TextCounts, limits: RenderLimits): number {
  return (
    share(counts.lines, limits.lines) +
    share(counts.listItems, limits.listItems) +
    share(counts.tableCells, limits.tableCells) +
    share(counts.footnotes, limits.footnotes) +
    share(counts.marks * FEW_MARKS, limits.marks) +
    share(counts.lookahead + counts.pairs, limits.lookahead)
  )
}

function share(count: number, limit: number): number {
  return count === 0 ? 0 : count / limit
}
