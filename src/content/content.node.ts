import { stat } from 'node:fs/promises'
import { type Diagnostic, quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { parseText, readFiles } from './article-files.node.js'
import { imagesOf } from './article-images.node.js'
import { assembleArticle } from './assemble.js'
import { openImages } from './find-image.node.js'
import { isSeenAgain, witnessImages } from './image-sights.node.js'
import type { ContentLayout } from './layout.js'
import { NO_IMAGES, type SizeOf } from './local-image.js'
import { mapBounded } from './map-bounded.js'
import {
  type ContentMemory,
  type DigestedFile,
  keyOf,
  type RememberedArticle,
} from './memory.node.js'
import { placeFiles } from './place-files.js'
import { digestedFiles, digestsOf, type SeenContent, seenIn } from './seen.node.js'
import { checkSources, noSource, sourceOf, usualSource } from './source-locale.js'
import type { ContentArticle } from './types.js'
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
    const files = { ...read, files: read.files.map(parseText) }
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
