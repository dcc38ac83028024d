import type { Direction } from '../locale/direction.js'
import type { Locales } from '../locale/types.js'
import type { ArticleLink } from './links.js'

/** Plain text, not escaped, and the language it is in. */
export interface HeadText {
  readonly text: string
  readonly locale: string
  readonly dir: Direction
}

/** A feed that a page leads to. */
export interface FeedLink {
  readonly type: 'application/atom+xml' | 'application/feed+json' | 'application/rss+xml'
  readonly title: string
  readonly href: string
}

/** What a page says about itself to browsers, search engines and link previews. */
export interface Head {
  readonly title: HeadText
  readonly description?: HeadText
  /** The absolute address that search engines are to keep. */
  readonly canonical?: string
  /** Directives for crawlers, such as `noindex`. */
  readonly robots?: string
  /** The listed pages in all locales, and `x-default`; empty where there is only one. */
  readonly alternates: readonly { readonly hreflang: string; readonly href: string }[]
  /** Open Graph properties (https://ogp.me), in order. */
  readonly openGraph: readonly (readonly [property: string, content: string])[]
  readonly twitterCard: 'summary' | 'summary_large_image'
  readonly feeds: readonly FeedLink[]
  /** JSON-LD (https://schema.org). */
  readonly structuredData: readonly Readonly<Record<string, unknown>>[]
}

/** The page for readers about whom nothing is known: in the default locale, else in the source's. */
export function defaultLink<C extends string>(
  links: readonly ArticleLink<C>[],
  locales: Locales<C>,
  source?: C,
): ArticleLink<C> | undefined {
  const listed = links.filter((link) => link.listed)
  const inLocale = (code: C | undefined): ArticleLink<C> | undefined =>
    listed.find((link) => link.code === code)
  return inLocale(locales.default) ?? inLocale(source) ?? listed[0]
}

/**
 * The `hreflang` alternates of a page. Every listed page of a group has the same ones, itself among
 * them, so they are reciprocal; an unlisted page has none.
 */
export function alternatesOf<C extends string>(
  links: readonly ArticleLink<C>[],
  locales: Locales<C>,
  source?: C,
): Head['alternates'] {
  const listed = links.filter((link) => link.listed && link.url !== undefined)
  if (listed.length < 2) return []
  const other = defaultLink(links, locales, source)
  return [
    ...listed.map(({ hreflang, url = '' }) => ({ hreflang, href: url })),
    { hreflang: 'x-default', href: other?.url ?? '' },
  ]
}

/**
 * A locale as Open Graph writes it: language and country, never a script.
 *
 * @example openGraphLocale('uk') // => 'uk_UA'
 */
export function openGraphLocale(code: string): string {
  const known = openGraphLocales.get(code)
  if (known !== undefined) return known
  const found = findOpenGraphLocale(code)
  openGraphLocales.set(code, found)
  return found
}

// Every page asks, about locales that are declared: there are few.
const openGraphLocales = new Map<string, string>()

function findOpenGraphLocale(code: string): string {
  const { language, region } = new Intl.Locale(code).maximize()
  const isCountry = region !== undefined && /^[A-Z]{2}$/.test(region)
  const country = isCountry ? region : new Intl.Locale(language).maximize().region
  return country === undefined ? language : `${language}_${country}`
}
