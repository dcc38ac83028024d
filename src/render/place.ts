import type { Node } from 'mdast'
import type { Diagnostic } from '../errors.js'

/** Where a node stands in its text: nowhere, if a plugin made it. */
export function placeOf(position: Node['position']): Pick<Diagnostic, 'line' | 'column'> {
  if (position === undefined) return {}
  const { line, column } = position.start
  return { line, column }
}
