import { toNfc } from '../article/normalize.js'
import type { Article } from '../article/types.js'
import { joinPath, splitPath } from '../locale/address.js'
import { slugOf } from '../resolve/article.js'
import type { Settings } from './settings.js'

// Inside, a path is as people read it: Unicode, not percent-encoded, without the base of the site.

/** The path of a page in a locale. */
export function pathIn<C extends string>(
  { locales, unprefixedDefault }: Settings<C>,
  locale: C,
  rest: string,
): string {
  return joinPath(locales, locale, rest, { unprefixedDefault })
}

/** The path of an article after its locale, under its own slug or another one. */
export function articleRest<C extends string>(
  { path }: Settings<C>,
  article: Pick<Article<C>, 'id' | 'published' | 'section' | 'slug' | 'source'>,
  locale: C,
  slug: string = slugOf(article, locale),
): string {
  const { id, section, published } = article
  const inner = path({ id, slug, locale, section, published }).replace(/^\/+|\/+$/g, '')
  return `/${inner}/`
}

/** The address of a path: with the base of the site, percent-encoded (RFC 3986). */
export function addressOf<C extends string>({ base }: Settings<C>, path: string): string {
  if (UNRESERVED.test(path)) return base + path
  return base + path.split('/').map(encodeURIComponent).join('/')
}

// What `encodeURIComponent` leaves as it is.
const UNRESERVED = /^[\w\-.!~*'()/]*$/

/**
 * The path that an address names on this site, or `undefined` when it names none. It is empty where
 * the address is the site's own without its final `/`.
 */
export function pathOf<C extends string>(
  { base }: Settings<C>,
  address: string,
): string | undefined {
  const [path = ''] = address.split(/[?#]/, 1)
  if (path !== '' && path === base) return ''
  if (!path.startsWith(`${base}/`) || path.length > MAX_LENGTH) return undefined
  const rest = path.slice(base.length)
  if (UNRESERVED.test(rest)) return rest
  const segments = rest.split('/').map(decode)
  return segments.some((segment) => segment === undefined || /[/\\\p{Cc}]/u.test(segment))
    ? undefined
    : segments.join('/')
}

/** The locale that an address names, also where the rest of it cannot be read: cut off, too long. */
export function localeNamedIn<C extends string>(
  { base, locales, unprefixedDefault }: Settings<C>,
  address: string,
): C | undefined {
  if (!address.startsWith(`${base}/`)) return undefined
  return splitPath(locales, address.slice(base.length), { unprefixedDefault }).locale
}

// Servers and proxies refuse longer ones (RFC 9110, 4.1, asks for 8,000 octets at least).
const MAX_LENGTH = 8192

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

/**
 * What two paths must not have in common: letter case, normal form and the final `/` do not tell
 * files apart everywhere.
 */
export function keyOf(path: string): string {
  const folded = FOLDED.test(path) ? path : toNfc(toNfc(path).toUpperCase().toLowerCase())
  return folded.endsWith('/') ? folded.replace(/\/+$/, '') : folded
}

// ASCII without capitals, as most paths are.
const FOLDED = /^[ -@[-~]*$/

/** What is generated within each locale, and within each section of it. */
const GENERATED =
  /^(?:\/[^/]+)?\/(?:index|index\.html|feed\.xml|atom\.xml|feed\.json|page|page\/\d+|404|404\.html)\/?$/

/** What is generated at the root of the site. */
const GENERATED_AT_ROOT =
  /^\/(?:robots\.txt|(?:sitemap|news)[-\d]*\.xml|style-[^/]*\.css|script-[^/]*\.js)\/?$/

/** The segment before the further locales of an article side by side. */
const RESERVED = 'with'

/** The generated or reserved name that a path stands in the way of. */
export function generatedName<C extends string>(
  { locales, unprefixedDefault }: Settings<C>,
  path: string,
): string | undefined {
  const { rest } = splitPath(locales, path, { unprefixedDefault })
  const key = keyOf(rest)
  if (key === '') return 'index.html'
  if (key.split('/').includes(RESERVED)) return RESERVED
  const isTaken = GENERATED.test(key) || (rest === path && GENERATED_AT_ROOT.test(key))
  return isTaken ? key.slice(1) : undefined
}
