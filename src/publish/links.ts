import type { Locales } from '../locale/types.js'
import { isAvailable } from '../resolve/availability.js'
import { fallbackChain } from '../resolve/chain.js'
import { isListed } from '../resolve/coverage.js'
import type { LocaleLink } from '../switch/links.js'
import { addressOf } from './addresses.js'
import { isOut, modifiedIn, publishedIn } from './editions.js'
import type { IndexedArticle } from './indexed.js'
import type { Settings } from './settings.js'

/**
 * An article's page in one locale. Head, feeds, sitemaps, switcher and lists all read it; none of
 * them decides anything again.
 */
export interface ArticleLink<C extends string = string> extends Omit<LocaleLink<C>, 'current'> {
  /** The absolute address; `undefined` where there is no page. */
  readonly url: string | undefined
  /** The absolute address that search engines are to keep: the page's own where it is listed. */
  readonly canonical: string | undefined
  /** When it appeared in this locale, as the article has it. */
  readonly published: string | undefined
  /** When it last changed in this locale: RFC 3339, or a plain date. */
  readonly modified: string | undefined
}

/** The locales in which an article would have a page, if nothing else stood at its address. */
export function localesOut<C extends string>(
  { locales, timeZone }: Settings<C>,
  article: IndexedArticle<C>,
  now: number,
): readonly C[] {
  return locales.codes.filter(
    (code) => isOut(article, code, now, timeZone) && isAvailable(locales, article, code),
  )
}

/**
 * The links of an article.
 *
 * @param paths - by locale: where the article really has a page
 */
export function articleLinks<C extends string>(
  settings: Settings<C>,
  article: IndexedArticle<C>,
  paths: ReadonlyMap<C, string>,
): readonly ArticleLink<C>[] {
  const { locales, origin, listing } = settings
  const urlOf = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : origin + addressOf(settings, path)
  const listed = locales.codes.filter(
    (code) => paths.has(code) && isListed(article, code, article.coverage[code], listing),
  )
  return locales.codes.map((code) => {
    const { label, name, dir } = locales.get(code)
    const path = paths.get(code)
    const isHere = listed.includes(code)
    const canonical = isHere ? code : canonicalOf(locales, article, code, listed)
    return {
      code,
      label,
      name,
      dir,
      hreflang: code,
      href: path === undefined ? undefined : addressOf(settings, path),
      url: urlOf(path),
      canonical: path === undefined ? undefined : urlOf(canonical && paths.get(canonical)),
      state: stateOf(code === article.source, path !== undefined, isHere),
      coverage: article.coverage[code],
      listed: isHere,
      published: publishedIn(article, code),
      modified: modifiedIn(article, code),
    }
  })
}

// The listed version whose words the page shows most of; ties in the order of the chain, which
// ends with the source.
function canonicalOf<C extends string>(
  locales: Locales<C>,
  article: IndexedArticle<C>,
  locale: C,
  listed: readonly C[],
): C | undefined {
  const shown = (code: C): number => article.shown[locale]?.[code] ?? 0
  const chain = fallbackChain(locales, article, locale).filter((code) => listed.includes(code))
  const most = Math.max(0, ...chain.map((code) => shown(code)))
  const best = most > 0 ? chain.find((code) => shown(code) === most) : undefined
  const source = listed.includes(article.source) ? article.source : undefined
  return best ?? source ?? chain[0] ?? listed[0]
}

function stateOf(isSource: boolean, exists: boolean, listed: boolean): LocaleLink['state'] {
  if (!exists) return 'missing'
  if (isSource) return 'source'
  return listed ? 'translated' : 'partial'
}
