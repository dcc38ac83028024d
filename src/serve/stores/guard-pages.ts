import { type BreakerOptions, type BreakerStatus, createBreaker } from './breaker.js'
import type { PageCache } from './types.js'

/** A page cache that never fails. */
export interface GuardedPages extends PageCache {
  readonly status: () => BreakerStatus
}

/** Options of {@link guardPages}. */
export interface GuardOptions extends BreakerOptions {
  /** Hears why a call failed. */
  readonly onError: (error: unknown) => void
}

const guarded = new WeakSet<PageCache>()

/** Whether nobody can wait in vain for a cache. */
export function isGuarded(pages: PageCache): boolean {
  return guarded.has(pages)
}

/**
 * Makes a page cache that no reader waits for in vain: a call that fails or takes too long is a page
 * that is not there, and after some of them the store is left alone for a while. Handlers do so by
 * themselves; this is for other limits than theirs, and for knowing how the store is doing.
 *
 * @example createHandler(live.current, { pages: guardPages(pages, { deadline: 50, onError }) })
 */
export function guardPages(pages: PageCache, options: GuardOptions): GuardedPages {
  const { onError } = options
  const breaker = createBreaker(options)
  const guard: GuardedPages = {
    get: (key) => breaker.attempt(() => pages.get(key), onError),
    set: (key, value) => breaker.attempt(() => pages.set(key, value), onError),
    status: breaker.status,
  }
  guarded.add(guard)
  return guard
}
