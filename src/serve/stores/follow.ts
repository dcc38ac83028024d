import { hash } from '../../article/hash.js'
import type { Article } from '../../article/types.js'
import { mapBounded } from '../../content/map-bounded.js'
import { SteleError } from '../../errors.js'
import type { Locales } from '../../locale/types.js'
import { withDeadline } from './deadline.js'
import { checkArticle } from './stored-article.js'
import type { ArticleSource } from './types.js'

/** Whose changes are followed, and what becomes of them. */
export interface FollowOptions<C extends string> {
  readonly locales: Locales<C>
  readonly articles: ArticleSource
  readonly deadline: number
  readonly apply: (changed: readonly Article<C>[], removed: readonly string[]) => void
  readonly onError: (error: unknown) => void
}

/**
 * Brings what is known up to date: these articles, or whatever has changed. Changes are taken in
 * one after the other, however often this is called.
 *
 * @throws what the store throws: it was reported, and what could be read was taken in
 */
export type Refresh = (ids?: readonly string[]) => Promise<void>

interface Known {
  /** What the index said; `undefined` where it was not asked. */
  readonly version: string | undefined
  /** Another one for every other content; empty where there is none. */
  readonly print: string
}

interface Read<C extends string> {
  readonly id: string
  readonly article: Article<C> | undefined
  readonly print: string
}

// Enough to keep a store busy, and few enough for each to be answered in time.
const CONCURRENCY = 16

/** Follows the changes of a source. */
export function followArticles<C extends string>(options: FollowOptions<C>): Refresh {
  const { locales, articles, deadline, apply, onError } = options
  const known = new Map<string, Known>()
  const wanted = new Set<string>()
  let isAllWanted = false
  let seen: string | undefined
  let running: Promise<void> | undefined

  const printOf = (id: string): string => known.get(id)?.print ?? ''

  const compare = async (): Promise<void> => {
    const version = await withDeadline(deadline, articles.version)
    if (version === seen) return
    if (version === '' && seen !== undefined) throw lostStore()
    const index = await withDeadline(deadline, articles.index)
    const different = Array.from(index)
      .filter(([id, each]) => known.get(id)?.version !== each)
      .map(([id]) => id)
    // Whether an article is gone is for the store to say: an index may be damaged.
    const gone = Array.from(known.keys()).filter((id) => !index.has(id))
    await take([...different, ...gone], index)
    seen = version
  }

  const take = async (
    ids: readonly string[],
    index: ReadonlyMap<string, string>,
  ): Promise<void> => {
    const failures: unknown[] = []
    const read = async (id: string): Promise<readonly Read<C>[]> => {
      if (failures.length > 0) return []
      try {
        const value = await withDeadline(deadline, () => articles.get(id))
        if (value === undefined) return [{ id, article: undefined, print: '' }]
        const article = checkArticle(locales, id, value)
        return [{ id, article, print: hash(JSON.stringify(article)) }]
      } catch (error) {
        if (error instanceof SteleError) {
          onError(error)
          // Not worth reading again until somebody mends it.
          known.set(id, { version: index.get(id), print: printOf(id) })
        } else failures.push(error)
        return []
      }
    }
    keep((await mapBounded(ids, CONCURRENCY, read)).flat(), index)
    if (failures.length > 0) throw failures[0]
  }

  const keep = (reads: readonly Read<C>[], index: ReadonlyMap<string, string>): void => {
    const different = reads.filter(({ id, print }) => print !== printOf(id))
    if (different.length > 0) {
      const changed = different.flatMap(({ article }) => article ?? [])
      const removed = different.filter(({ article }) => article === undefined)
      apply(
        changed,
        removed.map(({ id }) => id),
      )
    }
    for (const { id, print } of reads) {
      if (print === '' && !index.has(id)) known.delete(id)
      else known.set(id, { version: index.get(id), print })
    }
  }

  const drain = async (): Promise<void> => {
    try {
      while (isAllWanted || wanted.size > 0) {
        if (isAllWanted) {
          isAllWanted = false
          await compare()
        } else {
          const ids = [...wanted]
          wanted.clear()
          await take(ids, new Map())
        }
      }
    } catch (error) {
      onError(error)
      throw error
    } finally {
      running = undefined
    }
  }

  return (ids) => {
    if (ids === undefined) isAllWanted = true
    else for (const id of ids) wanted.add(id)
    running ??= drain()
    return running
  }
}

function lostStore(): SteleError {
  return new SteleError('invalid-content', 'The store is empty, though it was not before.', {
    hint: 'Restore it, or save the articles again. Until then the site stays as it was.',
  })
}
