import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Diagnostic, list, quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { imagesOf } from './article-images.node.js'
import { assembleArticle } from './assemble.js'
import { controlFindings } from './control-characters.js'
import { parseFile } from './file.js'
import { openImages } from './find-image.node.js'
import { isSeenAgain, witnessImages } from './image-sights.node.js'
import type { ContentLayout } from './layout.js'
import { NO_IMAGES, type SizeOf } from './local-image.js'
import { mapBounded } from './map-bounded.js'
import {
  type ArticleSources,
  type ContentMemory,
  type DigestedFile,
  type FileDigest,
  keyOf,
  type RememberedArticle,
  type TextFile,
} from './memory.node.js'
import { type PlacedFile, placeFiles } from './place-files.js'
import { readText } from './read-file.node.js'
import { NO_RECORD, parseRecord, RECORD_SUFFIX } from './record.js'
import type { ContentArticle, ContentFile } from './types.js'
import { findFiles, listingOf, reasonOf } from './walk.node.js'

/** How a content folder is read. */
export interface ContentOptions<C extends string = string> {
  /** How files are named. Default: seen from each file's name. */
  readonly layout?: ContentLayout
  /**
   * The locale that articles are written in, unless the front matter of one of their files says
   * another (`source: uk`). Default: `en`, if every article has it.
   */
  readonly source?: NoInfer<C>
  /** Which articles to read, by id. Default: all. */
  readonly only?: (id: string) => boolean
  /** Tells the size of an image that is no file of the folder: `https:` or `/images/tram.jpg`. */
  readonly sizeOf?: SizeOf
}

/** How a content folder is read by this library itself. */
interface ReadOptions<C extends string> extends ContentOptions<C> {
  /** Of which articles images are looked at: that takes reading them. */
  readonly withImages?: (id: string) => boolean
}

/** What became of each article, and everything that was wrong. */
export interface ContentResult<T> {
  readonly results: readonly T[]
  readonly diagnostics: readonly Diagnostic[]
  /** All that was looked at; `undefined` where not all could be made of it. */
  readonly seen: SeenContent | undefined
}

/** What tells whether a folder would be read as it was. */
export interface SeenContent extends ArticleSources {
  /** Of the names in it. */
  readonly listing: string
}

// Enough to keep the disk busy while articles are parsed. Each holds the files of one article.
const CONCURRENCY = 8

/**
 * Reads the articles of a folder and hands each one over; the results are in the order of the ids.
 * Parsed files are large, so none is kept longer than that.
 *
 * @param memory - of an earlier reading by the same package: what `work` gave is taken from there
 * @throws SteleError `invalid-content` when there is no such folder, or the source locale cannot be
 *   told
 */
export async function readContent<C extends string, T>(
  locales: Locales<C>,
  folder: string,
  options: ReadOptions<C>,
  work: (article: ContentArticle<C>) => T,
  memory?: ContentMemory<T>,
): Promise<ContentResult<T>> {
  await checkFolder(folder)
  const found = findFiles(folder)
  const placed = placeFiles(locales, found.paths, options.layout)
  const usual = options.source ?? usualSource(locales, placed.articles)
  const { only = () => true, withImages = () => false, sizeOf } = options
  const wanted = placed.articles.filter(([id]) => only(id))
  const find = options.withImages === undefined ? undefined : await openImages(folder)
  const read = await mapBounded(wanted, CONCURRENCY, async ([id, places]) => {
    const recall = async (
      own: readonly DigestedFile<C>[],
    ): Promise<RememberedArticle<T> | undefined> => {
      const known = memory?.get(keyOf(locales, id, usual, own))
      const isSame = known && (await isSeenAgain(known.sources.sights, find, sizeOf))
      return isSame ? known : undefined
    }
    const digested = digestedFiles(places, found.records, memory?.digestOf)
    const same = digested && (await recall(digested))
    if (same !== undefined) return same
    const read = readFiles(folder, places, found.records)
    const isKept = memory !== undefined && read.diagnostics.length === 0
    const known = isKept ? await recall(read.files) : undefined
    if (known !== undefined) return known
    const files = { ...read, files: read.files.map(parse) }
    const source = files.files.find(
      ({ locale }) => locale === sourceOf(locales, files.files, usual),
    )
    if (source === undefined) return { ...files, id, places }
    const others = files.files.filter((file) => file !== source)
    const witness = find && withImages(id) ? witnessImages(find, sizeOf) : undefined
    const images =
      witness === undefined ? NO_IMAGES : await imagesOf(id, [source, ...others], witness)
    const article = assembleArticle(locales, id, source, others, images)
    const diagnostics = [...files.diagnostics, ...article.diagnostics]
    const finished = { diagnostics, result: work(article) }
    if (!isKept) return finished
    const sources = { digests: digestsOf(read.files), sights: witness?.sights ?? [] }
    const remembered = { ...finished, sources }
    memory.set(keyOf(locales, id, usual, read.files), remembered)
    return remembered
  })
  if (usual === undefined) checkSources(read, placed.articles)
  return {
    results: read.flatMap((each) => ('result' in each ? [each.result as T] : [])),
    diagnostics: [
      ...found.diagnostics,
      ...placed.diagnostics,
      ...read.flatMap((each) => [
        ...each.diagnostics,
        ...('id' in each ? noSource(each, usual) : []),
      ]),
    ],
    seen: seenIn(listingOf(found), read),
  }
}

function seenIn(listing: string, read: readonly object[]): SeenContent | undefined {
  const sources = read.flatMap((each) =>
    'sources' in each ? [each.sources as ArticleSources] : [],
  )
  if (sources.length < read.length) return undefined
  return {
    listing,
    digests: sources.flatMap(({ digests }) => digests),
    sights: sources.flatMap(({ sights }) => sights),
  }
}

function digestsOf(files: readonly DigestedFile<string>[]): readonly FileDigest[] {
  return files.flatMap(({ path, digest, recordDigest }): readonly FileDigest[] => {
    const own = [path, digest] as const
    return recordDigest === undefined ? [own] : [own, [path + RECORD_SUFFIX, recordDigest]]
  })
}

function digestedFiles<C extends string>(
  places: readonly PlacedFile<C>[],
  records: ReadonlySet<string>,
  digestOf: ContentMemory<unknown>['digestOf'] = () => undefined,
): readonly DigestedFile<C>[] | undefined {
  const files = places.flatMap((place) => {
    const digest = digestOf(place.path)
    const recordPath = place.path + RECORD_SUFFIX
    const recordDigest = records.has(recordPath) ? digestOf(recordPath) : undefined
    const isUnknown = records.has(recordPath) && recordDigest === undefined
    return digest === undefined || isUnknown ? [] : [{ ...place, digest, recordDigest }]
  })
  return files.length === places.length ? files : undefined
}

async function checkFolder(folder: string): Promise<void> {
  try {
    if ((await stat(folder)).isDirectory()) return
  } catch (error) {
    throw new SteleError('invalid-content', `${quote(folder)} cannot be read.`, {
      hint: `Name the folder that holds the articles (${reasonOf(error)}).`,
      cause: error,
    })
  }
  throw new SteleError('invalid-content', `${quote(folder)} is no folder.`, {
    hint: 'Name the folder that holds the articles.',
  })
}

interface ReadFiles<C extends string> {
  readonly files: readonly TextFile<C>[]
  readonly diagnostics: readonly Diagnostic[]
}

function readFiles<C extends string>(
  folder: string,
  places: readonly PlacedFile<C>[],
  records: ReadonlySet<string>,
): ReadFiles<C> {
  const files: TextFile<C>[] = []
  const diagnostics: Diagnostic[] = []
  for (const { path, locale, layout } of places) {
    const read = readText(join(folder, path), path)
    if (read.diagnostic !== undefined) {
      diagnostics.push({ ...read.diagnostic, locale })
      continue
    }
    diagnostics.push(...controlFindings(read.text, path, locale))
    const recordPath = path + RECORD_SUFFIX
    const record = records.has(recordPath)
      ? readText(join(folder, recordPath), recordPath)
      : undefined
    if (record?.diagnostic !== undefined) diagnostics.push({ ...record.diagnostic, locale })
    files.push({
      locale,
      path,
      layout,
      text: read.text,
      digest: read.digest,
      record: record?.text,
      recordDigest: record?.digest,
    })
  }
  return { files, diagnostics }
}

function parse<C extends string>({
  locale,
  path,
  layout,
  text,
  record,
}: TextFile<C>): ContentFile<C> {
  return {
    locale,
    path,
    layout,
    parsed: parseFile(text),
    record: record === undefined ? NO_RECORD : parseRecord(record),
  }
}

function usualSource<C extends string>(
  locales: Locales<C>,
  articles: readonly (readonly [string, readonly PlacedFile<C>[]])[],
): C | undefined {
  const english = locales.codes.find((code) => code === 'en')
  if (english === undefined) return undefined
  return articles.every(([, files]) => files.some(({ locale }) => locale === english))
    ? english
    : undefined
}

function sourceOf<C extends string>(
  locales: Locales<C>,
  files: readonly ContentFile<C>[],
  usual: C | undefined,
): C | undefined {
  const said = files.map(({ parsed }) => parsed.frontMatter.fields.get('source')?.value)
  const tag = said.find((value) => typeof value === 'string')
  return (typeof tag === 'string' ? locales.match(tag) : undefined) ?? usual
}

interface Unread {
  readonly id: string
  readonly places: readonly PlacedFile[]
}

function checkSources(
  read: readonly object[],
  articles: readonly (readonly [string, readonly PlacedFile[]])[],
): void {
  const unknown = read.filter((each): each is Unread => 'id' in each && 'places' in each)
  const [first] = unknown
  if (first === undefined) return
  const counts = new Map<string, number>()
  for (const [, files] of articles) {
    for (const { locale } of files) counts.set(locale, (counts.get(locale) ?? 0) + 1)
  }
  const choices = Array.from(counts, ([locale, count]) => `${locale} (${count} articles)`)
  const message = `It is not known in which locale ${quote(first.id)} was written.`
  throw new SteleError('invalid-content', message, {
    hint: `Say so: "source" in its front matter, or for all articles the option "source" (--source): ${choices.sort().join(', ')}.`,
  })
}

function noSource({ id, places }: Unread, usual: string | undefined): readonly Diagnostic[] {
  const path = places[0]?.path ?? id
  const has = list(places.map(({ locale }) => locale))
  const message = `${quote(id)} has no readable file in its source locale ${quote(usual ?? '')}, only in ${has}. Add it, or write "source" in the front matter.`
  return [{ code: 'no-source', severity: 'error', message, file: path }]
}
