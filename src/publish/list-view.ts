import { filledWords } from '../messages/filled-words.js'
import { rootedAddress } from './absolute.js'
import { addressOf } from './addresses.js'
import { closestRecords } from './closest.js'
import { commonView, feedLinks, sectionLink, switcherLinks, withHead } from './common-view.js'
import type { Context } from './context.js'
import { alternatesOf, type Head, openGraphLocale } from './head.js'
import { listName, listRecords } from './lists.js'
import { type ArticleRecord, linkIn } from './records.js'
import { numberedPath, pagesOf, type Target } from './target.js'
import { sectionWords, textsIn } from './texts.js'
import type { ListItem, ListPage, NotFoundPage } from './theme/types.js'
import type { PublishedImage } from './types.js'

/** What the template of a list is given. */
export async function listView<C extends string>(
  context: Context<C>,
  { locale, section, number }: Extract<Target<C>, { kind: 'list' }>,
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
  const links = context.lists(section)
  const place = filledWords(messages, locale, 'index.page', () => ({ page: number, pages: of }))
  const address = (at: number): string | undefined =>
    at < 1 || at > of ? undefined : addressOf(settings, numberedPath(context, locale, section, at))
  const own = links.find(({ code }) => code === locale)
  const title = [heading.text, ...(number > 1 ? [place.text] : []), siteName].join(' – ')
  // Later pages of a list have no counterpart in another locale.
  const canonical = number === 1 ? own?.canonical : `${origin}${address(number)}`
  const head: Head = {
    title: { ...heading, text: title },
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
    ...(canonical && { canonical }),
  }
  const here = links.map((link) =>
    link.code === locale && number > 1 ? { ...link, href: address(number) } : link,
  )
  const common = commonView(context, locale, head, switcherLinks(here, locale), section)
  const [newer, older] = [address(number - 1), address(number + 1)]
  return withHead(context, { kind: 'list', ...common, heading, items, number, of, newer, older })
}

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
  const links = switcherLinks(context.lists(undefined), undefined)
  const common = commonView(context, locale, head, links, undefined)
  return withHead(context, { kind: 'not-found', ...common, closest })
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
    summary: summary && { ...summary, html: withoutLinks(summary.html) },
    section: section === undefined ? undefined : sectionLink(context, locale, section),
    published: link?.published,
    image: imageOf(context, record, link?.href ?? ''),
    listed: link?.listed ?? false,
    coverage: coverage[locale],
  }
}

// An item leads to its article; what a link means that was written for that page is told there.
function withoutLinks(html: string): string {
  return html.replace(/<\/?a(?=[\s>])(?:[^>"]|"[^"]*")*>/g, '')
}

function imageOf<C extends string>(
  { settings }: Context<C>,
  { entry: { id, image } }: ArticleRecord<C>,
  page: string,
): PublishedImage | undefined {
  if (image === undefined) return undefined
  const found = { ...image, ...settings.image(image.src, id) }
  return { ...found, src: rootedAddress(found.src, page) }
}
