import { type BreakerOptions, type BreakerStatus, createBreaker } from './breaker.js'
import type { PageCache } from './types.js'

/** A page cache that never fails. */
export interface GuardedPages extends PageCache {
  readonly status: () => BreakerStatus
}

/**
 * Makes a page cache that no reader waits for in vain: a call that fails or takes too long is a page
 * that is not there, and after some of them the store is left alone for a while.
 *
 * @example createHandler(live.current, { pages: guardPages(pages, { onError }) })
 */
export function guardPages(pages: PageCache, options: BreakerOptions): GuardedPages {
  const breaker = createBreaker(options)
  return {
    get: (key) => breaker.attempt(() => pages.get(key)),
    set: (key, value) => breaker.attempt(() => pages.set(key, value)),
    status: breaker.status,
  }
}
