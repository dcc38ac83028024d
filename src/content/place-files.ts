import { type Diagnostic, list, quote } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { type ContentLayout, placeOf } from './layout.js'

/** A file of an article, known by its name. */
export interface PlacedFile<C extends string = string> {
  readonly path: string
  readonly locale: C
  readonly layout: ContentLayout
}

/** The articles of a folder by the names of their files. */
export interface PlacedArticles<C extends string = string> {
  /** By id, sorted. */
  readonly articles: readonly (readonly [id: string, files: readonly PlacedFile<C>[]])[]
  readonly diagnostics: readonly Diagnostic[]
}

// Language, script and region: a longer name that happens to be a tag is the name of an article.
const PLAIN_TAG = /^[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?$/i

/** Sorts a folder's files into articles. */
export function placeFiles<C extends string>(
  locales: Locales<C>,
  paths: readonly string[],
  layout?: ContentLayout,
): PlacedArticles<C> {
  const diagnostics: Diagnostic[] = []
  const articles = new Map<string, Map<C, PlacedFile<C>>>()
  const isLocale = (tag: string): boolean => localeOf(locales, tag) !== undefined
  for (const path of paths) {
    const place = placeOf(path, isLocale, layout)
    const locale = place === undefined ? undefined : localeOf(locales, place.tag)
    if (place === undefined || locale === undefined) {
      diagnostics.push(withoutLocale(path, locales.codes))
      continue
    }
    const files = articles.get(place.id) ?? new Map<C, PlacedFile<C>>()
    const first = files.get(locale)
    if (first === undefined) files.set(locale, { path, locale, layout: place.layout })
    else diagnostics.push(duplicate(path, first.path, locale))
    articles.set(place.id, files)
  }
  const sorted = [...articles].sort(([one], [two]) => (one < two ? -1 : 1))
  return {
    articles: sorted.map(([id, files]) => [id, [...files.values()]] as const),
    diagnostics,
  }
}

function localeOf<C extends string>(locales: Locales<C>, tag: string): C | undefined {
  if (locales.has(tag)) return tag
  const isDeclared = locales.codes.some((code) => locales.get(code).aliases.includes(tag))
  return isDeclared || PLAIN_TAG.test(tag) ? locales.match(tag) : undefined
}

function withoutLocale(path: string, codes: readonly string[]): Diagnostic {
  const message = `${quote(path)} names none of the locales ${list(codes)}, so it belongs to no article. Rename it, or declare its locale.`
  return { code: 'unknown-locale', severity: 'warning', message, file: path }
}

function duplicate(path: string, first: string, locale: string): Diagnostic {
  const message = `${quote(path)} is left out: ${quote(first)} is the article's file in ${quote(locale)} already. Keep one of them.`
  return { code: 'duplicate-file', severity: 'error', message, file: path, locale }
}
