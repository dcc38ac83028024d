import { onSitePath } from '../locale/address.js'
import { localeCookie } from '../switch/cookie.js'
import { tagFields } from './headers.js'
import { cacheControl, type Lifetime, NOT_STORED } from './lifetime.js'
import { withoutBody } from './replies.js'
import type { Found } from './site.js'
import type { Asked, Reply } from './types.js'
import { wishOf } from './wish.js'

/** Leads from another way of writing an address to the one that counts, with its query. */
export function moved<C extends string>(
  { place, until }: Found<C>,
  query: string,
  lifetime: Lifetime,
  now: number,
): Reply {
  return withoutBody(308, {
    // Never another site: a publication may be anybody's.
    Location: onSitePath(place.location ?? '/') + query,
    'Cache-Control': cacheControl(place, lifetime, until - now),
    ...tagFields(place),
  })
}

/**
 * Leads from the root to the front page in a locale: the one that `?locale=uk` asks for, which is
 * remembered in the cookie; else the one that the reader wishes for.
 */
export function toLocale<C extends string>(
  asked: Asked,
  { publication, place }: Found<C>,
  query: string,
  cookie: string,
): Reply {
  const parameters = new URLSearchParams(query)
  const chosen = publication.locales.match(parameters.get(cookie) ?? '')
  const locale = chosen ?? wishOf(publication.locales, asked, cookie)
  const front = publication.find(`${place.address}${locale}/`).address
  parameters.delete(cookie)
  const rest = parameters.size === 0 ? '' : `?${parameters}`
  return withoutBody(302, {
    Location: front + (chosen === undefined ? query : rest),
    'Cache-Control': NOT_STORED,
    Vary: 'Accept-Language, Cookie',
    ...(chosen !== undefined && { 'Set-Cookie': localeCookie(chosen, cookie) }),
  })
}
