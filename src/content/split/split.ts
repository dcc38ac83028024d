import type { Paragraph, RootContent } from 'mdast'
import { DEFAULT_LIMITS, type RenderLimit } from '../../markdown/limits.js'
import { indentOf } from '../../markdown/lines.js'
import { measureText } from '../../markdown/measure.js'
import { openWork } from '../../markdown/work.js'
import { parseMarkdown } from '../parse-markdown.js'
import { blocksOf } from './blocks.js'
import { labelsOf } from './labels.js'
import { isBlank, type Line, linesOf, positionOf } from './lines.js'
import { parseParts } from './parse-parts.js'
import { regionsOf } from './regions.js'
import type { Surroundings } from './taken.js'

/** A text, taken apart into its top-level nodes. */
export interface SplitText {
  readonly nodes: readonly RootContent[]
  /** What would hold up the parser: each part is a paragraph of one text, as it is written. */
  readonly unread: readonly UnreadPart[]
}

/** A part of a text that was not parsed. */
export interface UnreadPart {
  /** Its first line, from 1. */
  readonly line: number
  /** The limit of rendering that it is over. */
  readonly limit: RenderLimit
}

// No deeper than this is certain without the parser; nobody writes that deep.
const NESTING = 8
// Line ends of other kinds, and what the parser replaces or skips.
const ODD = /[\r\0\uFEFF]/
const LONE_RETURN = /\r(?!\n)/

/** Lines that hold whole top-level nodes, and the nodes where they are known. */
interface Part {
  readonly own: readonly Line[]
  readonly nodes: readonly RootContent[] | undefined
}

/**
 * The top-level nodes of Markdown, exactly as {@link parseMarkdown} gives them. Most of what people
 * write is certain without a tokenizer; the rest is parsed, as few lines of it as can be, and as long
 * as it keeps to the limits.
 */
export function splitText(body: string): SplitText {
  if (ODD.test(body)) return splitOdd(body)
  const lines = linesOf(body)
  const around: Surroundings = { labels: labelsOf(body), nesting: NESTING }
  const parts = regionsOf(lines).map(({ from, to }): Part => {
    const own = lines.slice(from, to)
    return { own, nodes: blocksOf(own, around)?.nodes }
  })
  if (parts.every(({ nodes }) => nodes !== undefined)) return { nodes: nodesOf(parts), unread: [] }
  return parseRest(parts, !around.labels.isEmpty)
}

// Everything is parsed. Where that would take too long, line feeds alone tell its parts apart.
function splitOdd(body: string): SplitText {
  if (measureText(body, DEFAULT_LIMITS).limit === undefined) {
    return { nodes: parseMarkdown(body).children, unread: [] }
  }
  const lines = linesOf(body)
  const bare = lines.map((line) => ({ ...line, text: line.text.replace(/\r$/, '') }))
  const whole = [{ from: 0, to: lines.length }]
  const regions = LONE_RETURN.test(body) ? whole : regionsOf(bare)
  const parts = regions.map(({ from, to }): Part => {
    return { own: lines.slice(from, to), nodes: undefined }
  })
  return parseRest(parts, body.includes(']:'))
}

function parseRest(parts: readonly Part[], hasLabels: boolean): SplitText {
  // What defines labels is parsed with the rest, which may refer to it.
  const asked = parts.filter(({ own, nodes }) => {
    return nodes === undefined || (hasLabels && own.some(mayDefine))
  })
  const all = asked.map(textOf).join('\n\n')
  const isFast = measureText(all, DEFAULT_LIMITS).limit === undefined
  const limitOf = openWork(DEFAULT_LIMITS, all.length)
  const found = new Map<Part, readonly RootContent[]>()
  const unread: UnreadPart[] = []
  const read = asked.filter((part) => {
    const limit = isFast ? undefined : limitOf(measureText(textOf(part), DEFAULT_LIMITS))
    if (limit === undefined) return true
    if (part.nodes === undefined) {
      found.set(part, [asText(part)])
      unread.push({ line: part.own[0]?.number ?? 1, limit })
    }
    return false
  })
  // One by one they take the time that each takes, but do not know what the others define: a
  // reference is text there.
  const groups = isFast ? [read] : read.map((part) => [part])
  for (const group of groups) {
    const isEnd = group.at(-1) === parts.at(-1)
    const nodes = parseParts(
      group.map(({ own }) => own),
      isEnd,
    )
    group.forEach((part, at) => {
      found.set(part, nodes[at] ?? [])
    })
  }
  return { nodes: nodesOf(parts, found), unread }
}

function nodesOf(
  parts: readonly Part[],
  found: ReadonlyMap<Part, readonly RootContent[]> = new Map(),
): readonly RootContent[] {
  return parts.flatMap((part) => part.nodes ?? found.get(part) ?? [])
}

function mayDefine({ text }: Line): boolean {
  return text.includes(']:')
}

function textOf({ own }: Part): string {
  return own.map(({ text }) => text).join('\n')
}

function asText({ own }: Part): Paragraph {
  const lines = own.slice(0, own.findLastIndex(({ text }) => !isBlank(text.trimEnd())) + 1)
  const [first = NO_LINE] = lines
  const position = positionOf(first, indentOf(first.text), lines.at(-1) ?? first)
  const value = lines
    .map(({ text }) => text)
    .join('\n')
    .trim()
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position }
}

const NO_LINE: Line = { text: '', number: 1, column: 1, offset: 0 }
