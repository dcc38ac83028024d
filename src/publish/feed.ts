import { resolveArticle } from '../resolve/article.js'
import { absoluteAddresses } from './absolute.js'
import { addressOf } from './addresses.js'
import type { ReadBody } from './answers.js'
import { feedTitle } from './common-view.js'
import type { Context } from './context.js'
import { withoutEditions } from './editions.js'
import { FEED_FILES, type Feed, type FeedItem, feedRecords } from './feeds.js'
import { imageUrl } from './image-url.js'
import type { IndexedArticle } from './indexed.js'
import { formatMoment, momentOf } from './moments.js'
import { placed } from './placed.js'
import { type ArticleRecord, linkIn } from './records.js'
import type { Settings } from './settings.js'
import { listPath, type Target } from './target.js'
import { followLinks } from './text-links.js'
import { sectionWords, textsIn } from './texts.js'

/** Makes a feed: listed articles only, in the words of its locale's readers. */
export async function makeFeed<C extends string>(
  context: Context<C>,
  { locale, section, format }: Extract<Target<C>, { kind: 'feed' }>,
  read: ReadBody<C>,
): Promise<Feed> {
  const { settings } = context
  const { locales, messages, origin, siteName, tag } = settings
  const records = feedRecords(context, locale, section)
  const items = await Promise.all(records.map((record) => knownItem(context, record, locale, read)))
  const root = listPath(context, locale, section)
  const title = feedTitle(context, locale, section)
  const of = section === undefined ? locale : `${locale}/${encodeURIComponent(section)}`
  return {
    id: `${tag}feed/${of}`,
    locale,
    dir: locales.get(locale).dir,
    title,
    siteName,
    description: `${messages.t(locale)('index.heading')} – ${title}`,
    home: origin + addressOf(settings, root),
    self: origin + addressOf(settings, root + FEED_FILES[format]),
    updated: items.map(({ updated }) => updated).reduce((a, b) => (a > b ? a : b), ''),
    items,
  }
}

// The three formats show the same items, and so do the feeds of all articles and of a section.
const items = new WeakMap<object, Map<string, Promise<FeedItem>>>()
const MOST_REMEMBERED = 500

function knownItem<C extends string>(
  context: Context<C>,
  record: ArticleRecord<C>,
  locale: C,
  read: ReadBody<C>,
): Promise<FeedItem> {
  const known = items.get(context) ?? new Map<string, Promise<FeedItem>>()
  items.set(context, known)
  const key = `${locale} ${record.entry.id}`
  const found = known.get(key)
  if (found !== undefined) return found
  const made = feedItem(context, record, locale, read)
  if (known.size >= MOST_REMEMBERED) known.clear()
  known.set(key, made)
  // What cannot be read now may be there when it is asked for again.
  made.catch(() => known.delete(key))
  return made
}

async function feedItem<C extends string>(
  context: Context<C>,
  record: ArticleRecord<C>,
  locale: C,
  read: ReadBody<C>,
): Promise<FeedItem> {
  const { settings } = context
  const { tag, timeZone, feedContent } = settings
  const { entry } = record
  const link = linkIn(record, locale)
  const url = link?.url ?? ''
  const { title, summary } = await textsIn(settings, record.visible, locale)
  const moment = (date = ''): string => formatMoment(momentOf(date, timeZone))
  const section =
    entry.section === undefined ? [] : [sectionWords(settings, locale, entry.section).text]
  return {
    id: `${tag}${encodeURIComponent(entry.id)}/${locale}`,
    url,
    title: title.text,
    summary: summary && { text: summary.text, locale: summary.locale },
    content:
      feedContent === 'full'
        ? absoluteAddresses(await contentIn(context, record, locale, read), url)
        : undefined,
    image: imageOf(settings, entry, url),
    published: moment(link?.published),
    updated: moment(link?.modified),
    authors: entry.authors ?? [],
    translators: entry.editions?.[locale]?.translators ?? [],
    categories: [...section, ...(entry.tags ?? [])],
  }
}

async function contentIn<C extends string>(
  context: Context<C>,
  record: ArticleRecord<C>,
  locale: C,
  read: ReadBody<C>,
): Promise<string> {
  const { settings } = context
  const { locales, renderer, resolving } = settings
  const { id } = record.entry
  const article = withoutEditions(await read(record), record.hidden)
  const rendered = await renderer.renderAsync(resolveArticle(locales, article, locale, resolving))
  const image = (src: string) => settings.image(src, id)
  return placed(rendered, { image, follow: followLinks(context, record, locale) }, id).html
}

function imageOf<C extends string>(
  settings: Settings<C>,
  { id, image }: IndexedArticle<C>,
  base: string,
): string | undefined {
  if (image === undefined) return undefined
  const src = settings.image(image.src, id)?.src ?? image.src
  return imageUrl(src, base)
}
