import type { Element, ElementContent } from 'xast'
import { x } from 'xastscript'

type Attributes = Readonly<Record<string, string | undefined>>

/** An element that holds elements only, each on a line of its own. */
export function lines(
  name: string,
  attributes: Attributes,
  depth: number,
  children: readonly Element[],
): Element {
  const indent = `\n${'  '.repeat(depth)}`
  return x(
    name,
    attributes,
    ...children.flatMap((child) => [`${indent}  `, child]),
    children.length === 0 ? '' : indent,
  )
}

/** An element that holds words: no white space is added. */
export function words(
  name: string,
  attributes: Attributes,
  children: readonly ElementContent[],
): Element {
  return x(name, attributes, ...children)
}

/** A text node. */
export function text(value: string): ElementContent {
  return { type: 'text', value }
}
