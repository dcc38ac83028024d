import type { LocaleLink } from '../switch/links.js'
import { addressOf } from './addresses.js'
import { sectionsIn } from './claims.js'
import type { Context } from './context.js'
import { FEED_FILES, FEED_FORMATS, FEED_TYPES, isFed } from './feeds.js'
import type { FeedLink, Head } from './head.js'
import type { ArticleLink } from './links.js'
import { listPath } from './target.js'
import { sectionWords } from './texts.js'
import type { CommonPage, Page, SectionLink } from './theme/types.js'

/** What every page has. */
export function commonView<C extends string>(
  context: Context<C>,
  locale: C,
  head: Head,
  links: readonly LocaleLink<C>[],
  current: string | undefined,
): CommonPage<C> {
  const { settings, styleName, scriptName } = context
  const script = scriptName()
  const { locales, messages, siteName, templates } = settings
  return {
    locale,
    dir: locales.get(locale).dir,
    head,
    siteName,
    home: addressOf(settings, listPath(context, locale, undefined)),
    stylesheet: addressOf(settings, `/${styleName()}`),
    script: script === undefined ? undefined : addressOf(settings, `/${script}`),
    links,
    sections: sectionLinks(context, locale, current),
    messages,
    templates,
  }
}

const known = new WeakMap<object, Map<string, readonly SectionLink<string>[]>>()

// Remembered, since every page leads to all of them.
function sectionLinks<C extends string>(
  context: Context<C>,
  locale: C,
  current: string | undefined,
): readonly SectionLink<C>[] {
  const byPage = known.get(context) ?? new Map<string, readonly SectionLink<C>[]>()
  known.set(context, byPage)
  const key = `${locale}/${current ?? ''}`
  // Made in this context, so their locales are these.
  const found = byPage.get(key) as readonly SectionLink<C>[] | undefined
  if (found !== undefined) return found
  const links = sectionsIn(context.state, locale).map((section) =>
    sectionLink(context, locale, section, current),
  )
  byPage.set(key, links)
  return links
}

/** A page whose head the publication's own function has seen. */
export function withHead<C extends string, P extends Page<C>>(
  { settings }: Context<C>,
  page: P,
): P {
  return { ...page, head: settings.head(page.head, page) }
}

/** A link to a section. */
export function sectionLink<C extends string>(
  context: Context<C>,
  locale: C,
  id: string,
  current: string | undefined,
): SectionLink<C> {
  const { settings } = context
  return {
    id,
    label: sectionWords(settings, locale, id),
    href: addressOf(settings, listPath(context, locale, id)),
    current: id === current,
  }
}

/** Links for the switcher of a page. */
export function switcherLinks<C extends string>(
  links: readonly ArticleLink<C>[],
  current: C | undefined,
): readonly LocaleLink<C>[] {
  return links.map(({ code, label, name, dir, href, hreflang, state, coverage, listed }) => {
    return {
      code,
      label,
      name,
      dir,
      href,
      hreflang,
      state,
      coverage,
      listed,
      current: code === current,
    }
  })
}

/** The feeds of a list. */
export function feedLinks<C extends string>(
  context: Context<C>,
  locale: C,
  section: string | undefined,
): readonly FeedLink[] {
  if (!isFed(context, locale, section)) return []
  const { settings } = context
  const title = feedTitle(context, locale, section)
  const root = listPath(context, locale, section)
  return FEED_FORMATS.map((format) => ({
    type: FEED_TYPES[format],
    title: `${title} (${NAMES[format]})`,
    href: addressOf(settings, root + FEED_FILES[format]),
  }))
}

const NAMES = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' } as const

/** The title of a feed. */
export function feedTitle<C extends string>(
  { settings }: Pick<Context<C>, 'settings'>,
  locale: C,
  section: string | undefined,
): string {
  const { siteName } = settings
  return section === undefined
    ? siteName
    : `${siteName} – ${sectionWords(settings, locale, section).text}`
}
