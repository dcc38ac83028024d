import type { Article } from '../../article/types.js'
import type { ArticleStore, ChangeListener, ChangeNotices, PageCache } from './types.js'

/** Articles in the memory of this process, for tests and for sites that fill it themselves. */
export function createMemoryArticles(articles: readonly Article[] = []): ArticleStore {
  const kept = new Map<string, { readonly article: Article; readonly version: string }>()
  let saves = 0
  const keep = (article: Article): void => {
    saves += 1
    kept.set(article.id, { article, version: String(saves) })
  }
  for (const article of articles) keep(article)
  return {
    version: async () => String(saves),
    index: async () => new Map(Array.from(kept, ([id, { version }]) => [id, version])),
    get: async (id) => kept.get(id)?.article,
    save: async (article) => keep(article),
    remove: async (id) => {
      saves += 1
      kept.delete(id)
    },
  }
}

/**
 * Pages in the memory of this process: those that were asked for last.
 *
 * @param limit - how many
 */
export function createMemoryPages(limit = 1000): PageCache {
  const pages = new Map<string, string>()
  return {
    get: async (key) => {
      const page = pages.get(key)
      if (page !== undefined) touch(key, page)
      return page
    },
    set: async (key, value) => {
      touch(key, value)
      const [oldest] = pages.keys()
      if (pages.size > limit && oldest !== undefined) pages.delete(oldest)
    },
  }

  // A map has its keys in the order they were set.
  function touch(key: string, page: string): void {
    pages.delete(key)
    pages.set(key, page)
  }
}

/** Notices within this process. */
export function createMemoryNotices(): ChangeNotices {
  const listeners = new Set<ChangeListener>()
  return {
    publish: async (ids) => {
      for (const listener of listeners) listener(ids)
    },
    subscribe: (listener) => {
      // The same function may listen twice.
      const own: ChangeListener = (ids) => listener(ids)
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
  }
}
