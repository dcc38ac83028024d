/** A piece of HTML: text that may be set, or what stays as it is. */
export interface Piece {
  readonly html: string
  /** How the rules see it: text as it is, anything else as one character or none. */
  readonly seen: string
  readonly isText: boolean
}

const TOKEN =
  /<!--.*?-->|<(\/?)([a-z][a-z\d-]*)(?:"[^"]*"|'[^']*'|[^>"'])*>|&(?:#x?[\da-f]+|[a-z]+\d*);|[^<&]+|[<&]/gis

// Objects among words: neither a letter nor a space.
const OBJECT = '\ufffc'

const INLINE = new Set(
  'a abbr b bdi bdo cite del dfn em i ins mark q s small span strong sub sup time u wbr'.split(' '),
)
const OPAQUE = new Set('code kbd math pre samp script style svg textarea tt var'.split(' '))
const OBJECTS = new Set(['img', 'input'])

/** Takes HTML apart into runs of pieces that belong to one line of text, markup between them. */
export function readRuns(html: string): readonly (readonly Piece[])[] {
  const runs: Piece[][] = [[]]
  const add = (piece: Piece): void => void runs.at(-1)?.push(piece)
  let opaque: { readonly name: string; html: string; depth: number } | undefined
  for (const [token, slash, tag = ''] of html.matchAll(TOKEN)) {
    const name = tag.toLowerCase()
    if (opaque !== undefined) {
      opaque.html += token
      if (name === opaque.name) opaque.depth += slash === '/' ? -1 : 1
      if (opaque.depth > 0) continue
      add({ html: opaque.html, seen: OBJECT, isText: false })
      opaque = undefined
    } else if (OPAQUE.has(name) && slash === '') {
      opaque = { name, html: token, depth: 1 }
    } else if (name === '') {
      const isText = !/^(?:<|&)/.test(token)
      add({ html: token, seen: isText ? token : OBJECT, isText })
    } else {
      if (INLINE.has(name)) add({ html: token, seen: '', isText: false })
      else if (name === 'br') add({ html: token, seen: '\n', isText: false })
      else if (OBJECTS.has(name)) add({ html: token, seen: OBJECT, isText: false })
      else runs.push([{ html: token, seen: '', isText: false }])
    }
  }
  if (opaque !== undefined) add({ html: opaque.html, seen: OBJECT, isText: false })
  return runs
}
