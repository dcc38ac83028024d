import type { Article } from '../article/types.js'

/** An article's slug in each locale that it has a text in. */
export function slugsOf<C extends string>(
  article: Article<C> | undefined,
): readonly (readonly [locale: C, slug: string])[] {
  if (article === undefined) return []
  const { id, slug, source, title } = article
  // The keys of a localized title are locales.
  const codes = Object.keys(title) as C[]
  return codes.map((code) => {
    if (slug === undefined || typeof slug === 'string') return [code, slug ?? id]
    return [code, slug[code] ?? slug[source] ?? id]
  })
}
