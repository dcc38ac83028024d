import { hash } from '../article/hash.js'
import type { Article } from '../article/types.js'
import type { Locales } from '../locale/types.js'
import { resolveArticle } from '../resolve/article.js'
import { coverageOf } from '../resolve/coverage.js'
import { weightOf } from '../resolve/source.js'
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
  options: IndexOptions = {},
): IndexedArticle<C, M> {
  const { blocks, definitions, localized, ...entry } = article
  const coverage = coverageOf(locales, article, options)
  const incomplete = locales.codes.filter((code) => coverage[code].characters < 1)
  const links = destinationsOf(article)
  const shown = incomplete.map((code) => [
    code,
    charactersByLocale(locales, article, code, options),
  ])
  return {
    ...entry,
    version: hash(JSON.stringify(article)),
    coverage,
    ...(links.length > 0 && { links }),
    // One entry for each incomplete locale.
    shown: Object.fromEntries(shown) as IndexedArticle<C, M>['shown'],
  }
}

function charactersByLocale<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  locale: C,
  { policy = 'mixed', ...options }: IndexOptions,
): { readonly [F in C]?: number } {
  const lenient = policy === 'strict' ? 'mixed' : policy
  const { blocks } = resolveArticle(locales, article, locale, { ...options, policy: lenient })
  const counts = new Map<C, number>()
  blocks.forEach((block, at) => {
    const text = article.blocks[at]?.text
    if (block.text === '' || text === undefined || typeof text === 'string') return
    const weight = weightOf(text, article.source)
    counts.set(block.locale, (counts.get(block.locale) ?? 0) + weight)
  })
  return Object.fromEntries(counts) as { readonly [F in C]?: number }
}
