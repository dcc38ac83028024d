/** What a piece of markup is for, as far as translation tools can show it. */
export type MarkupKind = 'bold' | 'italic' | 'link' | 'image' | 'break'

/** A run of words, one protected piece of markup, or a pair of them around more pieces. */
export type Piece =
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'mark'; readonly text: string; readonly kind: MarkupKind | undefined }
  | {
      readonly type: 'pair'
      readonly open: string
      readonly close: string
      readonly kind: MarkupKind | undefined
      readonly pieces: readonly Piece[]
    }

/** `![`, the words, and the rest from the bracket that closes them. */
export function imagePieces(source: string): readonly Piece[] {
  const close = closingBracket(source)
  if (close <= 2) return markPiece(source, 'image')
  const pieces = wordsPiece(source.slice(2, close))
  return [{ type: 'pair', open: '![', close: source.slice(close), kind: 'image', pieces }]
}

function closingBracket(source: string): number {
  let depth = 0
  for (let at = 2; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === '[') depth += 1
    else if (source[at] === ']' && depth === 0) return at
    else if (source[at] === ']') depth -= 1
  }
  return -1
}

/** Comments and strings in code get translated; its fences do not. */
export function codePieces(source: string): readonly Piece[] {
  const opening = /^(?:`{3,}|~{3,})[^\n]*\n?/.exec(source)?.[0]
  if (opening === undefined) return wordsPiece(source)
  const rest = source.slice(opening.length)
  const closing = /(?:^|\n)[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(rest)?.[0] ?? ''
  const words = rest.slice(0, rest.length - closing.length)
  return join([...markPiece(opening), ...wordsPiece(words), ...markPiece(closing)])
}

/** Tags and comments of raw HTML, and the words between them. */
export function htmlPieces(source: string): readonly Piece[] {
  return split(source, /<!--[\s\S]*?(?:-->|$)|<[!?/]?[A-Za-z][^<>]*>/g)
}

/** Words in a quote, whose marks begin the lines. */
export function quotedWords(source: string): readonly Piece[] {
  return split(source, /\n[ \t]*(?:>[ \t]?)+/g)
}

function split(source: string, marks: RegExp): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of source.matchAll(marks)) {
    pieces.push(...wordsPiece(source.slice(at, match.index)), ...markPiece(match[0]))
    at = match.index + match[0].length
  }
  return [...pieces, ...wordsPiece(source.slice(at))]
}

/** Words as a piece; nothing when there are none. */
export function wordsPiece(text: string): readonly Piece[] {
  return text === '' ? [] : [{ type: 'words', text }]
}

/** Markup as a piece; nothing when there is none. */
export function markPiece(text: string, kind?: MarkupKind): readonly Piece[] {
  return text === '' ? [] : [{ type: 'mark', text, kind }]
}

/** Neighbours of one kind become one piece. */
export function join(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last?.type === 'words' && piece.type === 'words') {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text }
    } else if (last?.type === 'mark' && piece.type === 'mark' && last.kind === piece.kind) {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text }
    } else joined.push(piece)
  }
  return joined
}
