import type { Heading, Paragraph, RootContent } from 'mdast'
import { INTERRUPTS, LIST_MARKER, MAY_INTERRUPT } from '../../markdown/line-starts.js'
import { indentOf, trimEnd } from '../../markdown/lines.js'
import { takeFence, takeIndented } from './code.js'
import { takeHtml } from './html.js'
import { inlineNodes } from './inline.js'
import { dropStart, isBlank, type Line, positionOf } from './lines.js'
import { takeList } from './list.js'
import { takeTable } from './table.js'
import type { Blocks, Surroundings, Taken } from './taken.js'
import { wordsOfLine, wordsOfLines } from './words.js'

/**
 * The blocks that lines make, or `undefined` where this is not certain. Each line's beginning decides
 * what it opens (CommonMark 4 and 5); a line that continues something only by laziness, or that opens
 * something rare, is refused.
 */
export function blocksOf(lines: readonly Line[], around: Surroundings): Blocks | undefined {
  const nodes: RootContent[] = []
  let spread = false
  let blank = false
  let at = 0
  while (at < lines.length) {
    if (isBlank(lines[at]?.text ?? '')) {
      blank = true
      at += 1
      continue
    }
    const taken = takeBlock(lines, at, around)
    if (taken === undefined) return undefined
    if (blank && nodes.length > 0) spread = true
    nodes.push(taken.node)
    at = taken.next
    blank = isBlank(lines[at - 1]?.text ?? '') // a list ends behind the blank lines after it
  }
  return { nodes, spread }
}

function takeBlock(lines: readonly Line[], at: number, around: Surroundings): Taken | undefined {
  const line = lines[at]
  if (line === undefined) return undefined
  const indent = indentOf(line.text)
  if (indent > 3) return takeIndented(lines, at)
  const text = line.text.slice(indent)
  switch (text[0]) {
    case '#':
      return takeHeading(line, indent, at, around)
    case '>':
      return takeQuote(lines, at, around)
    case '`':
    case '~':
      if (/^(?:```|~~~)/.test(text)) return takeFence(lines, at)
      break
    case '|':
      return takeTable(lines, at, around.labels)
    case '<':
      if (HTML.test(text)) return takeHtml(lines, at)
      break
    case '-':
    case '*':
    case '_':
    case '+':
      if (RULE.test(text)) {
        const node: RootContent = {
          type: 'thematicBreak',
          position: positionOf(line, indent, line),
        }
        return { node, next: at + 1 }
      }
  }
  if (LIST_MARKER.test(text)) return takeList(lines, at, around, blocksOf)
  if (!BEGINS_PARAGRAPH.test(text)) return undefined
  return takeParagraph(lines, at, around)
}

const RULE = /^([-*_])(?: *\1){2,}$/
const HTML = /^<[A-Za-z/!]/
// Not what may be a list, a rule, an underline, a table's second line, HTML or a definition.
const BEGINS_PARAGRAPH =
  /^(?![-+=|]|:[:|\- ]*$|<(?!https?:|mailto:| )|\d+[.)](?: |$)|[*_](?: *[*_])* *$)/

function takeParagraph(
  lines: readonly Line[],
  start: number,
  around: Surroundings,
): Taken | undefined {
  let at = start
  for (; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? ''
    if (isBlank(text)) break
    const indent = indentOf(text)
    if (indent > 3) return undefined
    const words = indent === 0 ? text : text.slice(indent)
    if (at > start) {
      if (INTERRUPTS.test(words)) break
      if (!BEGINS_PARAGRAPH.test(words) || MAY_INTERRUPT.test(words)) return undefined
    }
  }
  const own = lines.slice(start, at)
  const node = paragraphOf(own, around)
  return node === undefined ? undefined : { node, next: at }
}

function paragraphOf(own: readonly Line[], { labels }: Surroundings): Paragraph | undefined {
  const [first] = own
  const last = own.at(-1)
  if (first === undefined || last === undefined) return undefined
  const words = wordsOfLines(own)
  // It may be a definition.
  if (words.text[0] === '[' && words.text.includes(']:')) return undefined
  const children = inlineNodes(words, labels)
  if (children === undefined) return undefined
  return { type: 'paragraph', children, position: positionOf(first, indentOf(first.text), last) }
}

function takeHeading(
  line: Line,
  indent: number,
  at: number,
  { labels }: Surroundings,
): Taken | undefined {
  const [, marks = '', space = '', source = ''] =
    /^(#{1,6})( +)([^ ].*)$/.exec(line.text.slice(indent)) ?? []
  const words = trimEnd(source.replace(/ #+$/, ''))
  if (words === '' || words.endsWith('#') || words.endsWith('\\')) return undefined
  if (source.endsWith(' ')) return undefined
  const from = indent + marks.length + space.length
  const children = inlineNodes(wordsOfLine(line, from, from + words.length), labels)
  if (children === undefined) return undefined
  // One to six signs.
  const depth = marks.length as Heading['depth']
  const node: Heading = {
    type: 'heading',
    depth,
    children,
    position: positionOf(line, indent, line),
  }
  return { node, next: at + 1 }
}

function takeQuote(lines: readonly Line[], start: number, around: Surroundings): Taken | undefined {
  if (around.nesting < 1) return undefined
  const inside: Line[] = []
  let at = start
  for (; at < lines.length; at += 1) {
    const line = lines[at]
    const found = /^ {0,3}> ?/.exec(line?.text ?? '')
    if (line === undefined || found === null) break
    inside.push(dropStart(line, found[0].length))
  }
  // A blank line in it may make a list in it loose for mdast-util-from-markdown.
  const isLoose =
    inside.some(({ text }) => isBlank(text)) &&
    inside.some(({ text }) => LIST_MARKER.test(text.trimStart()))
  const first = lines[start]
  const last = inside.at(-1)
  if (isLoose || first === undefined || last === undefined) return undefined
  if (isBlank(last.text) || last.text.endsWith(' ')) return undefined
  // What follows at once may continue a paragraph in the quote.
  if (at < lines.length && !isBlank(lines[at]?.text ?? '')) return undefined
  const content = blocksOf(inside, { ...around, nesting: around.nesting - 1 })
  if (content === undefined) return undefined
  const position = positionOf(first, indentOf(first.text), last)
  // Blocks of a quote are blocks of a text.
  const children = content.nodes as Extract<RootContent, { type: 'blockquote' }>['children']
  return { node: { type: 'blockquote', children, position }, next: at }
}
