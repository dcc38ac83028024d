import type { PhrasingContent } from 'mdast'
import { attention } from '../../markdown/attention.js'
import { lengthOfRun } from '../../markdown/code-span.js'
import { trimEnd } from '../../markdown/lines.js'
import { closeBracket } from './brackets.js'
import { codeSpan } from './code-span.js'
import type { Labels } from './labels.js'
import { addText, between, breakNode, type Open, textNode } from './nodes.js'
import type { Words } from './words.js'

// Everything that can be more than text.
const NEXT = /[\\`*_[\]<&~\n]|!(?=\[)/g
// GFM makes links of bare addresses, in tokens and again in the finished text.
const BARE_ADDRESS = /[\w.+-]@|:\/\/|www\./i
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
    if (hasAddress && BARE_ADDRESS.test(text.slice(Math.max(0, at - 1), stop))) return undefined
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
        const span = codeSpan(words, at)
        if (span === undefined) return undefined
        const { value, end } = span
        nodes.push({ type: 'inlineCode', value, position: between(words, at, end) })
        at = end
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
        NO_TAG.lastIndex = at
        if (NO_TAG.test(text)) {
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
// Also shortcodes such as `{{<glossary_tooltip text="…">}}` and `{{</ note >}}`.
const NO_TAG = /<(?:[^A-Za-z/!?]|\/(?=[^A-Za-z])|[A-Za-z][A-Za-z\d-]*(?:_\w*[ "'\n]| +["']))/y
const REFERENCE = /&(?:#|[A-Za-z\d]+;)/y
const AUTOLINK = /<((?:https?:\/\/|mailto:)[\w.~:/?#@!$&*+,;=-]+)>/y
// Tags as CommonMark 6.6 has them, on one line.
const VALUE = '"[^"\\n]*"|\'[^\'\\n]*\'|[^\\s"\'=<>`]+'
const TAG = new RegExp(
  `<(?:[A-Za-z][A-Za-z\\d-]*(?: +[A-Za-z_:][\\w.:-]*(?: *= *(?:${VALUE}))?)* */?|/[A-Za-z][A-Za-z\\d-]* *)>`,
  'y',
)
