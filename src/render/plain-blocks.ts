import type { RenderedBlock } from './types.js'

// Apart from the blocks, whose shape is public; and the HTML itself, so that nothing is believed of
// a block that somebody has put in the place of another.
const remembered = new WeakMap<readonly RenderedBlock[], readonly (string | undefined)[]>()
const NOTHING: readonly never[] = []

/**
 * Remembers which of an article's blocks are surely paragraphs without links and images.
 *
 * @param plain - their HTML, each at the place of its block
 */
export function rememberPlain(
  blocks: readonly RenderedBlock[],
  plain: readonly (string | undefined)[],
): void {
  remembered.set(blocks, plain)
}

/** The HTML of those blocks: no need to look for anything in it, which costs more than to make it. */
export function plainOf(blocks: readonly RenderedBlock[]): readonly (string | undefined)[] {
  return remembered.get(blocks) ?? NOTHING
}
