import type { RootContent } from 'mdast'
import type { Labels } from './labels.js'

/** What the meaning of a block depends on beside its lines. */
export interface Surroundings {
  readonly labels: Labels
  /** How deep quotes and lists may stand inside one another. */
  readonly nesting: number
}

/** One block taken from the lines at a place, and where the next begins. */
export interface Taken {
  readonly node: RootContent
  readonly next: number
}

/** The blocks of a text or container. */
export interface Blocks {
  readonly nodes: readonly RootContent[]
  /** Whether a blank line stands between two of them. */
  readonly spread: boolean
}
