import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/**
 * Moves references to footnotes out of links, to right behind them: HTML has no link inside a link,
 * and browsers tear the outer one apart. In place.
 */
export function freeReferences(tree: Root): void {
  visit(tree, 'element', (link, index, parent) => {
    if (link.tagName !== 'a' || parent === undefined || index === undefined) return
    const references = takeReferences(link)
    parent.children.splice(index + 1, 0, ...references)
    return [SKIP, index + 1 + references.length]
  })
}

function takeReferences(link: Element): readonly Element[] {
  const taken: Element[] = []
  visit(link, 'element', (element, index, parent) => {
    if (!isReference(element) || parent === undefined || index === undefined) return
    parent.children.splice(index, 1)
    taken.push(element)
    return [SKIP, index]
  })
  return taken
}

// As the handler of references makes them: a link in a `sup`.
function isReference({ tagName, children: [only] }: Element): boolean {
  return tagName === 'sup' && only?.type === 'element' && only.properties.dataFootnoteRef === true
}
