import type { Article } from '../article/types.js'
import type { Diagnostic } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { type ContentOptions, readContent } from './content.node.js'
import type { LocalImage } from './local-image.js'
import type { ContentMemory } from './memory.node.js'
import type { SeenContent } from './seen.node.js'
import { duplicateSlugs, type PlacedSlug, slugsOf } from './slugs.js'
import type { ContentFile } from './types.js'

/** The articles of a folder. */
export interface LoadedArticles<C extends string = string> {
  /** In the order of their ids. */
  readonly articles: readonly Article<C>[]
  /**
   * The images beside them that they show; one that is not there is missing here, and `stele check`
   * says so. Where two files of an article mean different images by one address, the source's is
   * meant.
   */
  readonly images: readonly LocalImage[]
  /** What was wrong, with file and line. An article that could not be read is missing above. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What is kept of an article whose files are the same. */
export type ArticleMemory<C extends string = string, A = Article<C>> = ContentMemory<
  FoundArticle<C, A>
>

/** An article, and where it was found. */
interface FoundArticle<C extends string, A> {
  readonly article?: A | undefined
  readonly slugs: readonly PlacedSlug[]
  readonly images: readonly LocalImage[]
  readonly imageFindings: readonly Diagnostic[]
  readonly files: readonly [id: string, paths: { readonly [K in C]?: string }]
}

/** The articles of a folder, and where each was found. */
export interface FoundArticles<C extends string = string, A = Article<C>>
  extends Omit<LoadedArticles<C>, 'articles'> {
  readonly articles: readonly A[]
  /** What is wrong with images. */
  readonly imageFindings: readonly Diagnostic[]
  /** The files of each article by its id: their paths below the folder, by locale. */
  readonly files: ReadonlyMap<string, { readonly [K in C]?: string }>
  readonly seen: SeenContent | undefined
}

/**
 * Reads a folder of Markdown files, one for each article and locale, into articles: translations are
 * aligned with their source block by block, and what is outdated, doubtful or not translated is
 * marked.
 *
 * @param folder - holds `night-trams/uk.md`, `night-trams.uk.md` or `uk/night-trams.md`
 * @throws SteleError `invalid-content` when there is no such folder, or the source locale cannot be
 *   told
 * @example
 * const { articles, diagnostics } = await loadArticles(locales, 'articles')
 */
export async function loadArticles<C extends string>(
  locales: Locales<C>,
  folder: string,
  options: ContentOptions<C> = {},
): Promise<LoadedArticles<C>> {
  const found = await findArticles(locales, folder, options, (article) => article)
  const { articles, images, diagnostics } = found
  return { articles, images, diagnostics }
}

/**
 * The same, with the files of each article; those of an earlier reading need not be read again.
 *
 * @param take - what is wanted of an article
 */
export async function findArticles<C extends string, A>(
  locales: Locales<C>,
  folder: string,
  options: ContentOptions<C>,
  take: (article: Article<C>) => A,
  memory?: ArticleMemory<C, A>,
): Promise<FoundArticles<C, A>> {
  const { results, diagnostics, seen } = await readContent(
    locales,
    folder,
    { ...options, withImages: () => true },
    (content): FoundArticle<C, A> => ({
      article: content.article && take(content.article),
      slugs: slugsOf(content),
      images: content.article === undefined ? [] : content.images.images,
      imageFindings: content.images.diagnostics,
      files: [content.id, filesOf([content.source, ...content.translations])],
    }),
    memory,
  )
  const slugs = results.flatMap((each) => each.slugs)
  return {
    articles: results.flatMap(({ article }) => article ?? []),
    images: results.flatMap(({ images }) => images),
    imageFindings: results.flatMap(({ imageFindings }) => imageFindings),
    files: new Map(results.map(({ files }) => files)),
    seen,
    diagnostics: [...diagnostics, ...duplicateSlugs(slugs)],
  }
}

function filesOf<C extends string>(
  files: readonly ContentFile<C>[],
): { readonly [K in C]?: string } {
  // Each file is of one of the locales.
  return Object.fromEntries(files.map(({ locale, path }) => [locale, path])) as {
    readonly [K in C]?: string
  }
}
