import type { AlignType, TableCell, TableRow } from 'mdast'
import { indentOf, trimEnd } from '../../markdown/lines.js'
import { inlineNodes } from './inline.js'
import type { Labels } from './labels.js'
import { isBlank, type Line, pointIn, positionOf } from './lines.js'
import type { Taken } from './taken.js'
import { wordsOfLine } from './words.js'

/**
 * The table that begins at a line, or `undefined` where that is not certain. Every row begins and
 * ends with a bar; a cell is inline Markdown by itself, cut out before anything in it is read.
 */
export function takeTable(
  lines: readonly Line[],
  start: number,
  labels: Labels,
): Taken | undefined {
  const first = lines[start]
  const bars = barsOf(first)
  const align = alignmentsOf(lines[start + 1])
  if (first === undefined || bars === undefined || align?.length !== bars.length - 1) {
    return undefined
  }
  const rows: TableRow[] = []
  let at = start
  let last = lines[start + 1]
  for (; at < lines.length && !isBlank(lines[at]?.text ?? ''); at += 1) {
    const line = lines[at]
    if (at === start + 1 || line === undefined) continue
    const row = rowOf(line, align.length, labels)
    if (row === undefined) return undefined
    rows.push(row)
    if (at > start) last = line
  }
  const position = positionOf(first, 0, last ?? first)
  return { node: { type: 'table', align, children: rows, position }, next: at }
}

function rowOf(line: Line, most: number, labels: Labels): TableRow | undefined {
  const bars = barsOf(line)
  if (bars === undefined || bars.length - 1 > most) return undefined
  const cells: TableCell[] = []
  for (let at = 0; at < bars.length - 1; at += 1) {
    const [from = 0, to = 0] = [bars[at], bars[at + 1]]
    const cell = line.text.slice(from + 1, to)
    const indent = indentOf(cell)
    const words = wordsOfLine(line, from + 1 + indent, from + 1 + trimEnd(cell).length)
    const children = isBlank(cell) ? [] : inlineNodes(words, labels)
    if (children === undefined) return undefined
    const isLast = at === bars.length - 2
    const position = { start: pointIn(line, from), end: pointIn(line, isLast ? to + 1 : to) }
    cells.push({ type: 'tableCell', children, position })
  }
  return { type: 'tableRow', children: cells, position: positionOf(line, 0, line) }
}

/** Where the bars of a row stand. */
function barsOf(line: Line | undefined): readonly number[] | undefined {
  const text = line?.text ?? ''
  if (text.length < 2 || text[0] !== '|' || !text.endsWith('|')) return undefined
  // After a cell without even a space, micromark has the space of the next cell as its text.
  if (text.includes('\\') || text.includes('||')) return undefined
  const bars: number[] = []
  for (let at = 0; at >= 0; at = text.indexOf('|', at + 1)) bars.push(at)
  return bars
}

function alignmentsOf(line: Line | undefined): AlignType[] | undefined {
  const bars = barsOf(line)
  if (bars === undefined) return undefined
  const alignments: AlignType[] = []
  for (const cell of (line?.text ?? '').slice(1, -1).split('|')) {
    const [, left, right] = /^ *(:?)-+(:?) *$/.exec(cell) ?? []
    if (left === undefined || right === undefined) return undefined
    if (left === '') alignments.push(right === '' ? null : 'right')
    else alignments.push(right === '' ? 'left' : 'center')
  }
  return alignments
}
