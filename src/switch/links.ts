import type { Article } from '../article/types.js'
import { type AddressOptions, joinPath } from '../locale/address.js'
import type { Direction } from '../locale/direction.js'
import type { Locales } from '../locale/types.js'
import { isAvailable } from '../resolve/availability.js'
import { coverageIn, isListed, type ListingOptions } from '../resolve/coverage.js'
import type { Coverage, ResolveOptions } from '../resolve/types.js'
import { articlePath } from './address.js'

/**
 * What a reader finds behind a link: the text as it was written, a translation, a page whose main
 * content is in other languages, or no page.
 */
export type LinkState = 'source' | 'translated' | 'partial' | 'missing'

/** An article's page in one locale, as a switcher shows it. */
export interface LocaleLink<C extends string = string> {
  readonly code: C
  /** The short label readers see, such as `UA`. */
  readonly label: string
  /** The locale's name in its own language. */
  readonly name: string
  readonly dir: Direction
  /** A path on the site; `undefined` where there is no page. */
  readonly href: string | undefined
  /** BCP 47, for the attribute of the same name. */
  readonly hreflang: C
  /** Whether this is the page the reader is on. */
  readonly current: boolean
  readonly state: LinkState
  /** How much of the article is in the locale. */
  readonly coverage: Coverage
  /** Whether the page counts as a translation: for search engines, feeds and sitemaps too. */
  readonly listed: boolean
}

/** Options of {@link localeLinks}: those that the pages behind the links are resolved with. */
export interface LocaleLinksOptions
  extends AddressOptions,
    ListingOptions,
    Pick<ResolveOptions, 'reader'> {}

/**
 * The pages of an article in all locales, in the order they were declared.
 *
 * @throws SteleError `unknown-locale`
 * @example localeLinks(locales, article, 'en')[1] // => { code: 'uk', href: '/uk/misiia/', state: 'partial', ... }
 */
export function localeLinks<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  current: NoInfer<C>,
  options: LocaleLinksOptions = {},
): readonly LocaleLink<C>[] {
  const { code: here } = locales.get(current)
  return locales.codes.map((code) => {
    const coverage = coverageIn(article, code, options)
    const available = isAvailable(locales, article, code, options)
    const listed = available && isListed(article, code, coverage, options)
    return {
      ...describe(locales, code),
      href: available ? articlePath(locales, article, code, options) : undefined,
      current: code === here,
      state: stateOf(code === article.source, available, listed),
      coverage,
      listed,
    }
  })
}

const WHOLE: Coverage = { characters: 1, blocks: 1, outdated: 0, machine: 0, missing: [] }

/**
 * The links between pages that exist in every locale, such as a front page.
 *
 * @param rest - the path after the locale, from its `/`
 * @example pageLinks(locales, '/', 'uk')[0].href // => '/ru/'
 */
export function pageLinks<C extends string>(
  locales: Locales<C>,
  rest: string,
  current: NoInfer<C>,
  options: AddressOptions = {},
): readonly LocaleLink<C>[] {
  const { code: here } = locales.get(current)
  return locales.codes.map((code) => ({
    ...describe(locales, code),
    href: joinPath(locales, code, rest, options),
    current: code === here,
    state: 'translated',
    coverage: WHOLE,
    listed: true,
  }))
}

function describe<C extends string>(locales: Locales<C>, code: C) {
  const { label, name, dir } = locales.get(code)
  return { code, label, name, dir, hreflang: code }
}

function stateOf(isSource: boolean, available: boolean, listed: boolean): LinkState {
  if (!available) return 'missing'
  if (isSource) return 'source'
  return listed ? 'translated' : 'partial'
}
