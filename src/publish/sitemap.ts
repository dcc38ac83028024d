import { hash } from '../article/hash.js'
import { addressOf } from './addresses.js'
import { sectionsIn } from './claims.js'
import { alternatesOf, type Head } from './head.js'
import type { ArticleLink } from './links.js'
import { listLinks } from './list-links.js'
import { listName, listRecords } from './lists.js'
import { formatMoment, momentOf } from './moments.js'
import { entriesOf } from './ordered.js'
import { type ArticleRecord, linkIn, type State } from './records.js'
import type { Settings } from './settings.js'
import { optional, x, xmlDocument, xmlEscape, xmlPart, xmlText } from './xml.js'

// What https://www.sitemaps.org/protocol.html and Google's news sitemaps allow in one file.
const MAX_ADDRESSES = 50_000
const MAX_BYTES = 50 * 1024 * 1024
const MAX_NEWS = 1000
const NEWS_SPAN = 48 * 60 * 60 * 1000

/** Where the sitemap is cut into files. */
export interface SitemapCuts {
  readonly pages: readonly SitemapPart[]
  readonly news: readonly SitemapPart[]
}

/** One file: its entries by rank, from one up to, not including, another. */
export interface SitemapPart {
  readonly from: number
  readonly to: number
  /** The newest date in it. */
  readonly lastModified: number | undefined
  /** Changes whenever the file does. */
  readonly version: string
}

interface Entry {
  readonly xml: string
  readonly modified: number | undefined
}

/** Cuts the sitemap into files, none of them longer than is allowed. */
export function cutSitemap<C extends string>(settings: Settings<C>, state: State<C>): SitemapCuts {
  return {
    pages: cut(pageEntries(settings, state)),
    news: cutNews(recentPages(settings, state)),
  }
}

/** The sitemap index (https://www.sitemaps.org/protocol.html#index). */
export function sitemapIndex<C extends string>(settings: Settings<C>, cuts: SitemapCuts): string {
  const file = (name: string, { lastModified }: SitemapPart, at: number) =>
    x('sitemap', [
      x('loc', settings.origin + addressOf(settings, `/${name}-${at + 1}.xml`)),
      optional('lastmod', lastModified === undefined ? undefined : formatMoment(lastModified)),
    ])
  return xmlDocument(
    x('sitemapindex', { xmlns: SITEMAP }, [
      ...cuts.pages.map((part, at) => file('sitemap', part, at)),
      ...cuts.news.map((part, at) => file('news', part, at)),
    ]),
  )
}

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const XHTML = 'http://www.w3.org/1999/xhtml'
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9'

/** A file of listed pages, each with its alternates. */
export function pageSitemap<C extends string>(
  settings: Settings<C>,
  state: State<C>,
  part: SitemapPart,
): string {
  const wanted: string[] = []
  let at = 0
  for (const { xml } of pageEntries(settings, state)) {
    if (at >= part.to) break
    if (at >= part.from) wanted.push(xml)
    at += 1
  }
  return urlset(wanted, { 'xmlns:xhtml': XHTML })
}

/**
 * A file of listed pages of the last 48 hours
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 *
 * @param titleOf - the title of an article in a locale, without markup
 */
export async function newsSitemap<C extends string>(
  settings: Settings<C>,
  state: State<C>,
  { from, to }: SitemapPart,
  titleOf: (record: ArticleRecord<C>, locale: C) => Promise<string>,
): Promise<string> {
  const pages = recentPages(settings, state).slice(from, to)
  const entries = pages.map(async ({ record, link, moment }) =>
    xmlPart(
      x('url', [
        x('loc', link.url ?? ''),
        x('news:news', [
          x('news:publication', [
            x('news:name', xmlText(settings.siteName)),
            x('news:language', newsLanguage(link.code)),
          ]),
          x('news:publication_date', formatMoment(moment)),
          x('news:title', xmlText(await titleOf(record, link.code))),
        ]),
      ]),
    ),
  )
  return urlset(await Promise.all(entries), { 'xmlns:news': NEWS })
}

/** The moment at which the first article leaves the news sitemap. */
export function newsUntil<C extends string>(
  settings: Settings<C>,
  state: State<C>,
): number | undefined {
  const moments = recentPages(settings, state).map(({ moment }) => moment)
  return moments.length === 0 ? undefined : Math.min(...moments) + NEWS_SPAN
}

// Entries are written one by one, since their lengths decide where a file ends.
function urlset(entries: readonly string[], namespaces: Readonly<Record<string, string>>): string {
  const empty = xmlDocument(x('urlset', { xmlns: SITEMAP, ...namespaces }, '\n'))
  const [open = '', close = ''] = empty.split(/(?<=>)\n(?=<\/)/)
  return `${open}\n${entries.join('\n')}\n${close}`
}

function cut(entries: Iterable<Entry>): readonly SitemapPart[] {
  const parts: SitemapPart[] = []
  let [from, at, bytes] = [0, 0, HEAD_BYTES]
  let lastModified: number | undefined
  let version = ''
  for (const { xml, modified } of entries) {
    const size = xml.length + 1 // addresses are percent-encoded: all of it is ASCII
    if (at - from >= MAX_ADDRESSES || bytes + size > MAX_BYTES) {
      parts.push({ from, to: at, lastModified, version })
      ;[from, bytes, lastModified, version] = [at, HEAD_BYTES, undefined, '']
    }
    at += 1
    bytes += size
    version = hash(version + xml)
    if (modified !== undefined) lastModified = Math.max(lastModified ?? modified, modified)
  }
  return at > from ? [...parts, { from, to: at, lastModified, version }] : parts
}

function cutNews<C extends string>(pages: readonly RecentPage<C>[]): readonly SitemapPart[] {
  const count = Math.ceil(pages.length / MAX_NEWS)
  return Array.from({ length: count }, (_, at) => {
    const [from, to] = [at * MAX_NEWS, Math.min((at + 1) * MAX_NEWS, pages.length)]
    const wanted = pages.slice(from, to)
    const lastModified = Math.max(...wanted.map(({ moment }) => moment))
    const versions = wanted.map(({ record, link }) => [
      link.code,
      record.entry.version,
      record.version,
    ])
    return { from, to, lastModified, version: hash(versions.join()) }
  })
}

// More than declaration, root element and name spaces take.
const HEAD_BYTES = 1024

// The lists first, then the articles by their ids: a new article moves nothing before it.
function* pageEntries<C extends string>(settings: Settings<C>, state: State<C>): Iterable<Entry> {
  const sections = new Set(settings.locales.codes.flatMap((code) => sectionsIn(state, code)))
  for (const section of [undefined, ...[...sections].sort()]) {
    yield* entriesOfLinks(settings, listLinks({ settings, state }, section))
  }
  for (const [, { links, entry }] of entriesOf(state.records)) {
    yield* entriesOfLinks(settings, links, entry.source)
  }
}

function* entriesOfLinks<C extends string>(
  { locales, timeZone }: Settings<C>,
  links: readonly ArticleLink<C>[],
  source?: C,
): Iterable<Entry> {
  // Written once: all pages of a group have the same ones.
  const alternates = alternatesOf(links, locales, source).map(alternateXml).join('')
  for (const { listed, url, modified } of links) {
    if (!listed || url === undefined) continue
    const date = modified === undefined ? '' : `<lastmod>${xmlEscape(modified)}</lastmod>`
    const xml = `<url><loc>${xmlEscape(url)}</loc>${date}${alternates}</url>`
    yield { xml, modified: modified === undefined ? undefined : momentOf(modified, timeZone) }
  }
}

// Without a tree of elements: there is one for each page and locale, of nothing but addresses.
function alternateXml({ hreflang, href }: Head['alternates'][number]): string {
  return `<xhtml:link rel="alternate" hreflang="${xmlEscape(hreflang)}" href="${xmlEscape(href)}"></xhtml:link>`
}

interface RecentPage<C extends string> {
  readonly record: ArticleRecord<C>
  readonly link: ArticleLink<C>
  readonly moment: number
}

function recentPages<C extends string>(
  { locales, timeZone }: Settings<C>,
  state: State<C>,
): readonly RecentPage<C>[] {
  return locales.codes.flatMap((code) => {
    const found: RecentPage<C>[] = []
    for (const record of listRecords(state, listName('listed', code))) {
      const link = linkIn(record, code)
      if (link?.published === undefined) break
      const moment = momentOf(link.published, timeZone)
      if (moment <= state.now - NEWS_SPAN) break
      found.push({ record, link, moment })
    }
    return found
  })
}

// ISO 639, except that Chinese is told apart by country.
function newsLanguage(code: string): string {
  const { language, script } = new Intl.Locale(code).maximize()
  if (language === 'zh') return script === 'Hant' ? 'zh-tw' : 'zh-cn'
  return language
}
