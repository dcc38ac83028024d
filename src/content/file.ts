import type { RootContent } from 'mdast'
import { type Diagnostic, quote } from '../errors.js'
import { DEFAULT_LIMITS } from '../markdown/limits.js'
import { type BlockMark, isComment, readMark } from './comments.js'
import { type FrontMatter, lengthOfHead, readFrontMatter } from './front-matter.js'
import { splitHeadingId } from './heading-id.js'
import { splitText, type UnreadPart } from './split/split.js'

/** One top-level node of a Markdown file. */
export interface FileBlock {
  /** Everything since the block before: blank lines, comments, link definitions. */
  readonly before: string
  /** The exact characters of the block, from the start of its first line. */
  readonly source: string
  /** What is rendered: the source without an id written at a heading's end. */
  readonly text: string
  /** The parsed node. Its positions count from the end of the file's head. */
  readonly node: RootContent
  /** In the file, from 1. */
  readonly line: number
  /** The id the author wrote, as it was written. */
  readonly id?: string
  /** A work list's marks on the block: the fingerprints written in them. */
  readonly todo?: string
  readonly outdated?: { readonly was: string; readonly is: string }
}

/**
 * A Markdown file, taken apart without loss: the head, each block's `before` and `source` in order,
 * and the tail give the file back, character for character.
 */
export interface ParsedFile {
  /** A byte order mark and front matter, or nothing. */
  readonly head: string
  readonly frontMatter: FrontMatter
  readonly blocks: readonly FileBlock[]
  readonly tail: string
  /** The link definitions between the blocks, as Markdown. */
  readonly definitions: string
  /** The ids of blocks that are on purpose not in this file (`<!-- stele:omit id -->`). */
  readonly omitted: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Takes a Markdown file apart. */
export function parseFile(text: string): ParsedFile {
  const headLength = lengthOfHead(text)
  const head = text.slice(0, headLength)
  const frontMatter = readFrontMatter(head)
  const body = text.slice(headLength)
  const linesBefore = countLines(head)
  const { nodes, unread } = splitText(body)
  const findings = unread.map((part) => unreadFinding(part, linesBefore))
  return {
    head,
    frontMatter,
    ...splitBlocks(body, nodes, linesBefore),
    diagnostics: [...frontMatter.diagnostics, ...findings],
  }
}

function unreadFinding({ line, limit }: UnreadPart, linesBefore: number): Diagnostic {
  const most = `${quote(limit)} (${DEFAULT_LIMITS[limit]})`
  return {
    code: 'over-limit',
    severity: 'warning',
    message: `What begins here is over the limit ${most}, so it is taken as one block of plain text. Make it shorter or plainer.`,
    line: line + linesBefore,
    column: 1,
  }
}

/** Puts a file together again. */
export function formatFile({
  head,
  blocks,
  tail,
}: Pick<ParsedFile, 'head' | 'tail'> & {
  readonly blocks: readonly Pick<FileBlock, 'before' | 'source'>[]
}): string {
  return head + blocks.map(({ before, source }) => before + source).join('') + tail
}

type Split = Pick<ParsedFile, 'blocks' | 'tail' | 'definitions' | 'omitted'>
type Marks = Pick<FileBlock, 'id' | 'todo' | 'outdated'>

function splitBlocks(body: string, nodes: readonly RootContent[], linesBefore: number): Split {
  const blocks: FileBlock[] = []
  const definitions: string[] = []
  const omitted: string[] = []
  let marks: Marks = {}
  let end = 0
  for (const node of nodes) {
    const { start, end: nodeEnd } = offsetsOf(node)
    // A node's own start leaves out its indentation, without which it may parse differently.
    const lineStart = startOfIndent(body, start, end)
    const source = body.slice(lineStart, nodeEnd)
    if (node.type === 'definition') definitions.push(source)
    if (node.type === 'definition' || isStandaloneComment(node)) {
      const mark = node.type === 'html' ? readMark(node.value) : undefined
      if (mark?.kind === 'omit') omitted.push(mark.id)
      marks = addMark(marks, mark)
      continue
    }
    const written = node.type === 'heading' ? splitHeadingId(source) : { text: source }
    blocks.push({
      before: body.slice(end, lineStart),
      source,
      node,
      line: (node.position?.start.line ?? 1) + linesBefore,
      ...marks,
      ...written,
    })
    end = nodeEnd
    marks = {}
  }
  return { blocks, tail: body.slice(end), definitions: definitions.join('\n'), omitted }
}

function addMark(marks: Marks, mark: BlockMark | undefined): Marks {
  switch (mark?.kind) {
    case 'id':
      return { ...marks, id: mark.id }
    case 'todo':
      return { ...marks, todo: mark.of }
    case 'outdated':
      return { ...marks, outdated: { was: mark.was, is: mark.is } }
    default:
      return marks
  }
}

function isStandaloneComment(node: RootContent): boolean {
  return node.type === 'html' && isComment(node.value)
}

function offsetsOf({ position }: RootContent): { readonly start: number; readonly end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
}

function startOfIndent(body: string, start: number, least: number): number {
  let at = start
  while (at > least && (body[at - 1] === ' ' || body[at - 1] === '\t')) at -= 1
  return at
}

function countLines(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0
}
