import type { TextState } from '../resolve/types.js'

const MARKED: ReadonlySet<TextState> = new Set(['fallback', 'outdated', 'machine'])

/** The value of `data-state` for words that are shown: only those that readers should know about. */
export function markOf(state: TextState): string | undefined {
  return MARKED.has(state) ? state : undefined
}
