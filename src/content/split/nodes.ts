import type { Break, PhrasingContent, Text } from 'mdast'
import type { Position } from './lines.js'
import type { Words } from './words.js'

/** What was opened by a mark and not closed yet. */
export interface Open {
  readonly mark: string
  /** Where the mark begins. */
  readonly at: number
  /** What stands before the mark in the same parent. */
  readonly before: PhrasingContent[]
}

/** Adds text to what stands before it. */
export function addText(
  nodes: PhrasingContent[],
  words: Words,
  value: string,
  from: number,
  to: number,
): void {
  if (value === '') return
  const last = nodes.at(-1)
  if (last?.type === 'text') {
    nodes[nodes.length - 1] = {
      type: 'text',
      value: last.value + value,
      position: { start: last.position?.start ?? words.start(from), end: words.end(to) },
    }
  } else nodes.push(textNode(words, value, from, to))
}

/** Text by itself. */
export function textNode(words: Words, value: string, from: number, to: number): Text {
  return { type: 'text', value, position: between(words, from, to) }
}

/** A hard line break. */
export function breakNode(words: Words, from: number, to: number): Break {
  return { type: 'break', position: between(words, from, to) }
}

/** The position from one character to another. */
export function between(words: Words, from: number, to: number): Position {
  return { start: words.start(from), end: words.end(to) }
}
