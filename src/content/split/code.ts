import type { Code } from 'mdast'
import { isFenceEnd } from '../../markdown/line-starts.js'
import { indentOf } from '../../markdown/lines.js'
import { isBlank, type Line, pointIn, positionOf } from './lines.js'
import type { Taken } from './taken.js'

/** The fenced code that begins at a line, or `undefined` where it is not certain (CommonMark 4.5). */
export function takeFence(lines: readonly Line[], start: number): Taken | undefined {
  const first = lines[start]
  if (first === undefined || first.text.includes('\t')) return undefined
  const found = /^( *)(`{3,}|~{3,}) *(?:([^\s`\\&]+)(?: +([^`\\& ](?:[^`\\&]*[^`\\& ])?))?)?$/.exec(
    first.text,
  )
  if (found === null) return undefined
  const [, indent = '', marks = '', lang = null, meta = null] = found
  const inside: string[] = []
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) return undefined
    if (isFenceEnd(line.text, marks)) {
      const value = inside.join('\n')
      if (value.trim() === '' || line.text.endsWith(' ')) return undefined
      const position = {
        start: pointIn(first, indent.length),
        end: pointIn(line, line.text.length),
      }
      const node: Code = { type: 'code', lang, meta, value, position }
      return { node, next: at + 1 }
    }
    if (/^ *\t/.test(line.text)) return undefined
    inside.push(line.text.slice(Math.min(indent.length, indentOf(line.text))))
  }
  return undefined
}

/**
 * The indented code that begins at a line and ends the lines, or `undefined` where it is not certain
 * (CommonMark 4.4). What followed it at once would be held to the rules of interrupting.
 */
export function takeIndented(lines: readonly Line[], start: number): Taken | undefined {
  let last = start
  let next = start
  for (; next < lines.length; next += 1) {
    const { text, column } = lines[next] ?? { text: '', column: 1 }
    if (column > 1 || text.includes('\t')) return undefined
    if (text === '') continue
    if (isBlank(text)) return undefined
    if (indentOf(text) < 4) break
    last = next
  }
  const own = lines.slice(start, last + 1)
  const [first] = own
  const end = own.at(-1)
  if (first === undefined || end === undefined || next < lines.length) return undefined
  const value = own.map(({ text }) => text.slice(4)).join('\n')
  const node: Code = {
    type: 'code',
    lang: null,
    meta: null,
    value,
    position: positionOf(first, 0, end),
  }
  return { node, next }
}
