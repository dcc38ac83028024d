import type { Piece } from './pieces.js'

type Code = Exclude<Piece, { readonly type: 'words' }>

/** Gives ids to the inline codes of one unit. */
export interface CodeIds {
  readonly forSource: (code: Code) => string
  readonly forTarget: (code: Code) => string
}

/**
 * Numbers the codes of a source text. A code of its translation that is the same has the same id
 * (a translator's tool pairs them by it); one that the source lacks gets an id of its own.
 */
export function createCodeIds(): CodeIds {
  const open = new Map<string, string[]>()
  let last = 0
  const next = (): string => {
    last += 1
    return String(last)
  }
  return {
    forSource: (code) => {
      const id = next()
      const key = keyOf(code)
      open.set(key, [...(open.get(key) ?? []), id])
      return id
    },
    forTarget: (code) => open.get(keyOf(code))?.shift() ?? next(),
  }
}

function keyOf(code: Code): string {
  return JSON.stringify(code.type === 'pair' ? [code.open, code.close] : [code.text])
}
