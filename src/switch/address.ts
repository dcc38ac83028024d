import type { Article } from '../article/types.js'
import {
  type AddressOptions,
  decodeSegment,
  joinPath,
  onSitePath,
  splitPath,
} from '../locale/address.js'
import type { Locales } from '../locale/types.js'
import { slugOf } from '../resolve/article.js'
import { isAvailable } from '../resolve/availability.js'
import type { ResolveOptions } from '../resolve/types.js'

/**
 * The address of an article's page in a locale: `/<locale>/<slug>/`, percent-encoded (RFC 3986).
 *
 * @throws SteleError `unknown-locale`
 * @example articlePath(locales, article, 'uk') // => '/uk/misiia/'
 */
export function articlePath<C extends string>(
  locales: Locales<C>,
  article: Pick<Article<C>, 'id' | 'slug' | 'source'>,
  locale: NoInfer<C>,
  options: AddressOptions = {},
): string {
  return joinPath(locales, locale, `/${encodeURIComponent(slugOf(article, locale))}/`, options)
}

/**
 * The same place in another locale. Query and fragment stay; with an article, its slug becomes the
 * other locale's. The result is always a path on this site, whatever the address names.
 *
 * @returns `undefined` where the article has no page in that locale.
 * @throws SteleError `unknown-locale`
 * @example switchLocale(locales, '/en/news/?page=2#top', 'uk') // => '/uk/news/?page=2#top'
 */
export function switchLocale<C extends string>(
  locales: Locales<C>,
  url: string | URL,
  locale: NoInfer<C>,
  article?: Article<C>,
  options: AddressOptions & Pick<ResolveOptions, 'reader'> = {},
): string | undefined {
  if (article !== undefined && !isAvailable(locales, article, locale, options)) return undefined
  const { pathname, search, hash } = parseOnSite(url)
  const from = splitPath(locales, pathname, options)
  const path =
    article === undefined
      ? joinPath(locales, locale, from.rest, options)
      : switchSlug(locales, from.rest, locale, article, options)
  return path + search + hash
}

function switchSlug<C extends string>(
  locales: Locales<C>,
  rest: string,
  locale: C,
  article: Article<C>,
  options: AddressOptions,
): string {
  const slugs = new Set([article.id, ...locales.codes.map((code) => slugOf(article, code))])
  const known = new Set([...slugs].map((slug) => slug.normalize('NFC')))
  const segments = rest.split('/')
  const at = segments.findLastIndex((segment) => known.has(decodeSegment(segment).normalize('NFC')))
  if (at < 0) return articlePath(locales, article, locale, options)
  const slug = encodeURIComponent(slugOf(article, locale))
  return joinPath(locales, locale, segments.with(at, slug).join('/'), options)
}

interface OnSite {
  readonly pathname: string
  readonly search: string
  readonly hash: string
}

const NOWHERE: OnSite = { pathname: '/', search: '', hash: '' }

// Only path, query and fragment are taken from an address: the host in it is never followed.
function parseOnSite(url: string | URL): OnSite {
  try {
    const parsed = new URL(url, 'http://site.invalid')
    if (!/^https?:$/.test(parsed.protocol)) return NOWHERE
    const pathname = onSitePath(withoutDotSegments(parsed.pathname))
    return { pathname, search: parsed.search, hash: parsed.hash }
  } catch (error) {
    if (error instanceof TypeError) return NOWHERE
    throw error
  }
}

const DOT = /^(?:\.|%2e)$/i
const TWO_DOTS = /^(?:\.|%2e){2}$/i

// WHATWG URL has none left, but Node 20 keeps those behind a segment such as `.b` (`/a/.b/..`).
function withoutDotSegments(path: string): string {
  const kept: string[] = []
  const segments = path.split('/')
  segments.forEach((segment, at) => {
    if (TWO_DOTS.test(segment) && kept.length > 1) kept.pop()
    const isDots = DOT.test(segment) || TWO_DOTS.test(segment)
    if (!isDots) kept.push(segment)
    else if (at === segments.length - 1) kept.push('')
  })
  return kept.join('/')
}
