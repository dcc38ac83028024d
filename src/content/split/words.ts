import { indentOf, trimEnd } from '../../markdown/lines.js'
import { type Line, type Point, pointIn } from './lines.js'

/** The text of some lines with single line feeds between, and where each character stands. */
export interface Words {
  readonly text: string
  /** The place of what begins at a character. */
  readonly start: (at: number) => Point
  /** The place of what ends before a character. */
  readonly end: (at: number) => Point
  /** Whether the line that begins at a character is indented. */
  readonly isIndented: (at: number) => boolean
}

/** Words of one line from a character on. */
export function wordsOfLine(line: Line, from: number, to: number): Words {
  const point = (at: number): Point => pointIn(line, from + at)
  return { text: line.text.slice(from, to), start: point, end: point, isIndented: () => false }
}

/** Words of lines, without what each is indented by and the spaces at the end of the last. */
export function wordsOfLines(lines: readonly Line[]): Words {
  const [first] = lines
  if (first !== undefined && lines.length === 1) {
    return wordsOfLine(first, indentOf(first.text), trimEnd(first.text).length)
  }
  const starts: number[] = []
  let text = ''
  for (const line of lines) {
    if (starts.length > 0) text += '\n'
    starts.push(text.length)
    text += line.text.slice(indentOf(line.text))
  }
  const rowOf = (at: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }
  const pointAt = (at: number, isEnd: boolean): Point => {
    const row = rowOf(at)
    const line = lines[row]
    const inside = at - (starts[row] ?? 0)
    if (line === undefined) return { line: 1, column: 1, offset: 0 }
    // A line feed ends where the next line begins, before the marks of containers.
    const isLineEnd = isEnd && inside === 0 && row > 0
    return pointIn(line, isLineEnd ? 1 - line.column : inside + indentOf(line.text))
  }
  return {
    text: trimEnd(text),
    start: (at) => pointAt(at, false),
    end: (at) => pointAt(at, true),
    isIndented: (at) => indentOf(lines[rowOf(at)]?.text ?? '') > 0,
  }
}
