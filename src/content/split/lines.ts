import type { Node } from 'mdast'

/** From one place of a text to another. */
export type Position = NonNullable<Node['position']>

/** A place in a text. */
export type Point = Position['start']

/** One line, or what a container leaves of it, and where that stands in the whole text. */
export interface Line {
  readonly text: string
  /** From 1. */
  readonly number: number
  /** Of the first character of `text`, from 1. */
  readonly column: number
  /** Of the first character of `text`, from 0. */
  readonly offset: number
}

/** The lines of a text whose line ends are all single line feeds. */
export function linesOf(body: string): readonly Line[] {
  const lines: Line[] = []
  let offset = 0
  let number = 1
  for (const text of body.split('\n')) {
    lines.push({ text, number, column: 1, offset })
    offset += text.length + 1
    number += 1
  }
  return lines
}

/** Without the first characters. */
export function dropStart({ text, number, column, offset }: Line, count: number): Line {
  const dropped = Math.min(count, text.length)
  return {
    text: text.slice(dropped),
    number,
    column: column + dropped,
    offset: offset + dropped,
  }
}

/** The place of a character in a line. */
export function pointIn({ number, column, offset }: Line, at: number): Point {
  return { line: number, column: column + at, offset: offset + at }
}

/** From a character of one line to the end of another. */
export function positionOf(first: Line, from: number, last: Line): Position {
  return { start: pointIn(first, from), end: pointIn(last, last.text.length) }
}

/** Whether a line holds nothing but spaces and tabs. */
export function isBlank(text: string): boolean {
  let at = 0
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at += 1
  return at === text.length
}
