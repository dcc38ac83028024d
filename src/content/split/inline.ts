import type { Break, PhrasingContent, Text } from 'mdast'
import { attention } from './attention.js'
import { closeBracket } from './brackets.js'
import type { Labels } from './labels.js'
import { trimEnd } from './lines.js'
import type { Words } from './words.js'

/** What was opened by a mark and not closed yet. */
export interface Open {
  readonly mark: string
  /** Where the mark begins. */
  readonly at: number
  /** What stands before the mark in the same parent. */
  readonly before: PhrasingContent[]
}

// Everything that can be more than text.
const NEXT = /[\\`*_[\]<&~\n]|!(?=\[)/g
// GFM makes links of bare addresses, in tokens and again in the finished text.
const BARE_ADDRESS = /@|:\/\/|www\./i
// Each mark may look through all that are open.
const DEPTH = 16

/**
 * The inline nodes of words, or `undefined` where they are not certain without the parser.
 *
 * It reads from left to right with one stack of what is open. Certain is what closes in the reverse
 * order of opening: then CommonMark's search for the nearest opener finds the top of the stack, since
 * all between has been matched before. Whatever would need a choice is refused.
 */
export function inlineNodes(words: Words, labels: Labels): PhrasingContent[] | undefined {
  const { text } = words
  if (text.includes('\t')) return undefined
  const hasAddress = BARE_ADDRESS.test(text)
  const open: Open[] = []
  let nodes: PhrasingContent[] = []
  let at = 0
  while (at < text.length) {
    if (open.length > DEPTH) return undefined
    NEXT.lastIndex = at
    const stop = NEXT.test(text) ? NEXT.lastIndex - 1 : text.length
    const found = text.slice(at, stop)
    if (hasAddress && BARE_ADDRESS.test(found)) return undefined
    // The spaces at a line's end go; two or more of them break it.
    const isLineEnd = text.charCodeAt(stop) === LINE_FEED
    const kept = isLineEnd ? trimEnd(found) : found
    addText(nodes, words, kept, at, at + kept.length)
    if (stop === text.length) break
    const start = at + kept.length
    at = stop
    switch (text.charCodeAt(at)) {
      case LINE_FEED: {
        if (stop - start < 2) addText(nodes, words, '\n', at, at + 1)
        else nodes.push(breakNode(words, start, at + 1))
        at += 1
        break
      }
      case BACKSLASH: {
        const next = text[at + 1] ?? ''
        if (next === '\n') {
          nodes.push(breakNode(words, at, at + 2))
        } else if (ESCAPABLE.test(next)) addText(nodes, words, next, at, at + 2)
        // Escaped, `:` `/` `.` and `@` make no address for the tokenizer, but do in its result.
        else return undefined
        at += 2
        break
      }
      case BACKTICK: {
        const length = lengthOfRun(text, at)
        const end = endOfCode(text, at, length)
        const value = end < 0 ? undefined : codeOf(text.slice(at + length, end), words, at)
        if (value === undefined) return undefined
        const close = end + length
        nodes.push({ type: 'inlineCode', value, position: between(words, at, close) })
        at = close
        break
      }
      case STAR:
      case UNDERSCORE: {
        const length = lengthOfRun(text, at)
        const mark = text.slice(at, at + length)
        const step = attention(text, at, length, open)
        if (step === undefined) return undefined
        if (step === 'text') addText(nodes, words, mark, at, at + length)
        else if (step === 'open') {
          open.push({ mark, at, before: nodes })
          nodes = []
        } else {
          const opener = open.pop()
          if (opener === undefined) return undefined
          opener.before.push({
            type: length === 1 ? 'emphasis' : 'strong',
            children: nodes,
            position: between(words, opener.at, at + length),
          })
          nodes = opener.before
        }
        at += length
        break
      }
      case EXCLAMATION:
      case OPEN_BRACKET: {
        const mark = text[at] === '!' ? '![' : '['
        open.push({ mark, at, before: nodes })
        nodes = []
        at += mark.length
        break
      }
      case CLOSE_BRACKET: {
        const closed = closeBracket(words, at, nodes, open, labels)
        if (closed === undefined) return undefined
        nodes = closed.nodes
        at = closed.end
        break
      }
      case LESS: {
        if (!HTML.test(text[at + 1] ?? 'a')) {
          addText(nodes, words, '<', at, at + 1)
          at += 1
          break
        }
        AUTOLINK.lastIndex = at
        const address = AUTOLINK.exec(text)?.[1]
        if (address !== undefined) {
          // A link in a link is none.
          if (open.some(({ mark }) => mark === '[')) return undefined
          const end = AUTOLINK.lastIndex
          const inside = textNode(words, address, at + 1, end - 1)
          const position = between(words, at, end)
          nodes.push({ type: 'link', title: null, url: address, children: [inside], position })
          at = end
          break
        }
        TAG.lastIndex = at
        const value = TAG.exec(text)?.[0]
        if (value === undefined) return undefined
        const end = at + value.length
        nodes.push({ type: 'html', value, position: between(words, at, end) })
        at = end
        break
      }
      case AMPERSAND: {
        REFERENCE.lastIndex = at
        if (REFERENCE.test(text)) return undefined
        addText(nodes, words, '&', at, at + 1)
        at += 1
        break
      }
      default: {
        // A single tilde can close nothing.
        if (text.indexOf('~') !== text.lastIndexOf('~')) return undefined
        addText(nodes, words, '~', at, at + 1)
        at += 1
      }
    }
  }
  return open.length === 0 ? nodes : undefined
}

const LINE_FEED = 10
const EXCLAMATION = 33
const AMPERSAND = 38
const STAR = 42
const LESS = 60
const OPEN_BRACKET = 91
const BACKSLASH = 92
const CLOSE_BRACKET = 93
const UNDERSCORE = 95
const BACKTICK = 96

const ESCAPABLE = /[!"#$%&'()*+,\-;<=>?[\\\]^_`{|}]/
const HTML = /[A-Za-z/!?]/
const REFERENCE = /&(?:#|[A-Za-z\d]+;)/y
const AUTOLINK = /<((?:https?:\/\/|mailto:)[\w.~:/?#@!$&*+,;=-]+)>/y
// Tags as CommonMark 6.6 has them, on one line.
const VALUE = '"[^"\\n]*"|\'[^\'\\n]*\'|[^\\s"\'=<>`]+'
const TAG = new RegExp(
  `<(?:[A-Za-z][A-Za-z\\d-]*(?: +[A-Za-z_:][\\w.:-]*(?: *= *(?:${VALUE}))?)* */?|/[A-Za-z][A-Za-z\\d-]* *)>`,
  'y',
)

/** Adds text to what stands before it. */
export function addText(
  nodes: PhrasingContent[],
  words: Words,
  value: string,
  from: number,
  to: number,
): void {
  if (value === '') return
  const last = nodes.at(-1)
  if (last?.type === 'text') {
    nodes[nodes.length - 1] = {
      type: 'text',
      value: last.value + value,
      position: { start: last.position?.start ?? words.start(from), end: words.end(to) },
    }
  } else nodes.push(textNode(words, value, from, to))
}

function textNode(words: Words, value: string, from: number, to: number): Text {
  return { type: 'text', value, position: between(words, from, to) }
}

function breakNode(words: Words, from: number, to: number): Break {
  return { type: 'break', position: between(words, from, to) }
}

/** The position from one character to another. */
export function between(words: Words, from: number, to: number): NonNullable<Text['position']> {
  return { start: words.start(from), end: words.end(to) }
}

function lengthOfRun(text: string, start: number): number {
  let end = start + 1
  while (text.charCodeAt(end) === text.charCodeAt(start)) end += 1
  return end - start
}

function endOfCode(text: string, start: number, length: number): number {
  const run = text.slice(start, start + length)
  let at = text.indexOf(run, start + length)
  while (at >= 0) {
    const found = lengthOfRun(text, at)
    if (found === length) return at
    at = text.indexOf(run, at + found)
  }
  return -1
}

// One space goes at both ends, where there is more than space (CommonMark 6.1).
function codeOf(code: string, words: Words, from: number): string | undefined {
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) {
    if (at === 0 || at === code.length - 1) return undefined
    if (words.isIndented(words.text.indexOf(code, from) + at + 1)) return undefined
  }
  if (!code.startsWith(' ') || !code.endsWith(' ') || /^ *$/.test(code)) return code
  return code.slice(1, -1)
}
