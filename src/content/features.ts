import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { foldSpace } from '../article/normalize.js'
import { isBlank } from '../article/rules.js'
import { type Counts, countOf } from './counts.js'
import { eachNode } from './each-node.js'
import type { FileBlock } from './file.js'
import { headingSlugs } from './ids.js'

/** Classes of blocks that are told apart when a translation is aligned. */
export type BlockKind =
  | 'code'
  | 'footnote'
  | 'heading'
  | 'html'
  | 'image'
  | 'list'
  | 'paragraph'
  | 'quote'
  | 'rule'
  | 'shortcode'
  | 'table'

/** What of a block stays the same in every language, and how long it is. */
export interface BlockFeatures {
  readonly kind: BlockKind
  /** The text with white space folded. */
  readonly folded: string
  /** What readers see. */
  readonly text: string
  /** Of a heading. */
  readonly depth: number
  /** The id written by hand. */
  readonly id: string | undefined
  /** A heading's own anchor. */
  readonly slug: string | undefined
  /** How many items or cells a list or table has. */
  readonly size: number
  readonly ordered: boolean
  /** A code block's language, or the name of an HTML tag. */
  readonly name: string
  /** A code block's lines without comments. */
  readonly lines: readonly string[]
  /** Addresses, inline code, numbers and component names, and how often each occurs. */
  readonly anchors: Counts
}

const NUMBER = /\d+(?:[.,:]\d+)*/g
const SHORTCODE = /\{\{[<%]\s*(?:\/\s*)?([\w-]+)/g
const TAG = /<\/?([A-Za-z][\w.-]*)/g
const ADDRESS = /\b(?:href|src)\s*=\s*["']([^"']+)["']/g
const ONLY_SHORTCODES = /^(?:\s*\{\{[<%][^{}]*[%>]\}\})+\s*$/

const known = /* @__PURE__ */ new WeakMap<readonly FileBlock[], readonly BlockFeatures[]>()

/** The features of a file's blocks, taken once: a source is aligned with each translation. */
export function featuresOf(blocks: readonly FileBlock[]): readonly BlockFeatures[] {
  const taken = known.get(blocks) ?? takeFeatures(blocks)
  known.set(blocks, taken)
  return taken
}

function takeFeatures(blocks: readonly FileBlock[]): readonly BlockFeatures[] {
  const slugs = headingSlugs(blocks)
  return blocks.map((block, at) => featuresOfBlock(block, slugs[at]))
}

function featuresOfBlock(
  { node, id, text: source }: FileBlock,
  slug: string | undefined,
): BlockFeatures {
  const kind = kindOf(node, source)
  const text = node.type === 'html' ? node.value.replace(/<[^>]*>/g, ' ').trim() : textOf(node)
  return {
    kind,
    folded: foldSpace(kind === 'html' || kind === 'code' ? source : text),
    text,
    depth: node.type === 'heading' ? node.depth : 0,
    id,
    slug,
    size: sizeOf(node),
    ordered: node.type === 'list' && node.ordered === true,
    name: nameOf(node),
    lines: node.type === 'code' ? codeLines(node.value) : [],
    anchors: anchorsOf(node, text, source),
  }
}

function kindOf(node: Nodes, source: string): BlockKind {
  switch (node.type) {
    case 'blockquote':
      return 'quote'
    case 'code':
    case 'heading':
    case 'html':
    case 'list':
    case 'table':
      return node.type
    case 'footnoteDefinition':
      return 'footnote'
    case 'thematicBreak':
      return 'rule'
    case 'paragraph':
      if (ONLY_SHORTCODES.test(source)) return 'shortcode'
      return node.children.every(isImageOrSpace) ? 'image' : 'paragraph'
    default:
      return 'paragraph'
  }
}

function isImageOrSpace(node: Nodes): boolean {
  if (node.type === 'text') return isBlank(node.value)
  if (node.type === 'link') return node.children.length > 0 && node.children.every(isImageOrSpace)
  return node.type === 'image' || node.type === 'imageReference'
}

function sizeOf(node: Nodes): number {
  if (node.type === 'list') return node.children.length
  if (node.type !== 'table') return 0
  return node.children.reduce((cells, row) => cells + row.children.length, 0)
}

function nameOf(node: Nodes): string {
  if (node.type === 'code') return node.lang ?? ''
  return node.type === 'html' ? (/<\/?([A-Za-z][\w.-]*)/.exec(node.value)?.[0] ?? '') : ''
}

function codeLines(code: string): readonly string[] {
  return code
    .split('\n')
    .map((line) =>
      withoutComments(line)
        .replace(/(?:^|\s)(?:#|\/\/).*$/, '')
        .trim(),
    )
    .filter((line) => line !== '')
}

// What nothing ends is not looked for: each would be searched to the line's end.
function withoutComments(line: string): string {
  const end = line.lastIndexOf('*/') + 1
  if (end === 0) return line
  const rest = end + (line[end + 1] === '}' ? 2 : 1)
  return line.slice(0, rest).replace(/\{?\/\*.*?\*\/\}?/g, '') + line.slice(rest)
}

function anchorsOf(root: Nodes, text: string, source: string): Counts {
  const found = (text.match(NUMBER) ?? []).map((each) => `n:${each.replaceAll(',', '.')}`)
  eachNode(root, (node) => {
    if (node.type === 'link' || node.type === 'image') addAddress(found, node.url)
    else if (node.type === 'linkReference' || node.type === 'imageReference')
      found.push(`r:${node.identifier}`)
    else if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition')
      found.push(`f:${node.identifier}`)
    else if (node.type === 'inlineCode') found.push(`c:${node.value}`)
    else if (node.type === 'html') {
      for (const [, tag] of node.value.matchAll(TAG)) found.push(`t:${tag}`)
      for (const [, url = ''] of node.value.matchAll(ADDRESS)) addAddress(found, url)
    }
  })
  if (root.type !== 'code' && source.includes('{{')) {
    for (const [, name] of source.matchAll(SHORTCODE)) found.push(`s:${name}`)
  }
  return countOf(found)
}

// The same page has another prefix in another language, and other fragments.
function addAddress(found: string[], url: string): void {
  const page = url.replace(/#.*$/s, '').replace(/(?<=^|\/)[a-z]{2}(?:-[a-z]{2,4})?(?=\/|$)/gi, '')
  if (page !== '') found.push(`u:${page}`)
}
