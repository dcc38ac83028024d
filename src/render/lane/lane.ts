import { cutHtml, type Fragment, paragraph } from '../fragment.js'
import { type LaneOptions, plainBlocks, writeBlock } from './blocks.js'
import { plainInline } from './inline.js'

/**
 * The plain lane: HTML for texts whose meaning is certain without the tokenizer, byte for byte what
 * the whole pipeline makes of them. It refuses whatever it is not sure of, and is used only where
 * nothing but Markdown, the default schema and no plugin decides what a text becomes.
 *
 * Three things make a text certain. What a block is, the beginnings of its lines decide; lines are
 * refused where a neighbour could change that (laziness, underlines, definitions, HTML). What is
 * inline closes in the reverse order of opening, so that no rule of precedence is asked. And all
 * that the tokenizer or a later step would change beyond that (character references, tabs, bare
 * addresses, addresses to be encoded or refused) is refused by its characters.
 */
export interface PlainResult extends Pick<Fragment, 'outermost' | 'rest' | 'html'> {
  /** Raw HTML that is left out. */
  readonly lost?: string
}

// Paragraphs without anything special are most of the news: one look, and nothing to write anew.
const BEGINS_WORDS = /^(?![ #>+\-=|:]|\d+[.)])./
const MORE_THAN_WORDS = /[\0\t\n\r\\`*_[\]<&~@\uFEFF]/
// Nothing but a block of raw HTML, which begins with one of these and ends at a blank line
// (CommonMark 4.6, kind 6, of which these are the commonest).
const HTML_BLOCK =
  /^<\/?(?:details|div|figcaption|figure|iframe|p|section|summary|table|tbody|td|th|thead|tr)(?=[ >])(?!.*\n *\n)[^\0\t\r\uFEFF]*\S$/s
// Nothing but a comment, which ends where it says so (kind 2).
const COMMENT = /^<!--(?!-?>)(?:(?!-->)[^\0\t\r\uFEFF])*-->$/s
const BARE_ADDRESS = /:\/\/|www\./i

/** The HTML of a text of blocks, or `undefined`. */
export function plainLane(text: string, options: LaneOptions): PlainResult | undefined {
  return isWords(text, options) ? paragraph(text) : plainMarkup(text, options)
}

/** Whether a text is a paragraph without any markup: the first half of the lane. */
export function isWords(text: string, { gfm }: Pick<LaneOptions, 'gfm'>): boolean {
  if (!BEGINS_WORDS.test(text) || MORE_THAN_WORDS.test(text) || text.endsWith(' ')) return false
  return !(gfm && BARE_ADDRESS.test(text))
}

/** The HTML of any other text of blocks, or `undefined`: the second half. */
export function plainMarkup(text: string, options: LaneOptions): PlainResult | undefined {
  if (HTML_BLOCK.test(text)) return { ...cutHtml('', undefined), lost: text }
  if (COMMENT.test(text)) return cutHtml('', undefined)
  const content = plainBlocks(text.split('\n'), options)
  if (content === undefined) return undefined
  const [only, ...more] = content.blocks
  if (only?.tag === 'p' && more.length === 0) return paragraph(only.html)
  const html = content.blocks.map((block) => `${writeBlock(block)}\n`).join('')
  return cutHtml(html, more.length === 0 ? only?.tag : undefined)
}

// Space that would go or be folded, and images, whose words are their alternative texts.
const NOT_ONE_LINE = /^\s|\s$|\s\s|[^\S ]|!\[/

/** The HTML of one line of inline Markdown and its words, or `undefined`. */
export function plainLine(
  text: string,
  options: LaneOptions,
): { readonly html: string; readonly words: string } | undefined {
  if (text === '' || NOT_ONE_LINE.test(text)) return undefined
  const html = plainInline(text, options)
  if (html === undefined) return undefined
  const words = html === text ? text : textOf(html)
  return { html, words: words.replace(/\s+/g, ' ').trim() }
}

// Only of HTML made here: no `>` in its attributes, and just these two references in its text.
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&')
}
