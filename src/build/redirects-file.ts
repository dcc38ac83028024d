import type { Place } from '../publish/types.js'

/**
 * The redirects of a site as Netlify, Cloudflare Pages and others read them. What stands below an
 * alias of a locale needs one line for all of it: some hosts read 2,000 lines and no more.
 *
 * @example '/uk/old-bridge/ /uk/mist/ 301'
 */
export function formatRedirects(places: readonly Place[]): string {
  const redirects = places.filter(({ kind }) => kind === 'redirect')
  const fronts = new Set(places.flatMap(({ kind, address }) => (kind === 'index' ? address : [])))
  const single = redirects.flatMap(({ reason, address, location }) =>
    reason === 'alias' ? [] : [`${address} ${location} 301\n`],
  )
  const below = redirects.flatMap(({ reason, address, location = '' }) =>
    reason === 'alias' && fronts.has(location) ? [`${address}* ${location}:splat 301\n`] : [],
  )
  return [...single, ...below].join('')
}
