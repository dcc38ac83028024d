import type { RootContent } from 'mdast'
import { parseMarkdown } from '../parse-markdown.js'
import { blocksOf } from './blocks.js'
import { labelsOf } from './labels.js'
import { type Line, linesOf } from './lines.js'
import { parseParts } from './parse-parts.js'
import { regionsOf } from './regions.js'
import type { Surroundings } from './taken.js'

// No deeper than this is certain without the parser; nobody writes that deep.
const NESTING = 8
// Line ends of other kinds, and what the parser replaces or skips.
const ODD = /[\r\0\uFEFF]/

/**
 * The top-level nodes of Markdown, exactly as {@link parseMarkdown} gives them. Most of what people
 * write is certain without a tokenizer; the rest is parsed, as few lines of it as can be.
 */
export function topLevelNodes(body: string): readonly RootContent[] {
  if (ODD.test(body)) return parseMarkdown(body).children
  const lines = linesOf(body)
  const around: Surroundings = { labels: labelsOf(body), nesting: NESTING }
  const parts = regionsOf(lines).map(({ from, to }) => {
    const own = lines.slice(from, to)
    return { own, nodes: blocksOf(own, around)?.nodes }
  })
  // What defines labels is parsed with the rest, which may refer to it.
  const asked = parts.filter(({ own, nodes }) => {
    return nodes === undefined || (!around.labels.isEmpty && own.some(mayDefine))
  })
  const parsed = asked.every(({ nodes }) => nodes !== undefined)
    ? []
    : parseParts(
        asked.map(({ own }) => own),
        asked.at(-1) === parts.at(-1),
      )
  const found = new Map(asked.map((part, at) => [part, parsed[at]]))
  return parts.flatMap((part) => part.nodes ?? found.get(part) ?? [])
}

function mayDefine({ text }: Line): boolean {
  return text.includes(']:')
}
