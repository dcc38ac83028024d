import { INTERRUPTS, isFenceEnd, LIST_MARKER, MAY_INTERRUPT } from '../../markdown/line-starts.js'
import { indentOf, trimEnd } from '../../markdown/lines.js'
import { escapeAttribute, escapeText } from './escape.js'
import { type InlineOptions, plainInline } from './inline.js'
import { isBlank, lineAt } from './lines.js'
import { takeList } from './list.js'
import { plainTable } from './table.js'

/** One block of a text: a paragraph's contents apart, since a tight list shows them bare. */
export interface PlainBlock {
  readonly tag: string
  /** The HTML; of a paragraph what stands inside it. */
  readonly html: string
  /** What a paragraph begins with that is a box to tick where the paragraph begins an item. */
  readonly box?: string | undefined
}

/** The blocks of a text or container. */
export interface PlainBlocks {
  readonly blocks: readonly PlainBlock[]
  /** Whether a blank line stands between two of them. */
  readonly spread: boolean
}

/** Options of the plain lane. */
export interface LaneOptions extends InlineOptions {
  /** How deep quotes and lists may stand inside one another. */
  readonly nesting: number
}

/** One block taken from the lines at a place, and where the next begins. */
interface Taken {
  readonly block: PlainBlock
  readonly next: number
}

/**
 * The blocks that lines make, or `undefined` where this is not certain. Each line's beginning decides
 * what it opens (CommonMark 4 and 5); a line that continues something only by laziness, or that opens
 * something rare, is refused.
 */
export function plainBlocks(
  lines: readonly string[],
  options: LaneOptions,
): PlainBlocks | undefined {
  const blocks: PlainBlock[] = []
  let spread = false
  let blank = false
  let at = 0
  while (at < lines.length) {
    if (isBlank(lineAt(lines, at))) {
      blank = true
      at += 1
      continue
    }
    const taken = takeBlock(lines, at, options)
    if (taken === undefined) return undefined
    if (blank && blocks.length > 0) spread = true
    blocks.push(taken.block)
    at = taken.next
    blank = isBlank(lineAt(lines, at - 1)) // a list ends behind the blank lines after it
  }
  return { blocks, spread }
}

/** Writes a block as HTML. */
export function writeBlock({ tag, html }: PlainBlock): string {
  return tag === 'p' ? `<p>${html}</p>` : html
}

function takeBlock(lines: readonly string[], at: number, options: LaneOptions): Taken | undefined {
  const line = lineAt(lines, at)
  const indent = indentOf(line)
  if (indent > 3) return undefined
  const text = line.slice(indent)
  switch (text[0]) {
    case '#':
      return takeHeading(text, at, options)
    case '>':
      return takeQuote(lines, at, options)
    case '`':
    case '~':
      if (/^(?:```|~~~)/.test(text)) return takeFence(lines, at)
      break
    case '|':
      return options.gfm ? plainTable(lines, at, options) : undefined
    case '-':
    case '*':
    case '_':
    case '+':
      if (RULE.test(text)) return { block: { tag: 'hr', html: '<hr>' }, next: at + 1 }
  }
  if (LIST_MARKER.test(text)) return takeListBlock(lines, at, options)
  if (!BEGINS_PARAGRAPH.test(text)) return undefined
  return takeParagraph(lines, at, options)
}

const RULE = /^([-*_])(?: *\1){2,} *$/
// Not what may be a list, a rule, an underline, a table's second line, HTML or a definition.
const BEGINS_PARAGRAPH = /^(?![-+=|:]|<(?!https?:|mailto:)|\d+[.)](?: |$)|[*_](?: *[*_])* *$)/

function takeParagraph(
  lines: readonly string[],
  start: number,
  options: LaneOptions,
): Taken | undefined {
  let text = ''
  let indented = false
  let at = start
  for (; at < lines.length; at += 1) {
    const line = lineAt(lines, at)
    if (isBlank(line)) break
    const indent = indentOf(line)
    if (indent > 3) return undefined
    if (at > start && indent > 0) indented = true
    const words = line.slice(indent)
    if (at > start) {
      if (INTERRUPTS.test(words)) break
      if (!BEGINS_PARAGRAPH.test(words) || MAY_INTERRUPT.test(words)) return undefined
      text += '\n'
    }
    text += words
  }
  if (text[0] === '[' && text.includes(']:')) return undefined // may be a definition
  // A code span over lines keeps the spaces that they begin with.
  if (indented && text.includes('`')) return undefined
  const words = trimEnd(text)
  const [box] = (options.gfm && /^\[[ xX]\](?=[ \n])/.exec(words)) || []
  if (box !== undefined && !/^ [^ \n]/.test(words.slice(box.length))) return undefined
  const html = plainInline(words, options)
  return html === undefined ? undefined : { block: { tag: 'p', html, box }, next: at }
}

function takeHeading(text: string, at: number, options: LaneOptions): Taken | undefined {
  const [, marks = '', source = ''] = /^(#{1,6}) +([^ ].*)$/.exec(text) ?? []
  const trimmed = trimEnd(source)
  const words = trimEnd(trimmed.replace(/ #+$/, ''))
  if (words === '' || words.endsWith('#') || words.endsWith('\\')) return undefined
  const html = plainInline(words, options)
  const tag = `h${marks.length}`
  return html === undefined
    ? undefined
    : { block: { tag, html: `<${tag}>${html}</${tag}>` }, next: at + 1 }
}

function takeQuote(
  lines: readonly string[],
  start: number,
  options: LaneOptions,
): Taken | undefined {
  if (options.nesting < 1) return undefined
  const inside: string[] = []
  let at = start
  for (; at < lines.length; at += 1) {
    const found = /^ {0,3}> ?/.exec(lineAt(lines, at))
    if (found === null) break
    inside.push(lineAt(lines, at).slice(found[0].length))
  }
  // A blank line in it may make a list in it loose for mdast-util-from-markdown.
  const isLoose = inside.some(isBlank) && inside.some((line) => LIST_MARKER.test(line.trimStart()))
  if (isLoose || isBlank(lineAt(inside, inside.length - 1))) return undefined
  // What follows at once may continue a paragraph in the quote.
  if (at < lines.length && !isBlank(lineAt(lines, at))) return undefined
  const content = plainBlocks(inside, { ...options, nesting: options.nesting - 1 })
  if (content === undefined) return undefined
  const html = content.blocks.map((block) => `${writeBlock(block)}\n`).join('')
  return {
    block: { tag: 'blockquote', html: `<blockquote>\n${html}</blockquote>` },
    next: at,
  }
}

function takeFence(lines: readonly string[], start: number): Taken | undefined {
  const found = /^( *)(`{3,}|~{3,}) *(?:([\w+#.-]+)(?: [^`]*)?)?$/.exec(lineAt(lines, start))
  if (found === null) return undefined
  const [, indent = '', marks = '', language = ''] = found
  const inside: string[] = []
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lineAt(lines, at)
    if (isFenceEnd(line, marks)) {
      const code = inside.join('\n')
      if (code.trim() === '') return undefined
      const name = language === '' ? '' : ` class="language-${escapeAttribute(language)}"`
      const html = `<pre><code${name}>${escapeText(code)}\n</code></pre>`
      return { block: { tag: 'pre', html }, next: at + 1 }
    }
    if (/[\0\r\uFEFF]|^ *\t/.test(line)) return undefined
    inside.push(line.slice(Math.min(indent.length, indentOf(line))))
  }
  return undefined
}

function takeListBlock(
  lines: readonly string[],
  start: number,
  options: LaneOptions,
): Taken | undefined {
  if (options.nesting < 1) return undefined
  const list = takeList(lines, start)
  if (list === undefined) return undefined
  const inner = { ...options, nesting: options.nesting - 1 }
  const items: PlainBlocks[] = []
  for (const item of list.items) {
    const content = plainBlocks(item, inner)
    if (content === undefined) return undefined
    items.push(content)
  }
  const loose = list.spread || items.some(({ spread }) => spread)
  const html = items.map((item) => writeItem(item, loose)).join('\n')
  const tag = list.number === undefined ? 'ul' : 'ol'
  const from = list.number === undefined || list.number === 1 ? '' : ` start="${list.number}"`
  const tasks = items.some(isTask) ? ' class="contains-task-list"' : ''
  return {
    block: { tag, html: `<${tag}${from}${tasks}>\n${html}\n</${tag}>` },
    next: list.next,
  }
}

function isTask({ blocks }: PlainBlocks): boolean {
  return blocks[0]?.box !== undefined
}

// As mdast-util-to-hast breaks the lines: around each block but the paragraphs of a tight list.
function writeItem(item: PlainBlocks, loose: boolean): string {
  const blocks = item.blocks.map(tickBox)
  let html = ''
  blocks.forEach((block, at) => {
    const bare = !loose && block.tag === 'p'
    if (!(bare && at === 0)) html += '\n'
    html += bare ? block.html : writeBlock(block)
  })
  const bare = !loose && blocks.at(-1)?.tag === 'p'
  return `<li${isTask(item) ? ' class="task-list-item"' : ''}>${html}${bare ? '' : '\n'}</li>`
}

function tickBox(block: PlainBlock, at: number): PlainBlock {
  if (at > 0 || block.box === undefined) return block
  const checked = block.box === '[ ]' ? '' : ' checked'
  const box = `<input type="checkbox"${checked} disabled>`
  return { ...block, html: box + block.html.slice(block.box.length) }
}
