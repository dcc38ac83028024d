import type { Nodes } from 'mdast'
import type { Diagnostic } from '../errors.js'
import type { FileBlock, ParsedFile } from './file.js'
import { parseMarkdown } from './parse-markdown.js'
import type { ContentFile } from './types.js'

/** A node and where it stands in its file. */
export interface PlacedNode {
  readonly node: Nodes
  readonly line: number
  readonly column: number
  /** The block's place in the file; missing for what stands between blocks. */
  readonly at?: number
}

/** Where a node of a block stands in the block's file, from 1. */
export function placeIn(
  { line, node: root }: FileBlock,
  node: Nodes,
): Pick<PlacedNode, 'line' | 'column'> {
  const { line: own = 1, column = 1 } = node.position?.start ?? {}
  return { line: own + line - (root.position?.start.line ?? 1), column }
}

/** The link definitions between a file's blocks. */
export function definitionsIn({ head, blocks, tail }: ParsedFile): readonly PlacedNode[] {
  const last = blocks.at(-1)
  const end = last === undefined ? lineEnds(head) + 1 : last.line + lineEnds(last.source)
  const gaps = [
    ...blocks.map(({ before, line }) => ({ text: before, line: line - lineEnds(before) })),
    { text: tail, line: end },
  ]
  return gaps.flatMap(({ text, line }) => {
    if (!text.includes(']:')) return []
    return parseMarkdown(text)
      .children.filter(({ type }) => type === 'definition')
      .map((node) => {
        const { line: own = 1, column = 1 } = node.position?.start ?? {}
        return { node, line: line + own - 1, column }
      })
  })
}

/** A finding in a file. */
export function findingIn(
  { path, locale }: Pick<ContentFile, 'path' | 'locale'>,
  { line, column }: Pick<PlacedNode, 'line' | 'column'>,
  code: string,
  severity: Diagnostic['severity'],
  message: string,
): Diagnostic {
  return { code, severity, message, file: path, line, column, locale }
}

function lineEnds(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0
}
