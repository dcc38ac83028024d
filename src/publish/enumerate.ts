import { splitPath } from '../locale/address.js'
import { addressOf, pathIn } from './addresses.js'
import { sectionsIn } from './claims.js'
import type { Context } from './context.js'
import { FEED_FILES, FEED_FORMATS, isFed } from './feeds.js'
import { linkingTo } from './linked.js'
import { locate } from './locate.js'
import { entriesOf, rankOf, valueAt } from './ordered.js'
import { parallelsOf } from './parallels.js'
import { describe } from './places.js'
import { type ArticleRecord, type ListPlace, linkIn } from './records.js'
import type { Settings } from './settings.js'
import { listPath, numberedPath, pagesOf, recordOf } from './target.js'
import type { Place } from './types.js'

/**
 * Every address, in an order that depends on the content alone: the lists of each locale with their
 * feeds, the articles and what leads on to them, the same below aliases of locales, and what the
 * site has once.
 */
export function* enumerate<C extends string>(context: Context<C>): Generator<Place<C>> {
  const { locales } = context.settings
  for (const code of locales.codes) yield* placesIn(context, code)
  yield* articlePlaces(context)
  yield* parallelPlaces(context)
  for (const code of locales.codes) yield* aliasPlaces(context, code)
  for (const path of siteFiles(context)) yield describe(context, locate(context, path))
}

function* placesIn<C extends string>(context: Context<C>, locale: C): Generator<Place<C>> {
  const { settings, state } = context
  for (const section of [undefined, ...sectionsIn(state, locale)]) {
    for (const path of listPaths(context, locale, section)) {
      yield describe(context, locate(context, path))
    }
  }
  yield describe(context, locate(context, `${pathIn(settings, locale, '/')}404.html`))
}

function* articlePlaces<C extends string>(context: Context<C>): Generator<Place<C>> {
  for (const [, claims] of entriesOf(context.state.claims)) {
    for (const { path, article } of claims) {
      const located = locate(context, path)
      const isOwn = located.path === path && recordOf(located.target)?.entry.id === article
      if (isOwn) yield describe(context, located)
    }
  }
}

function* parallelPlaces<C extends string>(context: Context<C>): Generator<Place<C>> {
  const { settings, state } = context
  for (const [, record] of entriesOf(state.records)) {
    for (const { path } of parallelsOf(settings, record)) {
      yield describe(context, locate(context, path))
    }
  }
}

function* aliasPlaces<C extends string>(context: Context<C>, locale: C): Generator<Place<C>> {
  const { settings, state } = context
  const lists = [undefined, ...sectionsIn(state, locale)].map((section) =>
    listPath(context, locale, section),
  )
  const pages = Array.from(entriesOf(state.records), ([, record]) => pagePaths(record, locale))
  for (const path of [...lists, ...pages.flat()]) {
    for (const below of belowAliases(settings, locale, path)) {
      yield describe(context, locate(context, below))
    }
  }
}

function pagePaths<C extends string>(record: ArticleRecord<C>, locale: C): readonly string[] {
  if (linkIn(record, locale)?.href === undefined) return []
  return record.claims.flatMap((claim) =>
    claim.kind === 'page' && claim.locale === locale ? claim.path : [],
  )
}

function belowAliases<C extends string>(
  settings: Settings<C>,
  locale: C,
  path: string,
): readonly string[] {
  const { locales, unprefixedDefault } = settings
  const { rest } = splitPath(locales, path, { unprefixedDefault })
  return locales.get(locale).aliases.map((alias) => `/${alias}${rest}`)
}

function* siteFiles<C extends string>(context: Context<C>): Generator<string> {
  const { settings, styleName, scriptName, chooserScriptName } = context
  const scripts = [scriptName(), chooserScriptName()].filter((name) => name !== undefined)
  if (!settings.unprefixedDefault) yield* ['/', '/404.html']
  yield* ['/robots.txt', ...[styleName(), ...new Set(scripts)].map((name) => `/${name}`)]
  yield* sitemapPaths(context)
}

function sitemapPaths<C extends string>({ sitemap }: Context<C>): readonly string[] {
  const { pages, news } = sitemap()
  if (pages.length === 0) return []
  return [
    '/sitemap.xml',
    ...pages.map((_, at) => `/sitemap-${at + 1}.xml`),
    ...news.map((_, at) => `/news-${at + 1}.xml`),
  ]
}

function* listPaths<C extends string>(
  context: Context<C>,
  locale: C,
  section: string | undefined,
): Generator<string> {
  const of = pagesOf(context, locale, section)
  for (let number = 1; number <= of; number += 1) {
    yield numberedPath(context, locale, section, number)
  }
  if (!isFed(context, locale, section)) return
  for (const format of FEED_FORMATS) yield listPath(context, locale, section) + FEED_FILES[format]
}

/**
 * The addresses that an article is part of: its pages and redirects, the pages of lists from its
 * place on (an article more moves all after it), the feeds, the sitemaps, and the pages and feeds
 * with texts that lead to it.
 */
export function touchedBy<C extends string>(
  context: Context<C>,
  article: string,
): readonly string[] {
  const { settings, state } = context
  const record = valueAt(state.records, article)
  if (record === undefined) return []
  const own = record.claims.filter(({ path }) => {
    const { target } = locate(context, path)
    return recordOf(target)?.entry.id === article
  })
  const aliases = settings.locales.codes.flatMap((code) =>
    pagePaths(record, code).flatMap((path) => belowAliases(settings, code, path)),
  )
  const linking = linkingTo(settings, state, record).flatMap(
    (id) => valueAt(state.records, id) ?? [],
  )
  const paths = [
    ...linking.flatMap((each) => textPaths(context, each)),
    ...own.map(({ path }) => path),
    ...aliases,
    ...parallelsOf(settings, record).map(({ path }) => path),
    ...record.places.flatMap((place) => [...listPathsFrom(context, place)]),
    ...sitemapPaths(context),
  ]
  return [...new Set(paths)].sort().map((path) => addressOf(settings, path))
}

// Where the texts of an article stand.
function textPaths<C extends string>(
  context: Context<C>,
  record: ArticleRecord<C>,
): readonly string[] {
  const { locales } = context.settings
  const feeds = record.places.filter(({ kind }) => kind === 'listed')
  return [
    ...locales.codes.flatMap((code) => pagePaths(record, code)),
    ...parallelsOf(context.settings, record).map(({ path }) => path),
    ...feeds.flatMap((place) => [...listPathsFrom(context, place)]),
  ]
}

function* listPathsFrom<C extends string>(
  context: Context<C>,
  { list, key, locale, section, kind }: ListPlace<C>,
): Generator<string> {
  const { settings, state } = context
  const rank = rankOf(valueAt(state.lists, list), key)
  if (kind === 'listed') {
    if (rank >= settings.feedLength) return
    for (const format of FEED_FORMATS) yield listPath(context, locale, section) + FEED_FILES[format]
    return
  }
  const first = Math.floor(rank / settings.perPage) + 1
  const of = pagesOf(context, locale, section)
  for (let number = first; number <= of; number += 1) {
    yield numberedPath(context, locale, section, number)
  }
}
