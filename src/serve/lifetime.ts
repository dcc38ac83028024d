import type { Place } from '../publish/types.js'

/** How long shared caches may keep what they were given, in seconds. */
export interface Lifetime {
  readonly shared: number
  /** How long after that, or at once in a browser, it may be shown while it is asked for again. */
  readonly stale: number
}

/** For answers that depend on who asks: many shared caches take no notice of `Vary`. */
export const NOT_STORED = 'private, no-store'

// For addresses that hold the hash of what stands there.
const FOR_EVER = 'public, max-age=31536000, immutable'

// An article may appear there at any time, and no tag is known by which caches would hear of it.
const NOT_FOUND: Lifetime = { shared: 60, stale: 0 }

/**
 * The `Cache-Control` of what stands somewhere (RFC 9111, RFC 5861). Browsers always ask again;
 * shared caches keep it, but never beyond the moment at which it stops being true, not even as a
 * stale one.
 *
 * @param left - the milliseconds until that moment
 */
export function cacheControl({ kind, status }: Place, lifetime: Lifetime, left: number): string {
  if (kind === 'style' || kind === 'script') return FOR_EVER
  const { shared, stale } = status === 404 ? NOT_FOUND : lifetime
  const seconds = Math.max(0, Math.floor(left / 1000))
  const fresh = Math.min(shared, seconds)
  const after = Math.min(stale, seconds - fresh)
  const revalidate = after > 0 ? `, stale-while-revalidate=${after}` : ''
  return `public, max-age=0, s-maxage=${fresh}${revalidate}`
}
