import type { Nodes, Parents, Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { readGfm } from '../markdown/gfm.js'
import { inlineOnly } from '../render/inline-only.js'
import {
  codePieces,
  htmlPieces,
  imagePieces,
  join,
  type MarkupKind,
  markPiece,
  type Piece,
  quotedWords,
  wordsPiece,
} from './pieces.js'
import type { TranslationUnit } from './types.js'

// Deeper markup is left as words: protection is a service to translators, not needed for truth.
const MAX_DEPTH = 60

const blocks = unified().use(remarkParse).use(readGfm).freeze()
const inline = unified().use(remarkParse).use(readGfm).use(inlineOnly).freeze()

/**
 * Cuts a text into words and markup. Whatever is taken for markup, the pieces put together again
 * are the text, character for character.
 */
export function piecesOf(text: string, format: TranslationUnit['format']): readonly Piece[] {
  if (format === 'plain') return wordsPiece(text)
  const processor = format === 'inline' ? inline : blocks
  // The labels may be defined elsewhere in the article; here only their shape counts.
  const tree: Root = processor.parse(text + definitionsFor(text))
  return insideOf({ text, quoted: false, depth: 0 }, tree, 0, text.length)
}

function definitionsFor(text: string): string {
  const notes = text.match(/\[\^[^[\]\s]+\]/g) ?? []
  const links = Array.from(text.matchAll(/\]\[([^[\]]+)\]/g), ([, label = '']) => `[${label}]`)
  const labels = [...new Set([...notes, ...links])]
  return labels.length === 0 ? '' : `\n\n${labels.map((label) => `${label}: x`).join('\n\n')}\n`
}

interface Cut {
  readonly text: string
  readonly quoted: boolean
  readonly depth: number
}

function insideOf(cut: Cut, node: Parents, from: number, to: number): readonly Piece[] {
  const spans = node.children.map((child) => ({ child, ...spanOf(child) }))
  // Plugins of remark make some nodes without saying where they stand.
  if (cut.depth > MAX_DEPTH || spans.some(({ start }) => start < 0)) {
    return wordsPiece(cut.text.slice(from, to))
  }
  const quoted = cut.quoted || node.type === 'blockquote'
  const inner: Cut = { ...cut, quoted, depth: cut.depth + 1 }
  const pieces: Piece[] = []
  let at = from
  for (const { child, start, end } of spans) {
    if (start < at || start >= to) continue
    const stop = Math.min(end, to)
    pieces.push(...markPiece(cut.text.slice(at, start)), ...pieceOf(inner, child, start, stop))
    at = stop
  }
  pieces.push(...markPiece(cut.text.slice(at, to)))
  return join(pieces)
}

function pieceOf(cut: Cut, node: Nodes, from: number, to: number): readonly Piece[] {
  const source = cut.text.slice(from, to)
  switch (node.type) {
    case 'text':
      return cut.quoted ? quotedWords(source) : wordsPiece(source)
    case 'strong':
      return pairOf(cut, node, from, to, 'bold')
    case 'emphasis':
      return pairOf(cut, node, from, to, 'italic')
    case 'delete':
      return pairOf(cut, node, from, to, undefined)
    case 'link':
      return isAddress(node) ? markPiece(source, 'link') : pairOf(cut, node, from, to, 'link')
    case 'linkReference':
      return pairOf(cut, node, from, to, 'link')
    case 'image':
    case 'imageReference':
      return imagePieces(source)
    case 'break':
      return markPiece(source, 'break')
    case 'code':
      return codePieces(source)
    case 'html':
      return htmlPieces(source)
    default:
      return 'children' in node ? insideOf(cut, node, from, to) : markPiece(source)
  }
}

function pairOf(
  cut: Cut,
  node: Parents,
  from: number,
  to: number,
  kind: MarkupKind | undefined,
): readonly Piece[] {
  const first = node.children[0]
  const last = node.children.at(-1)
  if (first === undefined || last === undefined) return markPiece(cut.text.slice(from, to), kind)
  const { start } = spanOf(first)
  const { end } = spanOf(last)
  if (start < from || end > to) return wordsPiece(cut.text.slice(from, to))
  const pieces = insideOf(cut, node, start, end)
  return [
    {
      type: 'pair',
      open: cut.text.slice(from, start),
      close: cut.text.slice(end, to),
      kind,
      pieces,
    },
  ]
}

function isAddress(link: Extract<Nodes, { type: 'link' }>): boolean {
  const [only] = link.children
  if (link.children.length !== 1 || only?.type !== 'text') return false
  return (
    link.url === only.value ||
    link.url.endsWith(`//${only.value}`) ||
    link.url === `mailto:${only.value}`
  )
}

function spanOf(node: Nodes): { readonly start: number; readonly end: number } {
  return {
    start: node.position?.start.offset ?? -1,
    end: node.position?.end.offset ?? -1,
  }
}
