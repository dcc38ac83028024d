import type { ElementContent, Root, RootContent } from 'hast'

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
  tree.children = phrasingIn(tree.children)
}

function phrasingIn<Child extends RootContent>(
  children: readonly Child[],
): (Child | ElementContent)[] {
  return children.flatMap((child): (Child | ElementContent)[] => {
    if (child.type !== 'element') return [child]
    const inside = phrasingIn(child.children)
    if (NOT_IN_A_LINE.has(child.tagName)) return inside
    child.children = inside
    return [child]
  })
}
