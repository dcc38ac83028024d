import type { Article } from '../article/types.js'
import { resolveArticle } from '../resolve/article.js'
import type { LocaleLink } from '../switch/links.js'
import { addressOf } from './addresses.js'
import { articleHead } from './article-head.js'
import { sectionsIn } from './claims.js'
import type { Context } from './context.js'
import { withoutEditions } from './editions.js'
import { FEED_FILES, FEED_FORMATS, FEED_TYPES, isFed } from './feeds.js'
import { alternatesOf, type FeedLink, type Head, openGraphLocale } from './head.js'
import type { ArticleLink } from './links.js'
import { listLinks } from './list-links.js'
import { listName, listRecords } from './lists.js'
import { entriesOf, rankOf, sizeOf, valueAt } from './ordered.js'
import { type ArticleRecord, linkIn } from './records.js'
import { listPath, numberedPath, pagesOf, type Target } from './target.js'
import { sectionWords, textsIn } from './texts.js'
import type {
  ArticlePage,
  CommonPage,
  ListItem,
  ListPage,
  NotFoundPage,
  Page,
  SectionLink,
} from './theme/types.js'

type Of<C extends string, K extends Target<C>['kind']> = Extract<Target<C>, { kind: K }>

/** What the template of an article's page is given. */
export async function articleView<C extends string>(
  context: Context<C>,
  { record, link }: Of<C, 'article'>,
  body: Article<C>,
): Promise<ArticlePage<C>> {
  const { settings } = context
  const { locales, renderer, resolving, imageSize } = settings
  const visible = withoutEditions(body, record.hidden)
  const article = resolveArticle(locales, visible, link.code, resolving)
  const rendered = await renderer.renderAsync(article)
  const { links, entry } = record
  const section =
    entry.section === undefined
      ? undefined
      : sectionLink(context, link.code, entry.section, undefined)
  const head = articleHead(settings, {
    article,
    rendered,
    link,
    links,
    sectionLabel: section?.label.text,
    feeds: feedLinks(context, link.code, undefined),
  })
  const common = commonView(context, link.code, head, switcherLinks(links, link.code), undefined)
  return withHead(context, { ...common, kind: 'article', article, rendered, section, imageSize })
}

/** What the template of a list is given. */
export async function listView<C extends string>(
  context: Context<C>,
  { locale, section, number }: Of<C, 'list'>,
): Promise<ListPage<C>> {
  const { settings, state } = context
  const { messages, perPage, siteName, locales, origin } = settings
  const name = listName('all', locale, section)
  const records = [...listRecords(state, name, (number - 1) * perPage, number * perPage)]
  const items = await Promise.all(records.map((record) => itemView(context, record, locale)))
  const of = pagesOf(context, locale, section)
  const heading =
    section === undefined
      ? messages.words(locale, 'index.heading')
      : sectionWords(settings, locale, section)
  const links = listLinks(context, section)
  const place = messages.words(locale, 'index.page', { page: number, pages: of })
  const address = (at: number): string | undefined =>
    at < 1 || at > of ? undefined : addressOf(settings, numberedPath(context, locale, section, at))
  const own = links.find(({ code }) => code === locale)
  const title = [heading.text, ...(number > 1 ? [place.text] : []), siteName].join(' – ')
  // Later pages of a list have no counterpart in another locale.
  const canonical = number === 1 ? own?.canonical : `${origin}${address(number)}`
  const head: Head = {
    title: { ...heading, text: title },
    ...(canonical && { canonical }),
    alternates: number === 1 && own?.listed ? alternatesOf(links, locales) : [],
    openGraph: [
      ['og:type', 'website'],
      ['og:site_name', siteName],
      ['og:title', title],
      ...(canonical ? [['og:url', canonical] as const] : []),
      ...(own?.listed ? [['og:locale', openGraphLocale(locale)] as const] : []),
    ],
    twitterCard: 'summary',
    feeds: feedLinks(context, locale, section),
    structuredData: [],
  }
  const here = links.map((link) =>
    link.code === locale && number > 1 ? { ...link, href: address(number) } : link,
  )
  const common = commonView(context, locale, head, switcherLinks(here, locale), section)
  const [newer, older] = [address(number - 1), address(number + 1)]
  return withHead(context, { ...common, kind: 'list', heading, items, number, of, newer, older })
}

const CLOSEST = 5

/** What the template for addresses that lead nowhere is given. */
export async function notFoundView<C extends string>(
  context: Context<C>,
  locale: C,
  near: string,
): Promise<NotFoundPage<C>> {
  const { messages } = context.settings
  const closest = await Promise.all(
    closestRecords(context, locale, near).map((record) => itemView(context, record, locale)),
  )
  const head: Head = {
    title: messages.words(locale, 'not-found.heading'),
    robots: 'noindex',
    alternates: [],
    openGraph: [],
    twitterCard: 'summary',
    feeds: [],
    structuredData: [],
  }
  const links = switcherLinks(listLinks(context, undefined), undefined)
  const common = commonView(context, locale, head, links, undefined)
  return withHead(context, { ...common, kind: 'not-found', closest })
}

// What begins alike stands together in the order of addresses: no search over all of them.
function closestRecords<C extends string>(
  { state }: Context<C>,
  locale: C,
  near: string,
): readonly ArticleRecord<C>[] {
  const at = rankOf(state.claims, near)
  const [from, to] = [Math.max(0, at - CLOSEST), Math.min(sizeOf(state.claims), at + CLOSEST)]
  const around = Array.from(entriesOf(state.claims, from, to), ([key, claims]) => ({
    shared: sharedStart(key, near),
    id: claims[0]?.article,
  })).sort((a, b) => b.shared - a.shared)
  const ids = new Set(around.map(({ id }) => id))
  return [...ids].flatMap((id) => recordWithPage(state, id, locale) ?? []).slice(0, CLOSEST)
}

function recordWithPage<C extends string>(
  state: Context<C>['state'],
  id: string | undefined,
  locale: C,
): ArticleRecord<C> | undefined {
  const record = id === undefined ? undefined : valueAt(state.records, id)
  return record !== undefined && linkIn(record, locale)?.href !== undefined ? record : undefined
}

function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

async function itemView<C extends string>(
  context: Context<C>,
  record: ArticleRecord<C>,
  locale: C,
): Promise<ListItem<C>> {
  const { title, summary } = await textsIn(context.settings, record.visible, locale)
  const link = linkIn(record, locale)
  const { id, section, coverage } = record.entry
  return {
    id,
    href: link?.href ?? '',
    title,
    summary,
    section: section === undefined ? undefined : sectionLink(context, locale, section, undefined),
    published: link?.published,
    listed: link?.listed ?? false,
    coverage: coverage[locale],
  }
}

function commonView<C extends string>(
  context: Context<C>,
  locale: C,
  head: Head,
  links: readonly LocaleLink<C>[],
  current: string | undefined,
): CommonPage<C> {
  const { settings, state, styleName } = context
  const { locales, messages, siteName, templates } = settings
  return {
    locale,
    dir: locales.get(locale).dir,
    head,
    siteName,
    home: addressOf(settings, listPath(context, locale, undefined)),
    stylesheet: addressOf(settings, `/${styleName()}`),
    links,
    sections: sectionsIn(state, locale).map((section) =>
      sectionLink(context, locale, section, current),
    ),
    messages,
    templates,
  }
}

function withHead<C extends string, P extends Page<C>>({ settings }: Context<C>, page: P): P {
  return { ...page, head: settings.head(page.head, page) }
}

function sectionLink<C extends string>(
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

function switcherLinks<C extends string>(
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
