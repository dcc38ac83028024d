import type { Nodes, RootContent } from 'mdast'
import { parseMarkdown } from '../parse-markdown.js'
import type { Line, Point } from './lines.js'

// Ends whatever may be open, such as a list, as any line would that is flush; no block of any part.
const SEPARATOR = '\n<!---->\n'
const SEPARATOR_LINES = 2

/** How far a part stands from where it stands among the parts that are parsed. */
interface Shift {
  readonly lines: number
  readonly characters: number
}

/**
 * Parses parts of a text together, so that each knows what the others define.
 *
 * @param isEnd - whether the last part ends the text
 * @returns the nodes of each part, placed in the whole text
 */
export function parseParts(
  parts: readonly (readonly Line[])[],
  isEnd: boolean,
): readonly (readonly RootContent[])[] {
  const texts = parts.map((lines) => lines.map(({ text }) => text).join('\n'))
  const nodes = parseMarkdown(texts.join(SEPARATOR) + (isEnd ? '' : SEPARATOR)).children
  const all: RootContent[][] = []
  let at = 0
  let line = 1
  let offset = 0
  parts.forEach((lines, index) => {
    const length = texts[index]?.length ?? 0
    const shift: Shift = {
      lines: (lines[0]?.number ?? 1) - line,
      characters: (lines[0]?.offset ?? 0) - offset,
    }
    line += lines.length - 1 + SEPARATOR_LINES
    offset += length
    const own: RootContent[] = []
    for (; (nodes[at]?.position?.start.offset ?? Infinity) < offset; at += 1) {
      const node = nodes[at]
      if (node !== undefined) own.push(node)
    }
    move(own, shift)
    all.push(own)
    offset += SEPARATOR.length
    at += 1 // the separator
  })
  return all
}

// Without recursion: quotes may stand in quotes thousands of times.
function move(moving: readonly Nodes[], shift: Shift): void {
  if (shift.lines === 0 && shift.characters === 0) return
  const rest = [...moving]
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    const { position } = node
    if (position !== undefined) {
      node.position = {
        start: movedPoint(position.start, shift),
        end: movedPoint(position.end, shift),
      }
    }
    if ('children' in node) for (const child of node.children) rest.push(child)
  }
}

function movedPoint({ line, column, offset = 0 }: Point, { lines, characters }: Shift): Point {
  return { line: line + lines, column, offset: offset + characters }
}
