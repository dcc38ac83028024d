import type { Html } from 'mdast'
import { isBlank, type Line, positionOf } from './lines.js'
import type { Taken } from './taken.js'

const NAMES =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul'
const BLOCK = new RegExp(`^</?(?:${NAMES})(?:[ >]|/>|$)`, 'i')
const RAW = /^<\/?(?:script|pre|style|textarea)(?![A-Za-z\d-])/i
const VALUE = '"[^"]*"|\'[^\']*\'|[^\\s"\'=<>`]+'
const WHOLE_TAG = new RegExp(
  `^<(?:[A-Za-z][A-Za-z\\d-]*(?: +[A-Za-z_:][\\w.:-]*(?: *= *(?:${VALUE}))?)* */?|/[A-Za-z][A-Za-z\\d-]* *)> *$`,
)

/**
 * The HTML block that begins at a line which nothing stands before, or `undefined` where it is not
 * certain: a comment up to its end, an element's block up to a blank line (CommonMark 4.6).
 */
export function takeHtml(lines: readonly Line[], start: number): Taken | undefined {
  const text = lines[start]?.text ?? ''
  if (text.startsWith('<!--')) return take(lines, start, (line) => line.includes('-->'), 1)
  if (RAW.test(text)) return undefined
  if (!BLOCK.test(text) && !WHOLE_TAG.test(text)) return undefined
  return take(lines, start, isBlank, 0)
}

function take(
  lines: readonly Line[],
  start: number,
  isEnd: (text: string) => boolean,
  extra: number,
): Taken | undefined {
  let end = start
  while (end < lines.length && !isEnd(lines[end]?.text ?? '')) end += 1
  if (end === lines.length && extra > 0) return undefined
  const next = end + extra
  const own = lines.slice(start, next)
  const [first] = own
  const last = own.at(-1)
  if (first === undefined || last === undefined || own.some(isDoubtful)) return undefined
  const value = own.map((line) => line.text).join('\n')
  const node: Html = { type: 'html', value, position: positionOf(first, 0, last) }
  return { node, next }
}

function isDoubtful({ column, text }: Line): boolean {
  return column > 1 || text.includes('\t')
}
