import { isGap } from '../article/gap.js'
import type { Article } from '../article/types.js'
import { quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { assembleArticle } from './assemble.js'
import { formatFile } from './file.js'
import type { ContentLayout } from './layout.js'
import { parseMarkdown } from './parse-markdown.js'
import { type PlannedContent, planSource } from './plan-source.js'
import { planTranslation } from './plan-translation.js'
import { formatRecord, RECORD_SUFFIX } from './record.js'
import type { ContentArticle } from './types.js'

/** A file as it is to be. */
export interface PlannedFile {
  /** Relative to the content folder, with `/`. */
  readonly path: string
  readonly text: string
}

/**
 * The files that hold an article, as far as they differ from those on disk. Blocks that did not
 * change keep their bytes, and so do comments and everything else that the article does not know.
 *
 * @throws SteleError `write-refused` when the files would not read back as the article
 */
export function planWrite<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  current: ContentArticle<C> | undefined,
  layout: ContentLayout,
): readonly PlannedFile[] {
  if (current !== undefined && current.source.locale !== article.source) {
    throw new SteleError(
      'write-refused',
      `${quote(article.id)} is written in ${quote(current.source.locale)} on disk, not in ${quote(article.source)}.`,
      { hint: 'Change "source" in the front matter by hand first.' },
    )
  }
  const source = planSource(article, current, layout)
  const translations = locales.codes
    .filter((locale) => locale !== article.source && isIn(article, locale))
    .map((locale) => planTranslation(article, locale, current, source))
  checkPlan(locales, article, source, translations)
  return [source, ...translations].flatMap((file) => changesOf(file, current))
}

function isIn<C extends string>({ title, blocks }: Article<C>, locale: C): boolean {
  const inTitle = title[locale] !== undefined
  return (
    inTitle || blocks.some(({ text }) => typeof text !== 'string' && text[locale] !== undefined)
  )
}

// Reads the plan as it would be read from disk, and holds it against the article.
function checkPlan<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  source: PlannedContent<C>,
  translations: readonly PlannedContent<C>[],
): void {
  const read = assembleArticle(locales, article.id, source, translations).article
  checkOrder(article, source.path, read)
  for (const { locale, path, parsed } of [source, ...translations]) {
    checkDefinitions(article.definitions?.[locale] ?? '', parsed.definitions, path)
    const found = new Map(read?.blocks.map(({ id, text }) => [id, wordsIn(text, locale)]))
    for (const { id, text } of article.blocks) {
      if (typeof text === 'string' && locale !== article.source) continue
      const wanted = wordsIn(text, locale)
      if (found.get(id) === wanted) continue
      throw new SteleError(
        'write-refused',
        `${quote(path)} would not give block ${quote(id)} back as it is.`,
        {
          hint: 'Nothing was written. Give the block an id of its own and text that is one Markdown block.',
        },
      )
    }
  }
}

function checkOrder<C extends string>(
  article: Article<C>,
  path: string,
  read: Article<C> | undefined,
): void {
  const wanted = new Set(article.blocks.map(({ id }) => id))
  const found = (read?.blocks ?? []).map(({ id }) => id).filter((id) => wanted.has(id))
  if ([...wanted].join() === found.join()) return
  throw new SteleError(
    'write-refused',
    `${quote(path)} would not give the blocks back in their order.`,
    { hint: 'Nothing was written. Give the blocks that moved ids of their own.' },
  )
}

function checkDefinitions(wanted: string, found: string, path: string): void {
  if (wanted === found || meaningOf(wanted) === meaningOf(found)) return
  throw new SteleError('write-refused', `${quote(path)} would not give its definitions back.`, {
    hint: 'Nothing was written. Give each definition a line of its own, and take out those that no block may lose.',
  })
}

function meaningOf(definitions: string): string {
  const meanings = new Map<string, string>()
  for (const node of parseMarkdown(definitions).children) {
    if (node.type !== 'definition' || meanings.has(node.identifier)) continue
    meanings.set(node.identifier, JSON.stringify([node.identifier, node.url, node.title]))
  }
  return [...meanings.values()].sort().join()
}

function wordsIn<C extends string>(
  text: Article<C>['blocks'][number]['text'],
  locale: C,
): string | null | undefined {
  const entry = typeof text === 'string' ? text : text[locale]
  if (entry === null || entry === undefined) return entry
  if (isGap(entry)) return undefined
  const words = typeof entry === 'string' ? entry : entry.text
  return words.trim() === '' ? undefined : words.replace(/\r\n/g, '\n').trim()
}

function changesOf<C extends string>(
  { path, parsed, facts }: PlannedContent<C>,
  current: ContentArticle<C> | undefined,
): readonly PlannedFile[] {
  const old = [current?.source, ...(current?.translations ?? [])].find(
    (file) => file?.path === path,
  )
  const text = formatFile(parsed)
  const record = formatRecord(facts)
  const oldRecord = formatRecord([
    ...(old?.record.sources ?? []),
    ...(old?.record.translations ?? []),
  ])
  return [
    ...(old !== undefined && formatFile(old.parsed) === text ? [] : [{ path, text }]),
    ...(record === oldRecord ? [] : [{ path: path + RECORD_SUFFIX, text: record }]),
  ]
}
