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

/** What all pages of a locale have. */
export interface LocaleView<C extends string>
  extends Omit<CommonPage<C>, 'head' | 'links' | 'sections'> {
  /** The sections, as a page outside all of them leads to them. */
  readonly sections: readonly SectionLink<C>[]
  /** The feeds of all articles. */
  readonly feeds: readonly FeedLink[]
}

/** Makes what all pages of a locale have. */
export function localeView<C extends string>(context: Context<C>, locale: C): LocaleView<C> {
  const { settings, state, styleName, scriptName } = context
  const script = scriptName()
  const { locales, messages, siteName, templates } = settings
  return {
    locale,
    dir: locales.get(locale).dir,
    siteName,
    home: addressOf(settings, listPath(context, locale, undefined)),
    stylesheet: addressOf(settings, `/${styleName()}`),
    script: script === undefined ? undefined : addressOf(settings, `/${script}`),
    sections: shared(sectionsIn(state, locale).map((id) => makeSectionLink(context, locale, id))),
    feeds: shared(feedLinks(context, locale, undefined)),
    messages,
    templates,
  }
}

// A template or a hook that changed it would change all pages that come later.
function shared<T extends object>(list: readonly T[]): readonly T[] {
  return Object.freeze(list.map((each) => Object.freeze(each)))
}

/**
 * What every page has. Views begin with their kind and not with this: V8 is fast at copying all of
 * an object into a new one, and at a literal, but takes microseconds for each property that a
 * literal adds to one that it begins with a copy of.
 */
export function commonView<C extends string>(
  context: Context<C>,
  locale: C,
  head: Head,
  links: readonly LocaleLink<C>[],
  current: string | undefined,
): CommonPage<C> {
  const { dir, siteName, home, stylesheet, script, sections, messages, templates } =
    context.view(locale)
  return {
    locale,
    dir,
    head,
    siteName,
    home,
    stylesheet,
    script,
    links,
    sections:
      current === undefined
        ? sections
        : sections.map((link) => (link.id === current ? { ...link, current: true } : link)),
    messages,
    templates,
  }
}

/** A page whose head the publication's own function has seen. */
export function withHead<C extends string, P extends Page<C>>(
  { settings }: Context<C>,
  page: P,
): P {
  const head = settings.head(page.head, page)
  return head === page.head ? page : { ...page, head }
}

/** A link to a section, from a page outside it. */
export function sectionLink<C extends string>(
  context: Context<C>,
  locale: C,
  id: string,
): SectionLink<C> {
  const known = context.view(locale).sections.find((link) => link.id === id)
  return known ?? makeSectionLink(context, locale, id)
}

function makeSectionLink<C extends string>(
  context: Context<C>,
  locale: C,
  id: string,
): SectionLink<C> {
  const { settings } = context
  return {
    id,
    label: sectionWords(settings, locale, id),
    href: addressOf(settings, listPath(context, locale, id)),
    current: false,
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
