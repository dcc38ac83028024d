import type { RenderedArticle } from '../render/types.js'
import type { ResolvedArticle } from '../resolve/types.js'
import { alternatesOf, type FeedLink, type Head, openGraphLocale } from './head.js'
import { imageUrl } from './image-url.js'
import type { ArticleLink } from './links.js'
import { formatMomentOf } from './moments.js'
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
  const dates = datesOf(settings, link)
  return {
    title: rendered.title,
    alternates: link.listed ? alternatesOf(links, settings.locales, article.source) : [],
    openGraph: openGraphOf(settings, parts, dates),
    twitterCard: article.image === undefined ? 'summary' : 'summary_large_image',
    feeds,
    structuredData: link.listed ? [newsArticle(settings, parts, dates)] : [],
    // Last: V8 takes microseconds for each property that follows one that may be left out.
    ...(description && { description }),
    ...(canonical && { canonical }),
  }
}

/** RFC 3339, in UTC. */
interface Dates {
  readonly published: string | undefined
  readonly modified: string | undefined
}

function datesOf<C extends string>({ timeZone }: Settings<C>, link: ArticleLink<C>): Dates {
  const moment = (date: string | undefined): string | undefined =>
    date === undefined ? undefined : formatMomentOf(date, timeZone)
  const published = moment(link.published)
  // Most articles never change.
  const modified = link.modified === published ? published : moment(link.modified)
  return { published, modified }
}

function openGraphOf<C extends string>(
  settings: Settings<C>,
  { article, rendered, link, links, sectionLabel }: ArticleHeadParts<C>,
  { published, modified }: Dates,
): Head['openGraph'] {
  const { image, authors = [], tags = [] } = article
  const properties: [property: string, content: string][] = []
  const add = (property: string, content: string | number | undefined): void => {
    if (content !== undefined && content !== '') properties.push([property, String(content)])
  }
  add('og:type', 'article')
  add('og:site_name', settings.siteName)
  add('og:title', rendered.title.text)
  add('og:description', rendered.summary?.text)
  add('og:url', link.canonical ?? link.url)
  if (link.listed) {
    add('og:locale', openGraphLocale(link.code))
    for (const { code } of otherListed(links, link)) {
      add('og:locale:alternate', openGraphLocale(code))
    }
  }
  add('og:image', image && imageUrl(image.src, link.url))
  add('og:image:width', image?.width)
  add('og:image:height', image?.height)
  add('og:image:alt', image?.alt?.text)
  add('article:published_time', published)
  add('article:modified_time', modified)
  for (const name of authors) add('article:author', name)
  add('article:section', sectionLabel)
  for (const name of tags) add('article:tag', name)
  return properties
}

// https://schema.org/NewsArticle
function newsArticle<C extends string>(
  { siteName, origin, base, logo }: Settings<C>,
  { article, rendered, link, links, sectionLabel }: ArticleHeadParts<C>,
  { published, modified }: Dates,
): Readonly<Record<string, unknown>> {
  const { image, authors = [], translators = [], tags = [], source } = article
  const site = `${origin}${base}/`
  const publisher = {
    '@type': 'Organization',
    name: siteName,
    url: site,
    ...(logo && { logo: { '@type': 'ImageObject', url: new URL(logo, site).href } }),
  }
  const others = otherListed(links, link)
  const original = others.find(({ code }) => code === source)
  const data: Record<string, unknown> = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': link.url,
    url: link.url,
    mainEntityOfPage: link.url,
    headline: rendered.title.text,
  }
  const add = (name: string, value: unknown): void => {
    if (value) data[name] = value
  }
  add('description', rendered.summary?.text)
  add('inLanguage', link.code)
  add('datePublished', published)
  add('dateModified', modified)
  // Without a byline it is the publisher who speaks.
  add('author', authors.length === 0 ? publisher : authors.map(person))
  add('translator', translators.length > 0 && translators.map(person))
  add('publisher', publisher)
  add('image', image && imageUrl(image.src, link.url))
  add('articleSection', sectionLabel)
  add('keywords', tags.length > 0 && tags)
  add('translationOfWork', original && work(original))
  add('workTranslation', link.code === source && others.length > 0 && others.map(work))
  return data
}

function otherListed<C extends string>(
  links: readonly ArticleLink<C>[],
  { code }: ArticleLink<C>,
): readonly ArticleLink<C>[] {
  return links.filter((each) => each.listed && each.code !== code)
}

function work({ url, code }: ArticleLink): Readonly<Record<string, unknown>> {
  return { '@type': 'NewsArticle', '@id': url, url, inLanguage: code }
}

function person(name: string): Readonly<Record<string, unknown>> {
  return { '@type': 'Person', name }
}
