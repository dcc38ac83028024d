import type { Article } from '../article/types.js'
import { type Diagnostic, quote } from '../errors.js'

/** A slug and the locale that it stands for an article in. */
export type LocaleSlug<C extends string = string> = readonly [locale: C, slug: string]

/** An article's slug in each locale that it has a text in. */
export function slugsOf<C extends string>(
  article: Article<C> | undefined,
): readonly LocaleSlug<C>[] {
  if (article === undefined) return []
  const { id, slug, source, title } = article
  // The keys of a localized title are locales.
  const codes = Object.keys(title) as C[]
  return codes.map((code) => {
    if (slug === undefined || typeof slug === 'string') return [code, slug ?? id]
    return [code, slug[code] ?? slug[source] ?? id]
  })
}

/** Two articles at one address: the second would hide the first. */
export function duplicateSlugs(
  articles: readonly { readonly path: string; readonly slugs: readonly LocaleSlug[] }[],
): readonly Diagnostic[] {
  const taken = new Map<string, string>()
  return articles.flatMap(({ path, slugs }) => {
    return slugs.flatMap(([locale, slug]): Diagnostic[] => {
      const key = `${locale}/${slug.normalize('NFC').toLowerCase()}`
      const first = taken.get(key)
      taken.set(key, first ?? path)
      if (first === undefined || first === path) return []
      const message = `The slug ${quote(slug)} is that of ${quote(first)} already. Give each article its own.`
      return [{ code: 'duplicate-slug', severity: 'error', message, file: path, locale }]
    })
  })
}
