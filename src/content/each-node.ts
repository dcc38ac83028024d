import type { Nodes } from 'mdast'

/** Looks at a node and at all inside it, in their order. */
export function eachNode(node: Nodes, look: (node: Nodes) => void): void {
  look(node)
  if (!('children' in node)) return
  for (const child of node.children) eachNode(child, look)
}
