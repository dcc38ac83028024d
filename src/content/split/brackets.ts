import type { PhrasingContent } from 'mdast'
import type { Labels } from './labels.js'
import { addText, between, type Open } from './nodes.js'
import type { Words } from './words.js'

// An address that stays as it is. In it may be one pair of parentheses.
const SAFE = '[^\\0-\\x20\\x7f()<>\\\\&]|&(?!#|[A-Za-z\\d]+;)'
const RESOURCE = new RegExp(
  `\\(((?:${SAFE})*(?:\\((?:${SAFE})*\\)(?:${SAFE})*)?)(?: +"([^"\\\\&\\n]*)")?\\)`,
  'y',
)
// An address with a space behind it and then neither a title nor the end, such as a shortcode in it.
const NO_RESOURCE = /\((?!<)[\w.~:/?#@!$*+,;=%{}<-]+ +[^"'() \n\\]/y
const NOT_PLAIN = /[\\`*_[\]<&~\n]/

/** What stands before a closing bracket together with what it closed, and where that ends. */
export interface ClosedBracket {
  readonly nodes: PhrasingContent[]
  readonly end: number
}

/** Makes a link, an image or text of what a bracket closes; `undefined` where that is not certain. */
export function closeBracket(
  words: Words,
  at: number,
  inside: PhrasingContent[],
  open: Open[],
  labels: Labels,
): ClosedBracket | undefined {
  const { text } = words
  const top = open.at(-1)
  if (top?.mark !== '[' && top?.mark !== '![') {
    if (open.some(({ mark }) => mark.endsWith('['))) return undefined
    addText(inside, words, ']', at, at + 1)
    return { nodes: inside, end: at + 1 }
  }
  const source = text.slice(top.at + top.mark.length, at)
  const next = text[at + 1]
  NO_RESOURCE.lastIndex = at + 1
  if (next !== '(' || NO_RESOURCE.test(text)) {
    if (!labels.isEmpty && (next === '[' || labels.has(source))) return undefined
    open.pop()
    return { nodes: asText(words, top, inside, at), end: at + 1 }
  }
  RESOURCE.lastIndex = at + 1
  const found = RESOURCE.exec(text)
  if (found === null) return undefined
  const [resource, url = '', written] = found
  const end = at + 1 + resource.length
  const title = written === undefined || written === '' ? null : written
  const position = between(words, top.at, end)
  open.pop()
  if (top.mark === '![') {
    if (NOT_PLAIN.test(source)) return undefined
    top.before.push({ type: 'image', title, url, alt: source, position })
    return { nodes: top.before, end }
  }
  const isNested = open.some(({ mark }) => mark.endsWith('['))
  // A link in a link is none.
  if (isNested || holdsLink(inside)) return undefined
  top.before.push({ type: 'link', title, url, children: inside, position })
  return { nodes: top.before, end }
}

function asText(
  words: Words,
  { mark, at: from, before }: Open,
  inside: readonly PhrasingContent[],
  at: number,
): PhrasingContent[] {
  addText(before, words, mark, from, from + mark.length)
  inside.forEach((node, index) => {
    const last = before.at(-1)
    if (index === 0 && node.type === 'text' && last?.type === 'text') {
      before[before.length - 1] = {
        type: 'text',
        value: last.value + node.value,
        position: {
          start: last.position?.start ?? words.start(from),
          end: node.position?.end ?? words.end(at),
        },
      }
    } else before.push(node)
  })
  addText(before, words, ']', at, at + 1)
  return before
}

function holdsLink(nodes: readonly PhrasingContent[]): boolean {
  return nodes.some((node) => {
    return node.type === 'link' || ('children' in node && holdsLink(node.children))
  })
}
