/** What a stand-alone comment tells stele, mostly about the block after it. */
export type BlockMark =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'omit'; readonly id: string }
  | { readonly kind: 'todo'; readonly of: string }
  | { readonly kind: 'outdated'; readonly was: string; readonly is: string }

const COMMENT = /^[ \t]*<!--([\s\S]*)-->[ \t]*$/
const ID = /^#(\S+)$/
const OMIT = /^stele:omit (\S+)$/
const TODO = /^stele:todo (\S+)$/
const OUTDATED = /^stele:outdated (\S+) (\S+)$/

/** Whether an HTML node is a comment and nothing else: such a node is no block. */
export function isComment(html: string): boolean {
  const inside = COMMENT.exec(html)?.[1]
  return inside !== undefined && !inside.includes('-->')
}

/** `<!-- #id -->`, `<!-- stele:omit … -->`, `<!-- stele:todo … -->` or `<!-- stele:outdated … … -->`. */
export function readMark(html: string): BlockMark | undefined {
  const text = COMMENT.exec(html)?.[1]?.trim() ?? ''
  const [, id] = ID.exec(text) ?? []
  if (id !== undefined) return { kind: 'id', id }
  const [, omit] = OMIT.exec(text) ?? []
  if (omit !== undefined) return { kind: 'omit', id: omit }
  const [, of] = TODO.exec(text) ?? []
  if (of !== undefined) return { kind: 'todo', of }
  const [, was, is] = OUTDATED.exec(text) ?? []
  return was === undefined || is === undefined ? undefined : { kind: 'outdated', was, is }
}

/** The line that says that a block of the source is on purpose not in this locale. */
export function omitMark(id: string): string {
  return `<!-- stele:omit ${id} -->`
}

/** The line that names the block after it. */
export function idMark(id: string): string {
  return `<!-- #${id} -->`
}

/** The line that says which wording a translation was made from, and which one it should be. */
export function outdatedMark(was: string, is: string): string {
  return `<!-- stele:outdated ${was} ${is} -->`
}

/** The line that says that the block after it is a copy of the source, to be translated. */
export function todoMark(of: string): string {
  return `<!-- stele:todo ${of} -->`
}

/** What stands before a block, without the marks of a work list. */
export function withoutWorkMarks(before: string): string {
  return before.replace(WORK_MARKS, '')
}

const WORK_MARKS = /<!--\s*stele:(?:todo|outdated)[^<>]*-->[ \t]*\r?\n?/g
