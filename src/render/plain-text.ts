import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/** The words of a tree in one line, without markup; an image counts as its alternative text. */
export function plainText(tree: Root): string {
  const parts: string[] = []
  visit(tree, (node) => {
    if (node.type === 'text') parts.push(node.value)
    if (node.type === 'element' && node.tagName === 'br') parts.push(' ')
    if (node.type === 'element' && typeof node.properties.alt === 'string') {
      parts.push(node.properties.alt)
    }
  })
  // Space as HTML folds it: a no-break space stays one.
  return parts
    .join('')
    .replace(/[ \t\n\f\r]+/g, ' ')
    .trim()
}
