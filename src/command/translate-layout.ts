import { stringify } from 'yaml'
import type { FilePiece } from '../content/edit-file.js'
import { readFields } from '../content/fields.js'
import type { ParsedFile } from '../content/file.js'
import { type FileStyle, separated } from '../content/file-style.js'

/** A block of a file to be, and whether it was put there now. */
export interface NewPiece extends FilePiece {
  readonly isNew?: boolean
}

/** Puts a blank line before and after each new block. */
export function spaced<P extends NewPiece>(
  pieces: readonly P[],
  style: FileStyle,
  { isNew, parsed }: { readonly isNew: boolean; readonly parsed: ParsedFile },
): readonly P[] {
  return pieces.map((piece, at) => {
    if (at === 0) {
      const isBare = !isNew && parsed.head === ''
      const start = isBare ? '' : style.lineEnd
      return piece.isNew === true ? { ...piece, before: start + piece.before.trimStart() } : piece
    }
    const previous = pieces[at - 1]
    const isMoved = piece.isNew === true || previous?.isNew === true
    if (!isMoved) return piece
    const before = separated(piece.before, style)
    const isSwallowed = LIST.test(previous?.source ?? '') && GOES_ON.test(piece.source)
    if (!isSwallowed || before.includes('<!--')) return { ...piece, before }
    return { ...piece, before: `${style.gap}<!-- -->${before}` }
  })
}

// A list takes a list of its kind or an indented text after it for its own, unless a comment stands
// between them (CommonMark 5.3).
const LIST = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/
const GOES_ON = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)|^(?: {2}|\t)/

/** The end of a file whose last block is new. */
export function tailAfter(tail: string, style: FileStyle): string {
  return tail.trim() === '' ? style.lineEnd : separated(tail, style)
}

/**
 * The source's own texts as comments: a title that is not translated must not look like one that is.
 */
export function newHead({ frontMatter }: ParsedFile, style: FileStyle): string {
  const { texts } = readFields(frontMatter)
  const fields = ['title', 'summary', 'description'] as const
  const lines = fields.flatMap((field) => {
    const words = texts.get(field)
    return words === undefined
      ? []
      : stringify({ [field]: words }, { lineWidth: 0 })
          .trimEnd()
          .split('\n')
  })
  const head = ['---', ...lines.map((line) => `# ${line}`), '---', '']
  return head.join(style.lineEnd)
}
