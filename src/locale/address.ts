import type { Locales } from './types.js'

/** How addresses name their locale. */
export interface AddressOptions {
  /** Whether pages in the default locale stand at `/…` instead of `/<code>/…`. Default: false. */
  readonly unprefixedDefault?: boolean
}

/** A path on the site, taken apart. */
export interface LocalizedPath<C extends string> {
  /** The locale the path names; the default where that stands unprefixed; else `undefined`. */
  readonly locale: C | undefined
  /** What comes after the locale, from its `/`. */
  readonly rest: string
}

/**
 * Reads the locale off the first segment of a path. Aliases count: `/ua/x` is in `uk`.
 *
 * @example splitPath(locales, '/ua/news/') // => { locale: 'uk', rest: '/news/' }
 */
export function splitPath<C extends string>(
  locales: Locales<C>,
  path: string,
  { unprefixedDefault = false }: AddressOptions = {},
): LocalizedPath<C> {
  const clean = onSitePath(path)
  const [, segment = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(clean) ?? []
  const locale = namedExactly(locales, segment)
  if (locale !== undefined) return { locale, rest: rest === '' ? '/' : onSitePath(rest) }
  return { locale: unprefixedDefault ? locales.default : undefined, rest: clean }
}

/**
 * Puts a locale before a path. A path that would be read as naming a locale itself (a page called
 * `en`) keeps its prefix even where the default stands unprefixed.
 *
 * @throws SteleError `unknown-locale`
 * @example joinPath(locales, 'uk', '/news/') // => '/uk/news/'
 */
export function joinPath<C extends string>(
  locales: Locales<C>,
  locale: C,
  rest: string,
  { unprefixedDefault = false }: AddressOptions = {},
): string {
  const { code } = locales.get(locale)
  const path = onSitePath(rest)
  const isBare = unprefixedDefault && code === locales.default
  return isBare && splitPath(locales, path).locale === undefined ? path : `/${code}${path}`
}

/**
 * One `/` first, and no second one after it: browsers read `//host` and `/\host` as another site
 * (WHATWG URL, relative-slash state).
 */
export function onSitePath(path: string): string {
  return `/${path.replace(/^[/\\]+/, '')}`
}

// Every path is asked for its locale, and locales never change.
const names = new WeakMap<object, ReadonlyMap<string, string>>()

// Not `match`: a page called `/en-garde` is not in English.
function namedExactly<C extends string>(locales: Locales<C>, segment: string): C | undefined {
  const known = names.get(locales) ?? namesOf(locales)
  names.set(locales, known)
  // Made of these locales, so the code is one of theirs.
  return known.get(segment.toLowerCase()) as C | undefined
}

// Tags are told apart whatever their case: none names two locales.
function namesOf<C extends string>(locales: Locales<C>): ReadonlyMap<string, C> {
  const tags = locales.codes.flatMap((code) =>
    [code, ...locales.get(code).aliases].map((tag) => [tag.toLowerCase(), code] as const),
  )
  return new Map(tags)
}

/** A segment of a path as people read it; one that is not percent-encoded stays as it is. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (error) {
    if (error instanceof URIError) return segment
    throw error
  }
}
