import type { Article, ArticleImage, Block, Edition, LocalizedText } from '../article/types.js'
import { ownOnly, ownValue } from '../locale/own.js'
import type { Locales } from '../locale/types.js'
import { coverageIn, isListed } from './coverage.js'
import { definitionSources } from './definitions.js'
import { checkOptions } from './options.js'
import { type Resolution, resolutionOf } from './resolution.js'
import { checkNothingMissing } from './strict.js'
import { leftOut, resolveText, sharedText } from './text.js'
import type {
  ResolvedArticle,
  ResolvedBlock,
  ResolvedImage,
  ResolvedText,
  ResolveOptions,
} from './types.js'
import { blockResolutions } from './unit.js'

/**
 * Chooses, for each text of an article, the words that the readers of a locale get.
 *
 * @throws SteleError `unknown-locale`; `missing-translation` under policy `strict`;
 *   `invalid-option`
 * @example
 * resolveArticle(locales, article, 'uk').blocks[0] // => { id: 'lead', locale: 'en', state: 'fallback', ... }
 */
export function resolveArticle<C extends string, M>(
  locales: Locales<C>,
  article: Article<C, M>,
  locale: NoInfer<C>,
  givenOptions: ResolveOptions = {},
): ResolvedArticle<C, M> {
  const options = ownOnly(givenOptions)
  checkOptions(options)
  const coverage = coverageIn(article, locale, options)
  const resolution = resolutionOf(locales, article, locale, options, (code) =>
    coverageIn(article, code, options),
  )
  const resolutionAt = blockResolutions(resolution, article.blocks)
  const title = resolveText(resolution, article.title)
  const isAvailable = title.text !== ''
  const resolved = plainFields(article, locale)
  resolved.locale = locale
  resolved.dir = locales.get(locale).dir
  resolved.chain = resolution.chain
  resolved.available = isAvailable
  resolved.listed = isAvailable && isListed(article, locale, coverage, options)
  resolved.coverage = coverage
  resolved.slug = slugOf(article, locale)
  resolved.title = title
  const summary = ownValue(article, 'summary')
  if (summary) resolved.summary = resolveText(resolution, summary)
  const image = ownValue(article, 'image')
  if (image) resolved.image = resolveImage(resolution, image)
  resolved.localized = resolveEach(resolution, ownValue(article, 'localized') ?? {})
  resolved.blocks = article.blocks.map((block) => resolveBlock(resolutionAt(block), block))
  resolved.definitions = definitionSources(locales, article, resolution.chain)
  if (options.policy === 'strict') checkNothingMissing(resolved)
  return resolved
}

/** The article's slug in a locale: its own, else the source's, else the id. Never along the chain. */
export function slugOf<C extends string>(
  article: Pick<Article<C>, 'id' | 'slug' | 'source'>,
  locale: C,
): string {
  const { id, source } = article
  const slug = ownValue(article, 'slug')
  if (slug === undefined || typeof slug === 'string') return slug ?? id
  return ownValue(slug, locale) ?? ownValue(slug, source) ?? id
}

type Growing<T> = { -readonly [K in keyof T]: T[K] }

// What belongs to the edition in one locale comes before what belongs to the article. Field by
// field: a literal of so many optional ones takes longer than choosing all words.
function plainFields<C extends string, M>(
  article: Article<C, M>,
  locale: C,
): Growing<ResolvedArticle<C, M>> {
  const { id, source } = article
  // `resolveArticle` adds the rest.
  const fields = { id, source } as Growing<ResolvedArticle<C, M>>
  const editions = ownValue(article, 'editions')
  const edition: Edition = (editions && ownValue(editions, locale)) ?? {}
  const section = ownValue(article, 'section')
  if (section !== undefined) fields.section = section
  const published = ownValue(edition, 'published') ?? ownValue(article, 'published')
  if (published !== undefined) fields.published = published
  const updated = ownValue(edition, 'updated') ?? ownValue(article, 'updated')
  if (updated !== undefined) fields.updated = updated
  const authors = ownValue(article, 'authors')
  if (authors !== undefined) fields.authors = authors
  const translators = ownValue(edition, 'translators')
  if (translators !== undefined) fields.translators = translators
  const tags = ownValue(article, 'tags')
  if (tags !== undefined) fields.tags = tags
  const meta = ownValue(article, 'meta')
  if (meta !== undefined) fields.meta = meta
  return fields
}

function resolveBlock<C extends string>(
  resolution: Resolution<C>,
  { id, text }: Block<C>,
): ResolvedBlock<C> {
  if (typeof text === 'string') return { id, ...sharedText(resolution, text) }
  const own = resolveText(resolution, text)
  const isOwn = own.locale === resolution.locale && own.state !== 'missing'
  return { id, ...(isOwn || !resolution.omits ? own : leftOut(resolution, own.reason)) }
}

function resolveImage<C extends string>(
  resolution: Resolution<C>,
  image: ArticleImage<C>,
): ResolvedImage<C> {
  const { src, alt, width, height } = ownOnly(image)
  return {
    src,
    ...(alt && { alt: resolveText(resolution, alt) }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  }
}

function resolveEach<C extends string>(
  resolution: Resolution<C>,
  texts: { readonly [name: string]: LocalizedText<C> },
): { readonly [name: string]: ResolvedText<C> } {
  const entries = Object.entries(texts)
  return Object.fromEntries(entries.map(([name, text]) => [name, resolveText(resolution, text)]))
}
