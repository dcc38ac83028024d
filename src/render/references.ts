import type { Definition, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Lookup } from './definitions.js'

/**
 * The length of the addresses that references in a tree bring with them, each written out again: a
 * short text may become a long page.
 */
export function lengthOfReferences(root: Root, lookup: Lookup): number {
  let length = 0
  visitReferences(root, lookup, ({ url, title }) => {
    length += url.length + (title?.length ?? 0)
  })
  return length
}

/** Copies, for plugins to work on, of the definitions that a tree refers to. */
export function referredTo(root: Root, lookup: Lookup): Definition[] {
  const found = new Set<Definition>()
  visitReferences(root, lookup, (definition) => found.add(definition))
  return Array.from(found, (definition) => ({ ...definition, position: undefined }))
}

function visitReferences(
  root: Root,
  lookup: Lookup,
  visitor: (definition: Definition) => void,
): void {
  visit(root, (node) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return
    const definition = lookup.link(node.identifier.toUpperCase())
    if (definition !== undefined) visitor(definition)
  })
}
