import type { Article, ArticleImage, Block, LocalizedText } from '../article/types.js'
import { ownOnly, ownValue } from '../locale/own.js'
import type { Locales } from '../locale/types.js'
import { fallbackChain } from './chain.js'
import { coverageIn, isListed } from './coverage.js'
import { definitionSources } from './definitions.js'
import { checkOptions, DEFAULT_THRESHOLD } from './options.js'
import { checkNothingMissing } from './strict.js'
import { leftOut, type Resolution, resolveText, sharedText } from './text.js'
import type {
  Coverage,
  ResolvedArticle,
  ResolvedBlock,
  ResolvedImage,
  ResolvedText,
  ResolveOptions,
} from './types.js'
import { unitOrders } from './unit.js'
import { wholeOrder } from './whole.js'

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
  given: Article<C, M>,
  locale: NoInfer<C>,
  givenOptions: ResolveOptions = {},
): ResolvedArticle<C, M> {
  const article = ownOnly(given)
  const options = ownOnly(givenOptions)
  checkOptions(options)
  const { policy = 'mixed', threshold = DEFAULT_THRESHOLD, countMachine = false } = options
  const chain = fallbackChain(locales, article, locale, options.reader)
  const coverage = coverageIn(article, locale, { countMachine })
  const judge = { threshold, countMachine }
  const coverageOf = (code: C): Coverage => coverageIn(article, code, judge)
  const resolution: Resolution<C> = {
    locales,
    source: article.source,
    locale,
    order: policy === 'whole' ? wholeOrder(article, chain, judge, coverageOf) : chain,
    preferCurrent: options.outdated === 'fallback',
  }
  const units = unitOrders(resolution, article.blocks)
  const title = resolveText(resolution, article.title)
  const resolved: ResolvedArticle<C, M> = {
    ...plainFields(article, locale),
    locale,
    dir: locales.get(locale).dir,
    chain,
    available: title.text !== '',
    listed: title.text !== '' && isListed(article, locale, coverage, judge),
    coverage,
    slug: slugOf(article, locale),
    title,
    ...(article.summary && { summary: resolveText(resolution, article.summary) }),
    ...(article.image && { image: resolveImage(resolution, article.image) }),
    localized: resolveEach(resolution, article.localized ?? {}),
    blocks: article.blocks.map((block) => {
      const order = units.get(ownValue(block, 'unit') ?? '')
      const own = order === undefined ? resolution : { ...resolution, order }
      return resolveBlock(own, block, policy === 'omit')
    }),
    definitions: definitionSources(locales, article, chain),
  }
  if (policy === 'strict') checkNothingMissing(resolved)
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

// What belongs to the edition in one locale comes before what belongs to the article.
function plainFields<C extends string, M>(article: Article<C, M>, locale: C) {
  const { id, source, section, authors, tags, meta } = article
  const edition = article.editions && ownValue(article.editions, locale)
  const {
    published = article.published,
    updated = article.updated,
    translators,
  } = ownOnly(edition ?? {})
  return {
    id,
    source,
    ...(section === undefined ? {} : { section }),
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
    ...(authors === undefined ? {} : { authors }),
    ...(translators === undefined ? {} : { translators }),
    ...(tags === undefined ? {} : { tags }),
    ...(meta === undefined ? {} : { meta }),
  }
}

function resolveBlock<C extends string>(
  resolution: Resolution<C>,
  { id, text }: Block<C>,
  omit: boolean,
): ResolvedBlock<C> {
  if (typeof text === 'string') return { id, ...sharedText(resolution, text) }
  if (!omit) return { id, ...resolveText(resolution, text) }
  const own = resolveText({ ...resolution, order: resolution.order.slice(0, 1) }, text)
  const isOwn = own.locale === resolution.locale && own.state !== 'missing'
  return isOwn ? { id, ...own } : { id, ...leftOut(resolution, own.reason) }
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
