import { hashJson } from '../../article/hash-json.js'
import type { Article } from '../../article/types.js'
import { mapBounded } from '../../content/map-bounded.js'
import { SteleError } from '../../errors.js'
import type { Locales } from '../../locale/types.js'
import { checkArticle } from './check-article.js'
import { withDeadline } from './deadline.js'
import type { ArticleSource } from './types.js'

/** Where articles are read, and how long each may take. */
export interface ReadOptions<C extends string> {
  readonly locales: Locales<C>
  readonly articles: ArticleSource
  /** In milliseconds. */
  readonly deadline: number
}

/** What a store has under an id. */
export interface ReadArticle<C extends string> {
  readonly id: string
  readonly article: Article<C> | undefined
  /** The version that `indexArticle` gives it; empty where there is no article. */
  readonly print: string
  /** About how many bytes of memory it takes. */
  readonly size: number
}

/** What came of reading articles. */
export interface ReadArticles<C extends string> {
  readonly reads: readonly ReadArticle<C>[]
  /** What cannot be used until somebody mends it. */
  readonly damaged: readonly { readonly id: string; readonly error: SteleError }[]
  /** Why the store was not asked for the rest. */
  readonly failures: readonly unknown[]
}

// Enough to keep a store busy, and few enough for each to be answered in time.
const CONCURRENCY = 16

// Of the objects that an article is made of, however short its texts are.
const OVERHEAD = 2048

/** Reads articles and checks them, until the store fails. */
export async function readArticles<C extends string>(
  options: ReadOptions<C>,
  ids: readonly string[],
): Promise<ReadArticles<C>> {
  const reads: ReadArticle<C>[] = []
  const damaged: { readonly id: string; readonly error: SteleError }[] = []
  const failures: unknown[] = []
  await mapBounded(ids, CONCURRENCY, async (id) => {
    if (failures.length > 0) return
    try {
      reads.push(await readArticle(options, id))
    } catch (error) {
      if (error instanceof SteleError) damaged.push({ id, error })
      else failures.push(error)
    }
  })
  return { reads, damaged, failures }
}

/**
 * Reads one article and checks it.
 *
 * @throws SteleError `invalid-article`, and what the store throws
 */
export async function readArticle<C extends string>(
  { locales, articles, deadline }: ReadOptions<C>,
  id: string,
): Promise<ReadArticle<C>> {
  const value = await withDeadline(deadline, () => articles.get(id))
  if (value === undefined) return { id, article: undefined, print: '', size: 0 }
  const article = checkArticle(locales, id, value)
  const size = OVERHEAD + 2 * JSON.stringify(article).length
  return { id, article, print: hashJson(article), size }
}
