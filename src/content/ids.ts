import GithubSlugger from 'github-slugger'
import { toString as textOf } from 'mdast-util-to-string'
import { faultOfBlockId } from '../article/rules.js'
import { type Diagnostic, quote } from '../errors.js'
import type { FileBlock } from './file.js'
import { textFingerprints } from './text-fingerprints.js'

/** The blocks' ids, and what was wrong with those that were written by hand. */
export interface BlockIds {
  readonly ids: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

const MAX_LENGTH = 64

/**
 * An id for each block of the source: the one written there; else the one it is known to have had
 * (`kept`); else, for a heading, its GitHub slug, which most links inside real articles aim at; else
 * its fingerprint. Repeats are counted.
 */
export function blockIds(
  blocks: readonly FileBlock[],
  kept: readonly (string | undefined)[] = [],
): BlockIds {
  const diagnostics: Diagnostic[] = []
  const taken = new Set<string>()
  const ids: (string | undefined)[] = blocks.map((block) => {
    if (block.id === undefined) return undefined
    const id = toBlockId(block.id)
    const fault = faultOfId(block.id, id, taken)
    if (fault !== undefined) diagnostics.push({ ...fault, ...placeOfId(block, block.id) })
    if (id === undefined || taken.has(id)) return undefined
    taken.add(id)
    return id
  })
  const repeats = new Map<string, number>()
  const take = (id: string): string => {
    let count = repeats.get(id) ?? 0
    let free = counted(id, count)
    for (; taken.has(free); free = counted(id, count)) count += 1
    repeats.set(id, count)
    taken.add(free)
    return free
  }
  blocks.forEach((_, at) => {
    const known = kept[at]
    if (ids[at] !== undefined || known === undefined || taken.has(known)) return
    taken.add(known)
    ids[at] = known
  })
  return { ids: derivedIds(blocks).map((id, at) => ids[at] ?? take(id)), diagnostics }
}

// Where the author wrote it: at a heading's end, or in a comment before the block.
function placeOfId(
  { before, source, line }: FileBlock,
  id: string,
): { readonly line: number; readonly column: number } {
  const text = before + source
  const inComment = before.lastIndexOf(`#${id}`)
  const at = inComment === -1 ? before.length + source.lastIndexOf(id) : inComment + 1
  const lines = text.slice(0, at).split(LINE_END)
  const start = line - (before.match(LINE_END)?.length ?? 0)
  return { line: start + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 }
}

const LINE_END = /\r\n?|\n/g

/** The ids of blocks about which nothing else is known, repeats not yet counted. */
export function derivedIds(blocks: readonly FileBlock[]): readonly string[] {
  const texts = textFingerprints(blocks)
  return headingSlugs(blocks).map((slug, at) => {
    const id = slug === undefined ? undefined : toBlockId(slug)
    return id ?? texts[at] ?? ''
  })
}

const known = /* @__PURE__ */ new WeakMap<readonly FileBlock[], readonly (string | undefined)[]>()

/**
 * For each heading, the anchor that GitHub would give it; `undefined` for other blocks. Taken once
 * for the blocks of a file.
 */
export function headingSlugs(blocks: readonly FileBlock[]): readonly (string | undefined)[] {
  const taken = known.get(blocks) ?? takeSlugs(blocks)
  known.set(blocks, taken)
  return taken
}

function takeSlugs(blocks: readonly FileBlock[]): readonly (string | undefined)[] {
  const slugger = new GithubSlugger()
  return blocks.map(({ node }) => {
    if (node.type !== 'heading') return undefined
    const words = textOf(node, { includeImageAlt: false, includeHtml: false })
    const slug = slugger.slug(withoutId(words))
    return slug === '' ? undefined : slug
  })
}

function withoutId(words: string): string {
  const at = words.lastIndexOf('{')
  const isId = at !== -1 && /^\{(?:#|\/\*)[^{}]*\}\s*$/.test(words.slice(at))
  return isId ? words.slice(0, at).trimEnd() : words
}

/** The closest id that a block may have, or `undefined` where letters would be lost. */
function toBlockId(text: string): string | undefined {
  if (/[^\p{ASCII}]/u.test(text)) return undefined
  const id = text
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-_]+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/-$/, '')
  return faultOfBlockId(id) === undefined ? id : undefined
}

function faultOfId(
  written: string,
  id: string | undefined,
  taken: ReadonlySet<string>,
): Diagnostic | undefined {
  if (id !== undefined && taken.has(id)) {
    const message = `${quote(written)} is already the id of a block above. Give this one its own.`
    return { code: 'duplicate-block', severity: 'error', message }
  }
  const fault = faultOfBlockId(written)
  if (fault === undefined) return undefined
  const used = id === undefined ? 'It is left out' : `${quote(id)} is used`
  return { code: 'bad-id', severity: 'warning', message: `${quote(written)} ${fault}. ${used}.` }
}

function counted(id: string, count: number): string {
  if (count === 0) return id
  const suffix = `-${count}`
  return id.slice(0, MAX_LENGTH - suffix.length) + suffix
}
