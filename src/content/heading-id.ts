const HASH_ID = /^\{#([^\s{}]+)\}/
const COMMENT_ID = /^\{\/\*[ \t]*([^\s*{}]+)[ \t]*\*\/\}/
// What may follow an id: closing number signs, or the underline of a setext heading.
const AFTER_ID = /^[ \t]*(?:#+[ \t]*)?(?:\r?\n[ \t]*(?:=+|-+)[ \t]*)?$/

/**
 * Splits a heading into what readers see and the id written at its end, as `{#id}` or `{/*id*\/}`.
 *
 * @example splitHeadingId('## Talks {#talks}') // => { text: '## Talks', id: 'talks' }
 */
export function splitHeadingId(source: string): { readonly text: string; readonly id?: string } {
  const at = source.lastIndexOf('{')
  if (at === -1) return { text: source }
  const rest = source.slice(at)
  const found = HASH_ID.exec(rest) ?? COMMENT_ID.exec(rest)
  const [mark, id] = found ?? []
  if (mark === undefined || id === undefined) return { text: source }
  const after = rest.slice(mark.length)
  if (!AFTER_ID.test(after)) return { text: source }
  return { text: source.slice(0, at).trimEnd() + after.trimEnd(), id }
}
