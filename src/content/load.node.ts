import type { Article } from '../article/types.js'
import { type Diagnostic, quote } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { type ContentOptions, readContent } from './content.node.js'
import { slugsOf } from './slugs.js'

/** The articles of a folder. */
export interface LoadedArticles<C extends string = string> {
  /** In the order of their ids. */
  readonly articles: readonly Article<C>[]
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
    options,
    ({ article, source }) => ({
      article,
      path: source.path,
    }),
  )
  const articles = results.flatMap(({ article }) => article ?? [])
  return { articles, diagnostics: [...diagnostics, ...duplicateSlugs(results)] }
}

// Two articles at one address: the second would hide the first.
function duplicateSlugs<C extends string>(
  results: readonly { readonly article: Article<C> | undefined; readonly path: string }[],
): readonly Diagnostic[] {
  const taken = new Map<string, string>()
  return results.flatMap(({ article, path }) => {
    return slugsOf(article).flatMap(([locale, slug]): Diagnostic[] => {
      const key = `${locale}/${slug.normalize('NFC').toLowerCase()}`
      const first = taken.get(key)
      taken.set(key, first ?? path)
      if (first === undefined || first === path) return []
      const message = `The slug ${quote(slug)} is that of ${quote(first)} already. Give each article its own.`
      return [{ code: 'duplicate-slug', severity: 'error', message, file: path, locale }]
    })
  })
}
