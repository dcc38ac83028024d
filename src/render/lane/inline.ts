import { attention } from '../../markdown/attention.js'
import { endOfCode, lengthOfRun } from '../../markdown/code-span.js'
import { trimEnd } from '../../markdown/lines.js'
import { escapeAttribute, escapeText } from './escape.js'

/** What the meaning of inline Markdown depends on beside the text. */
export interface InlineOptions {
  readonly gfm: boolean
  /** Whether `[label]` may refer to a definition somewhere. */
  readonly references: boolean
}

// Everything that can be more than text.
const NEXT = /[\\`*_[\]<&~\0\t\r\uFEFF\n]/g
// GFM makes links of bare addresses, in tokens and again in the finished text.
const BARE_ADDRESS = /@|:\/\/|www\./i

const DEPTH = 16

interface Open {
  readonly mark: string
  /** The HTML before the mark, to which what it opens is added when it is closed. */
  readonly before: string
  /** Where the text after the mark begins. */
  readonly from: number
}

/**
 * The HTML of inline Markdown, or `undefined` where it is not certain without the tokenizer.
 *
 * It reads from left to right with one stack of what is open. Certain is what closes in the reverse
 * order of opening: then CommonMark's search for the nearest opener finds the top of the stack, since
 * all between has been matched before. Whatever would need a choice is refused.
 */
export function plainInline(text: string, options: InlineOptions): string | undefined {
  const { gfm, references } = options
  const hasAddress = gfm && BARE_ADDRESS.test(text)
  const open: Open[] = []
  let html = ''
  let at = 0
  while (at < text.length) {
    if (open.length > DEPTH) return undefined // each mark may look through all that are open
    NEXT.lastIndex = at
    const stop = NEXT.test(text) ? NEXT.lastIndex - 1 : text.length
    let spaces = 0
    if (stop > at) {
      const found = text.slice(at, stop)
      if (hasAddress && BARE_ADDRESS.test(found)) return undefined
      // The spaces at a line's end go; two or more of them break it.
      const isImage = text.charCodeAt(stop) === OPEN_BRACKET && found.endsWith('!')
      const words = text.charCodeAt(stop) === LINE_FEED ? trimEnd(found) : found
      spaces = found.length - words.length
      // What is written is only ever added to: to take a piece off again, all of it would be copied.
      html += isImage ? words.slice(0, -1) : words
      at = stop
    }
    switch (text.charCodeAt(at)) {
      case BACKSLASH: {
        const next = text[at + 1] ?? ''
        if (next === '\n') {
          html += '<br>\n'
        } else if (!ESCAPABLE.test(next)) {
          // Escaped, `:` `/` `.` and `@` make no address for the tokenizer, but do in its result.
          return undefined
        } else html += escapeText(next)
        at += 2
        break
      }
      case BACKTICK: {
        const length = lengthOfRun(text, at)
        const end = endOfCode(text, at, length)
        const code = end < 0 ? undefined : codeOf(text.slice(at + length, end))
        if (code === undefined) return undefined
        html += `<code>${escapeText(code)}</code>`
        at = end + length
        break
      }
      case STAR:
      case UNDERSCORE: {
        const length = lengthOfRun(text, at)
        const mark = text.slice(at, at + length)
        const step = attention(text, at, length, open)
        const top = open.at(-1)
        if (step === 'open') {
          open.push({ mark, before: html, from: at + length })
          html = ''
        } else if (step === 'close' && top !== undefined) {
          const tag = length === 1 ? 'em' : 'strong'
          html = `${top.before}<${tag}>${html}</${tag}>`
          open.pop()
        } else if (step === 'text') html += mark
        else return undefined
        at += length
        break
      }
      case OPEN_BRACKET: {
        // Without definitions anywhere, a reference to a footnote is text in brackets.
        if (references && text[at + 1] === '^') return undefined
        const isImage = text[at - 1] === '!'
        if (isImage && text[at - 2] === '\\') return undefined
        open.push({ mark: isImage ? '![' : '[', before: html, from: at + 1 })
        html = ''
        at += 1
        break
      }
      case CLOSE_BRACKET: {
        const closed = closeBracket(text, at, html, open, options)
        if (closed === undefined) return undefined
        html = closed.html
        at = closed.end
        break
      }
      case LESS: {
        if (!HTML.test(text[at + 1] ?? 'a')) {
          html += '&#x3C;'
          at += 1
          break
        }
        AUTOLINK.lastIndex = at
        const address = AUTOLINK.exec(text)?.[1]
        // A link in a link is none.
        if (address === undefined || open.some(({ mark }) => mark === '[')) return undefined
        html += `<a href="${escapeAttribute(address)}">${escapeText(address)}</a>`
        at = AUTOLINK.lastIndex
        break
      }
      case AMPERSAND: {
        REFERENCE.lastIndex = at
        if (REFERENCE.test(text)) return undefined
        html += '&#x26;'
        at += 1
        break
      }
      case TILDE: {
        // A single one can close nothing.
        if (gfm && text.indexOf('~') !== text.lastIndexOf('~')) return undefined
        html += '~'
        at += 1
        break
      }
      case LINE_FEED: {
        html += spaces > 1 ? '<br>\n' : '\n'
        at += 1
        break
      }
      default:
        if (at < text.length) return undefined // NUL, tab, CR, byte order mark
    }
  }
  return open.length === 0 ? html : undefined
}

const LINE_FEED = 10
const AMPERSAND = 38
const STAR = 42
const LESS = 60
const OPEN_BRACKET = 91
const BACKSLASH = 92
const CLOSE_BRACKET = 93
const UNDERSCORE = 95
const BACKTICK = 96
const TILDE = 126

const ESCAPABLE = /[!"#$%&'()*+,\-;<=>?[\\\]^_`{|}]/
const HTML = /[A-Za-z/!?]/
const REFERENCE = /&(?:#|[A-Za-z\d]+;)/y
const AUTOLINK = /<((?:https?:\/\/|mailto:)[\w.~:/?#@!$&*+,;=-]+)>/y

// One space goes at both ends, where there is more than space (CommonMark 6.1).
function codeOf(source: string): string | undefined {
  if (/[\0\t\r\uFEFF]|\n | \n/.test(source)) return undefined
  const code = source.replaceAll('\n', ' ')
  if (!code.startsWith(' ') || !code.endsWith(' ') || /^ *$/.test(code)) return code
  return code.slice(1, -1)
}

// An address that stays as it is: percent-encoding, sanitizing and escaping change nothing in it
// (but `&`). In its path may be one pair of parentheses.
const SAFE = '[\\w.~/?#@!$*+,;=%-]|&(?![A-Za-z\\d#]+;)'
const ADDRESS = `(?:https?://|mailto:|[/?#]|[\\w.~-]+(?:[/?#]|(?=[ ()])))(?:${SAFE}|:)*`
const RESOURCE = new RegExp(
  `\\((?:<(${ADDRESS})>|(${ADDRESS}(?:\\((?:${SAFE}|:)*\\)(?:${SAFE}|:)*)?))(?: +"([^"\\\\&<>\\n\`\\0\\t\\r\\uFEFF]*)")?\\)`,
  'y',
)
// An address with a space behind it and then neither a title nor the end, such as a shortcode in it.
const NO_RESOURCE = /\((?!<)[\w.~:/?#@!$*+,;=%{}<-]+ +[^"'() \n\\]/y
const BAD_PERCENT = /%(?![\dA-Fa-f]{2})/
const NOT_PLAIN = /[\\`*_[\]<&~\0\t\r\uFEFF\n]/

function closeBracket(
  text: string,
  at: number,
  html: string,
  open: Open[],
  { references }: InlineOptions,
): { readonly html: string; readonly end: number } | undefined {
  const top = open.at(-1)
  const isInside = top?.mark === '[' || top?.mark === '!['
  if (!isInside) {
    return open.some(({ mark }) => mark.endsWith('['))
      ? undefined
      : { html: `${html}]`, end: at + 1 }
  }
  const next = text[at + 1]
  NO_RESOURCE.lastIndex = at + 1
  if (next !== '(' || NO_RESOURCE.test(text)) {
    if (references || next === '[' || next === ':') return undefined
    open.pop()
    return { html: `${top.before}${top.mark}${html}]`, end: at + 1 }
  }
  RESOURCE.lastIndex = at + 1
  const found = RESOURCE.exec(text)
  if (found === null) return undefined
  const [resource, enclosed = '', address = enclosed, title] = found
  if (BAD_PERCENT.test(address)) return undefined
  open.pop()
  const end = at + 1 + resource.length
  const titled = title === undefined || title === '' ? '' : ` title="${escapeAttribute(title)}"`
  const written = escapeAttribute(address)
  if (top.mark === '![') {
    const alt = text.slice(top.from, at)
    if (NOT_PLAIN.test(alt) || address.startsWith('mailto:')) return undefined
    const image = `<img src="${written}" alt="${escapeAttribute(alt)}"${titled}>`
    return { html: top.before + image, end }
  }
  const source = text.slice(top.from, at)
  const isNested = open.some(({ mark }) => mark.endsWith('['))
  if (isNested || source === '' || (references && source.includes('['))) return undefined
  return { html: `${top.before}<a href="${written}"${titled}>${html}</a>`, end }
}
