import { type Diagnostic, quote } from '../errors.js'
import type { ContentArticle } from './types.js'

/** A slug that an article has in a locale, and where it is written. */
export interface PlacedSlug {
  readonly article: string
  readonly locale: string
  readonly slug: string
  readonly file: string
  readonly line: number
  readonly column: number
}

/** An article's slug in each locale that it has a title in. */
export function slugsOf<C extends string>(content: ContentArticle<C>): readonly PlacedSlug[] {
  const { id, article, source, translations } = content
  if (article === undefined) return []
  const { slug, title } = article
  // The keys of a localized title are locales.
  const codes = Object.keys(title) as C[]
  return codes.map((locale) => {
    const own = translations.find((file) => file.locale === locale) ?? source
    const written = own.parsed.frontMatter.fields.has('slug') ? own : source
    const { line = 1, column = 1 } = written.parsed.frontMatter.fields.get('slug') ?? {}
    const text = typeof slug === 'string' ? slug : (slug?.[locale] ?? slug?.[article.source])
    return { article: id, locale, slug: text ?? id, file: written.path, line, column }
  })
}

/** Two articles at one address: the second would hide the first. */
export function duplicateSlugs(slugs: readonly PlacedSlug[]): readonly Diagnostic[] {
  const taken = new Map<string, PlacedSlug>()
  return slugs.flatMap(({ article, locale, slug, ...place }): Diagnostic[] => {
    const key = `${locale}/${slug.normalize('NFC').toLowerCase()}`
    const first = taken.get(key)
    if (first === undefined) taken.set(key, { article, locale, slug, ...place })
    if (first === undefined || first.article === article) return []
    const message = `The slug ${quote(slug)} is that of ${quote(first.file)} already. Give each article its own.`
    return [{ code: 'duplicate-slug', severity: 'error', message, ...place, locale }]
  })
}
