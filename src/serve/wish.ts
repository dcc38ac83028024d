import type { Locales } from '../locale/types.js'
import { readLocaleCookie } from '../switch/cookie.js'
import type { Asked } from './types.js'

/** The locale of a reader whose address names none: by cookie, then by `Accept-Language`. */
export function wishOf<C extends string>(
  locales: Locales<C>,
  { header }: Pick<Asked, 'header'>,
  cookie: string,
): C {
  const kept = readLocaleCookie(header('cookie'), cookie)
  return locales.match(kept ?? '') ?? locales.negotiate(header('accept-language'))
}
