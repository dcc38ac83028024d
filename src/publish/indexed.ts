import { hashJson } from '../article/hash-json.js'
import type { Article } from '../article/types.js'
import { ownOnly } from '../locale/own.js'
import type { Locales } from '../locale/types.js'
import { coverageOf } from '../resolve/coverage.js'
import { checkOptions } from '../resolve/options.js'
import { shownCharacters } from '../resolve/shown.js'
import type { Coverage, ResolveOptions } from '../resolve/types.js'
import { destinationsOf } from './linked.js'

/**
 * What a publication knows about an article before it reads its text: everything but the blocks,
 * and what was counted in them. Plain JSON.
 */
export interface IndexedArticle<C extends string = string, M = unknown>
  extends Omit<Article<C, M>, 'blocks' | 'definitions' | 'localized'> {
  /** Another one for every change of the article. */
  readonly version: string
  readonly coverage: Readonly<Record<C, Coverage>>
  /** Where its texts may lead, where they may lead anywhere. */
  readonly links?: readonly string[]
  /**
   * For each locale that lacks something: how many characters (of the source) its page shows in
   * the words of which locale.
   */
  readonly shown: { readonly [K in C]?: { readonly [F in C]?: number } }
}

/** Options of {@link indexArticle}: those that the pages are resolved with. */
export type IndexOptions = Pick<
  ResolveOptions,
  'countMachine' | 'outdated' | 'policy' | 'threshold'
>

/**
 * Makes the entry of an article for an index, so that a publication can be made without reading
 * every article.
 *
 * @example createPublication({ ..., index: articles.map((each) => indexArticle(locales, each)), get })
 */
export function indexArticle<C extends string, M>(
  locales: Locales<C>,
  article: Article<C, M>,
  givenOptions: IndexOptions = {},
): IndexedArticle<C, M> {
  const { blocks, definitions, localized, ...entry } = article
  const options = ownOnly(givenOptions)
  checkOptions(options)
  const coverage = coverageOf(locales, article, options)
  const incomplete = locales.codes.filter((code) => coverage[code].characters < 1)
  const links = destinationsOf(article)
  const shown = incomplete.map((code) => [
    code,
    shownCharacters(locales, article, code, options, coverage),
  ])
  return {
    ...entry,
    version: hashJson(article),
    coverage,
    ...(links.length > 0 && { links }),
    // One entry for each incomplete locale.
    shown: Object.fromEntries(shown) as IndexedArticle<C, M>['shown'],
  }
}
