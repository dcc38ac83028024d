import type { Article } from '../article/types.js'
import type { Diagnostic } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { type ContentOptions, readContent } from './content.node.js'
import type { LocalImage } from './local-image.js'
import { duplicateSlugs, slugsOf } from './slugs.js'

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
  const { results, diagnostics } = await readContent(
    locales,
    folder,
    { ...options, withImages: () => true },
    (content) => ({
      article: content.article,
      slugs: slugsOf(content),
      images: content.article === undefined ? [] : content.images.images,
    }),
  )
  const articles = results.flatMap(({ article }) => article ?? [])
  const images = results.flatMap((each) => each.images)
  const slugs = results.flatMap((each) => each.slugs)
  return { articles, images, diagnostics: [...diagnostics, ...duplicateSlugs(slugs)] }
}
