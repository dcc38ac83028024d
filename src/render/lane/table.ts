import { trimEnd } from '../../markdown/lines.js'
import { type InlineOptions, plainInline } from './inline.js'
import { isBlank, lineAt } from './lines.js'

type Alignment = 'center' | 'left' | 'right' | undefined

/**
 * The table that begins at a line, or `undefined` where that is not certain. Every row begins and
 * ends with a bar; a cell is inline Markdown by itself, cut out before anything in it is read.
 */
export function plainTable(lines: readonly string[], start: number, options: InlineOptions) {
  const head = cellsOf(lineAt(lines, start))
  const alignments = cellsOf(lineAt(lines, start + 1))?.map(alignmentOf)
  if (head === undefined || alignments?.length !== head.length) return undefined
  if (alignments.includes('none')) return undefined
  const rows: string[][] = [head]
  let at = start + 2
  for (; at < lines.length && !isBlank(lineAt(lines, at)); at += 1) {
    const cells = cellsOf(lineAt(lines, at))
    if (cells === undefined || cells.length > head.length) return undefined
    rows.push(cells)
  }
  const written: string[] = []
  for (const [row, cells] of rows.entries()) {
    let html = ''
    const tag = row === 0 ? 'th' : 'td'
    for (const [column, alignment] of alignments.entries()) {
      const cell = plainInline(cells[column] ?? '', options)
      if (cell === undefined) return undefined
      const aligned = alignment === undefined ? '' : ` align="${alignment}"`
      html += `<${tag}${aligned}>${cell}</${tag}>\n`
    }
    written.push(`<tr>\n${html}</tr>\n`)
  }
  const [first = '', ...rest] = written
  const body = rest.length === 0 ? '' : `<tbody>\n${rest.join('')}</tbody>\n`
  return {
    block: { tag: 'table', html: `<table>\n<thead>\n${first}</thead>\n${body}</table>` },
    next: at,
  }
}

function cellsOf(line: string): string[] | undefined {
  const row = trimEnd(line)
  if (!/^ {0,3}\|.*\|$/.test(row) || row.includes('\\')) return undefined
  const [, ...cells] = row.slice(0, -1).split('|')
  return cells.map((cell) => trimEnd(cell).replace(/^ +/, ''))
}

function alignmentOf(cell: string): Alignment | 'none' {
  const found = /^(:?)-+(:?)$/.exec(cell)
  if (found === null) return 'none'
  const [, left, right] = found
  if (left !== '' && right !== '') return 'center'
  if (left !== '') return 'left'
  return right === '' ? undefined : 'right'
}
