import type { RenderedArticle } from '../render/types.js'
import type { ResolvedArticle } from '../resolve/types.js'
import { alternatesOf, type FeedLink, type Head, openGraphLocale } from './head.js'
import { imageUrl } from './image-url.js'
import type { ArticleLink } from './links.js'
import { formatMoment, momentOf } from './moments.js'
import type { Settings } from './settings.js'

/** What is known when the head of an article's page is written. */
export interface ArticleHeadParts<C extends string> {
  readonly article: ResolvedArticle<C>
  readonly rendered: RenderedArticle<C>
  readonly link: ArticleLink<C>
  readonly links: readonly ArticleLink<C>[]
  readonly sectionLabel: string | undefined
  readonly feeds: readonly FeedLink[]
}

/**
 * The head of an article's page. An unlisted page says where its main content really is, and claims
 * nothing else: no language, no translations, no structured data.
 */
export function articleHead<C extends string>(
  settings: Settings<C>,
  parts: ArticleHeadParts<C>,
): Head {
  const { article, rendered, link, links, feeds } = parts
  const { canonical } = link
  const description = rendered.summary?.text ? rendered.summary : undefined
  return {
    title: rendered.title,
    ...(description && { description }),
    ...(canonical && { canonical }),
    alternates: link.listed ? alternatesOf(links, settings.locales, article.source) : [],
    openGraph: openGraphOf(settings, parts),
    twitterCard: article.image === undefined ? 'summary' : 'summary_large_image',
    feeds,
    structuredData: link.listed ? [newsArticle(settings, parts)] : [],
  }
}

type Property = readonly [property: string, content: string]

function openGraphOf<C extends string>(
  settings: Settings<C>,
  { article, rendered, link, links, sectionLabel }: ArticleHeadParts<C>,
): readonly Property[] {
  const { image, authors = [], tags = [] } = article
  const src = image && imageUrl(image.src, link.url)
  const others = links.filter(({ listed, code }) => listed && code !== link.code)
  const property = (name: string, content: string | number | undefined): readonly Property[] =>
    content === undefined || content === '' ? [] : [[name, String(content)]]
  return [
    ...property('og:type', 'article'),
    ...property('og:site_name', settings.siteName),
    ...property('og:title', rendered.title.text),
    ...property('og:description', rendered.summary?.text),
    ...property('og:url', link.canonical ?? link.url),
    ...(link.listed ? property('og:locale', openGraphLocale(link.code)) : []),
    ...(link.listed
      ? others.flatMap(({ code }) => property('og:locale:alternate', openGraphLocale(code)))
      : []),
    ...property('og:image', src),
    ...property('og:image:width', image?.width),
    ...property('og:image:height', image?.height),
    ...property('og:image:alt', image?.alt?.text),
    ...property('article:published_time', momentIn(settings, link.published)),
    ...property('article:modified_time', momentIn(settings, link.modified)),
    ...authors.flatMap((name) => property('article:author', name)),
    ...property('article:section', sectionLabel),
    ...tags.flatMap((name) => property('article:tag', name)),
  ]
}

// https://schema.org/NewsArticle
function newsArticle<C extends string>(
  { siteName, origin, base, logo, timeZone }: Settings<C>,
  { article, rendered, link, links, sectionLabel }: ArticleHeadParts<C>,
): Readonly<Record<string, unknown>> {
  const { image, authors = [], translators = [], tags = [], source } = article
  const src = image && imageUrl(image.src, link.url)
  const site = `${origin}${base}/`
  const publisher = {
    '@type': 'Organization',
    name: siteName,
    url: site,
    ...(logo && { logo: { '@type': 'ImageObject', url: new URL(logo, site).href } }),
  }
  const person = (name: string) => ({ '@type': 'Person', name })
  const published = momentIn({ timeZone }, link.published)
  const modified = momentIn({ timeZone }, link.modified)
  const listed = links.filter((each) => each.listed && each.code !== link.code)
  const work = ({ url, code }: ArticleLink<C>) => ({
    '@type': 'NewsArticle',
    '@id': url,
    url,
    inLanguage: code,
  })
  const original = listed.filter(({ code }) => code === source).map(work)
  const translations = link.code === source ? listed.map(work) : []
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': link.url,
    url: link.url,
    mainEntityOfPage: link.url,
    headline: rendered.title.text,
    ...(rendered.summary?.text && { description: rendered.summary.text }),
    inLanguage: link.code,
    ...(published && { datePublished: published }),
    ...(modified && { dateModified: modified }),
    // Without a byline it is the publisher who speaks.
    author: authors.length === 0 ? publisher : authors.map(person),
    ...(translators.length > 0 && { translator: translators.map(person) }),
    publisher,
    ...(src && { image: src }),
    ...(sectionLabel && { articleSection: sectionLabel }),
    ...(tags.length > 0 && { keywords: tags }),
    ...(original[0] && { translationOfWork: original[0] }),
    ...(translations.length > 0 && { workTranslation: translations }),
  }
}

function momentIn(
  { timeZone }: Pick<Settings<string>, 'timeZone'>,
  date: string | undefined,
): string | undefined {
  return date === undefined ? undefined : formatMoment(momentOf(date, timeZone))
}
