import type { Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

// Elements that end the line they are put into, or that a browser would move out of it.
const NOT_IN_A_LINE = new Set(
  (
    'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html li listing main menu nav ol p pre ' +
    'search section summary table tbody td tfoot th thead tr ul xmp'
  ).split(' '),
)

/** Leaves only what may stand in a heading or a paragraph, in place: of other elements, their contents. */
export function keepPhrasing(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    if (parent === undefined || index === undefined) return
    if (!NOT_IN_A_LINE.has(element.tagName)) return
    parent.children.splice(index, 1, ...element.children)
    return [SKIP, index]
  })
}
