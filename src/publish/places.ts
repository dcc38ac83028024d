import { hash } from '../article/hash.js'
import { addressOf } from './addresses.js'
import { closestRecords } from './closest.js'
import type { Context } from './context.js'
import { FEED_TYPES, feedRecords } from './feeds.js'
import { hasListed, listName, listRecords } from './lists.js'
import { formatMoment, momentOf } from './moments.js'
import { type ArticleRecord, linkIn } from './records.js'
import { newsUntil } from './sitemap.js'
import { type Located, localeOf, localesOf, pagesOf, recordOf, type Target } from './target.js'
import { followLinks, isRooted } from './text-links.js'
import type { Place } from './types.js'

const HTML = 'text/html; charset=utf-8'
const XML = 'application/xml; charset=utf-8'
const UTF8 = '; charset=utf-8'

/** Says everything about what stands at a path but its content. */
export function describe<C extends string>(
  context: Context<C>,
  { target, path }: Located<C>,
): Place<C> {
  const { settings } = context
  const record = recordOf(target)
  const records = recordsIn(context, target)
  return {
    kind: kindOf(target),
    status: target.kind === 'redirect' ? 308 : target.kind === 'not-found' ? 404 : 200,
    address: addressOf(settings, path),
    file: fileOf(path),
    contentType: contentTypeOf(target),
    locale: localeOf(target),
    article: record?.entry.id,
    location: target.kind === 'redirect' ? target.to : undefined,
    reason: target.kind === 'redirect' ? target.reason : undefined,
    lastModified: lastModified(context, records, localesOf(target)),
    until: untilOf(context, target),
    tags: tagsOf(target, records),
    version: versionOf(context, target, records),
  }
}

function kindOf<C extends string>(target: Target<C>): Place['kind'] {
  if (target.kind !== 'list') return target.kind
  return target.section === undefined ? 'index' : 'section'
}

// `/uk/mist/` is a folder with a page in it.
function fileOf(path: string): string {
  return path.endsWith('.html') || /\.(?:xml|json|css|js|txt)$/.test(path)
    ? path.slice(1)
    : `${path.replace(/^\/|\/$/g, '')}/index.html`.replace(/^\//, '')
}

function contentTypeOf<C extends string>(target: Target<C>): string {
  switch (target.kind) {
    case 'feed':
      return FEED_TYPES[target.format] + UTF8
    case 'sitemap':
      return XML
    case 'robots':
      return `text/plain${UTF8}`
    case 'script':
      return `text/javascript${UTF8}`
    case 'style':
      return `text/css${UTF8}`
    default:
      return HTML
  }
}

// The articles that a page is made of.
function recordsIn<C extends string>(
  context: Context<C>,
  target: Target<C>,
): readonly ArticleRecord<C>[] {
  const { state, settings } = context
  if (target.kind === 'feed') return feedRecords(context, target.locale, target.section)
  if (target.kind === 'list') {
    const { locale, section, number } = target
    const { perPage } = settings
    const name = listName('all', locale, section)
    return [...listRecords(state, name, (number - 1) * perPage, number * perPage)]
  }
  if (target.kind === 'not-found') {
    return target.locale === undefined ? [] : closestRecords(context, target.locale, target.near)
  }
  const record = recordOf(target)
  return record === undefined ? [] : [record]
}

function lastModified<C extends string>(
  { settings }: Context<C>,
  records: readonly ArticleRecord<C>[],
  locales: readonly C[],
): string | undefined {
  let latest: number | undefined
  for (const record of records) {
    for (const locale of locales) {
      const modified = linkIn(record, locale)?.modified
      if (modified === undefined) continue
      const moment = momentOf(modified, settings.timeZone)
      if (latest === undefined || moment > latest) latest = moment
    }
  }
  return latest === undefined ? undefined : formatMoment(latest)
}

// What no article has a part in.
const UNTIMED: ReadonlySet<string> = new Set(['chooser', 'robots', 'script', 'style'])

// What stands around a page changes with any article: a section may appear, or a feed.
function untilOf<C extends string>(context: Context<C>, target: Target<C>): string | undefined {
  const { settings, state, until, untilText } = context
  if (UNTIMED.has(target.kind)) return undefined
  if (target.kind !== 'sitemap' || target.part === 'pages') return untilText
  const news = newsUntil(settings, state)
  return news === undefined || (until !== undefined && until < news)
    ? untilText
    : formatMoment(news)
}

function tagsOf<C extends string>(
  target: Target<C>,
  records: readonly ArticleRecord<C>[],
): readonly string[] {
  const section = 'section' in target ? target.section : recordOf(target)?.entry.section
  return [
    ...localesOf(target).map((locale) => `locale:${locale}`),
    ...(section === undefined ? [] : [`section:${section}`]),
    ...records.map(({ entry }) => `article:${entry.id}`),
  ]
}

function versionOf<C extends string>(
  context: Context<C>,
  target: Target<C>,
  records: readonly ArticleRecord<C>[],
): string {
  const { settings, styleName } = context
  const articles = records.map(({ entry, version }) => entry.version + version)
  const ends = (): readonly string[] =>
    records.flatMap((record) => localesOf(target).flatMap((code) => endsOf(context, record, code)))
  switch (target.kind) {
    case 'article':
      return hash([...articles, ...ends(), context.frame(target.link.code)].join())
    case 'parallel':
      return hash([...articles, ...ends(), ...localesOf(target).map(context.frame)].join())
    case 'list': {
      const { locale, section, number } = target
      const pages = `${number}/${pagesOf(context, locale, section)}`
      return hash(
        [...articles, ...linkFacts(context, section), pages, context.frame(locale)].join(),
      )
    }
    case 'feed':
      return hash(
        [
          ...articles,
          ...ends(),
          target.section,
          target.format,
          context.frame(target.locale),
        ].join(),
      )
    case 'sitemap':
      return hash(sitemapVersions(context, target).join())
    case 'redirect':
      return hash([target.to, settings.version].join())
    case 'not-found': {
      const locales = target.locale === undefined ? settings.locales.codes : [target.locale]
      return hash(
        [...articles, ...linkFacts(context, undefined), ...locales.map(context.frame)].join(),
      )
    }
    case 'robots':
      return hash([settings.version, hasListed(context.state, settings.locales.codes)].join())
    case 'chooser':
      return hash(
        [context.chooserScriptName(), ...settings.locales.codes.map(context.frame)].join(),
      )
    case 'script':
      return hash(target.source)
    case 'style':
      return styleName()
  }
}

// Where the links in the texts of an article lead at present.
function endsOf<C extends string>(
  context: Context<C>,
  record: ArticleRecord<C>,
  locale: C,
): readonly string[] {
  const { links = [] } = record.entry
  if (links.length === 0) return []
  const follow = followLinks(context, record, locale)
  const known = knownEnds(context, locale)
  return links.map((link) => {
    const found = known.get(link)
    if (found !== undefined) return found
    const end = JSON.stringify(follow(link)) ?? ''
    if (isRooted(link)) known.set(link, end)
    return end
  })
}

// These lead to the same place whichever text they stand in, and texts lead to few.
const ends = new WeakMap<object, Map<string, Map<string, string>>>()

function knownEnds(context: object, locale: string): Map<string, string> {
  const byLocale = ends.get(context) ?? new Map<string, Map<string, string>>()
  ends.set(context, byLocale)
  const known = byLocale.get(locale) ?? new Map<string, string>()
  byLocale.set(locale, known)
  return known
}

function linkFacts<C extends string>(context: Context<C>, section: string | undefined) {
  return context
    .lists(section)
    .flatMap(({ href, state, coverage }) => [href, state, coverage.characters])
}

function sitemapVersions<C extends string>(
  { settings, sitemap }: Context<C>,
  { part, number }: Extract<Target<C>, { kind: 'sitemap' }>,
): readonly (string | undefined)[] {
  const { pages, news } = sitemap()
  if (part !== 'index') return [settings.version, sitemap()[part][number - 1]?.version]
  return [settings.version, ...[...pages, ...news].map(({ version }) => version)]
}
