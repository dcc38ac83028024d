import { fingerprint } from '../article/fingerprint.js'
import type { Article } from '../article/types.js'
import { idMark } from './comments.js'
import { definedGaps } from './edit-definitions.js'
import { type FilePiece, rebuildFile } from './edit-file.js'
import { editHead } from './edit-head.js'
import { type FileBlock, formatFile, type ParsedFile, parseFile } from './file.js'
import { atStart, type FileStyle, separated, styleOf } from './file-style.js'
import { frontMatterOf } from './front-matter-of.js'
import { derivedIds } from './ids.js'
import { type ContentLayout, pathOf } from './layout.js'
import { formatRecord, parseRecord, type SourceFact, type TranslationFact } from './record.js'
import type { ContentArticle, ContentFile } from './types.js'

/** A file as it is to be, ready to be read, with its record as it reads back. */
export interface PlannedContent<C extends string = string> extends ContentFile<C> {
  readonly facts: readonly (SourceFact | TranslationFact)[]
}

/** Plans the file of an article's source locale. */
export function planSource<C extends string>(
  article: Article<C>,
  current: ContentArticle<C> | undefined,
  layout: ContentLayout,
): PlannedContent<C> {
  const locale = article.source
  const file = current?.source
  const path = file?.path ?? pathOf(article.id, locale, layout)
  const old = file?.parsed ?? parseFile('')
  const style = styleOf(old)
  const oldWords = wordsById(current, locale)
  const places = new Map(current?.ids.map((id, at) => [id, at]))
  let hasEdits = false
  const pieces = article.blocks.map(({ id, text }, at): FilePiece => {
    const entry = typeof text === 'string' ? text : text[locale]
    const words = typeof entry === 'string' ? entry : (entry?.text ?? '')
    const place = places.get(id)
    const block = old.blocks[place ?? -1]
    if (block === undefined) {
      const before = at > 0 ? style.gap : old.head === '' ? style.lineEnd : ''
      return { before, source: style.apply(words) }
    }
    const isInPlace = (places.get(article.blocks[at - 1]?.id ?? '') ?? -1) === (place ?? 0) - 1
    const moved = at === 0 ? atStart(block.before, old, style) : separated(block.before, style)
    const before = isInPlace ? block.before : moved
    if (oldWords.get(id) === words) return { before, source: block.source }
    hasEdits = true
    return { before, source: withHeadingId(style.apply(words), block) }
  })
  const wanted = new Set(article.blocks.map(({ id }) => id))
  const dropped = old.blocks.filter((_, at) => !wanted.has(current?.ids[at] ?? ''))
  const gaps = definedGaps(
    { befores: pieces.map(({ before }) => before), tail: tailAfter(old.tail, dropped, old, style) },
    article,
    current,
    locale,
    path,
    style,
  )
  const frame = {
    head: editHead(old.head, headChanges(article, locale, current)),
    tail: gaps.tail,
  }
  const ready = pieces.map((piece, at) => ({ ...piece, before: gaps.befores[at] ?? '' }))
  const named = nameBlocks(frame, ready, article, places, path, style)
  const parsed = parseFile(named)
  const facts =
    hasEdits || (file?.record.sources.length ?? 0) > 0 ? sourceFacts(article, parsed) : []
  const record = parseRecord(formatRecord(facts))
  return { locale, path, layout: file?.layout ?? layout, parsed, record, facts }
}

/** The facts that keep the ids of a source's blocks. */
export function sourceFacts(
  { blocks }: { readonly blocks: readonly { readonly id: string }[] },
  parsed: ParsedFile,
): readonly SourceFact[] {
  return parsed.blocks.map(({ text }, at) => ({
    id: blocks[at]?.id ?? '',
    text: fingerprint(text),
    source: text,
    at,
  }))
}

/** A heading's new words with the id that was written at its end. */
export function withHeadingId(words: string, { id, node, source, text }: FileBlock): string {
  if (id === undefined || node.type !== 'heading' || source === text) return words
  return words.replace(/(?=\r?\n|$)/, ` {#${id}}`)
}

/** The fields of a file's front matter that are to change. */
export function headChanges<C extends string>(
  article: Article<C>,
  locale: C,
  current: ContentArticle<C> | undefined,
): ReadonlyMap<string, unknown> {
  const wanted = frontMatterOf(article, locale)
  const files = [current?.source, ...(current?.translations ?? [])]
  const fields = files.find((file) => file?.locale === locale)?.parsed.frontMatter.fields
  if (current?.article === undefined || fields === undefined) return wanted
  const known = frontMatterOf(current.article, locale)
  const names = new Set([...known.keys(), ...wanted.keys()])
  const changed = [...names].filter((name) => {
    return JSON.stringify(known.get(name)) !== JSON.stringify(wanted.get(name))
  })
  return new Map(changed.map((name) => [writtenName(name, fields), wanted.get(name)]))
}

function writtenName(name: string, fields: ReadonlyMap<string, unknown>): string {
  const other = name === 'published' ? 'date' : name === 'authors' ? 'author' : name
  return !fields.has(name) && fields.has(other) ? other : name
}

/** One locale's words of each block, as the files gave them. */
function wordsById<C extends string>(
  current: ContentArticle<C> | undefined,
  locale: C,
): ReadonlyMap<string, string | undefined> {
  return new Map(
    current?.article?.blocks.map(({ id, text }) => {
      const entry = typeof text === 'string' ? text : text[locale]
      return [id, typeof entry === 'string' ? entry : entry?.text]
    }),
  )
}

// What stood before a block that goes is kept: link definitions that others use, comments.
function tailAfter(
  tail: string,
  dropped: readonly FileBlock[],
  old: ParsedFile,
  { gap, lineEnd }: FileStyle,
): string {
  const kept = dropped
    .map(({ before }) => before.replace(/<!--\s*(?:#\S+|stele:[^>]*)-->/g, '').trim())
    .filter((text) => text !== '')
  const more = kept.map((text) => gap + text).join('')
  if (more !== '') return tail.trimEnd() + more + lineEnd
  return formatFile(old) === '' ? lineEnd : tail
}

// New blocks get the id that the article gives them, where it would not be derived.
function nameBlocks<C extends string>(
  frame: Pick<ParsedFile, 'head' | 'tail'>,
  pieces: readonly FilePiece[],
  { blocks }: Article<C>,
  places: ReadonlyMap<string, number>,
  path: string,
  style: FileStyle,
): string {
  const plain = rebuildFile(frame, pieces, path)
  const parsed = parseFile(plain).blocks
  const derived = derivedIds(parsed)
  const named = pieces.map((piece, at): FilePiece => {
    const [id, block] = [blocks[at]?.id, parsed[at]]
    if (id === undefined || block === undefined || places.has(id)) return piece
    if (derived[at] === id) return piece
    if (block.node.type === 'heading') {
      return { ...piece, source: piece.source.replace(/(?=\r?\n|$)/, ` {#${id}}`) }
    }
    return { ...piece, before: `${piece.before}${idMark(id)}${style.lineEnd}` }
  })
  return rebuildFile(frame, named, path)
}
