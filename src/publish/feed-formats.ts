import type { Feed, FeedItem } from './feeds.js'
import { attributes, dangerouslyHtml, html, htmlText } from './html.js'
import { optional, x, xmlDocument, xmlText } from './xml.js'

/** RSS 2.0 (https://www.rssboard.org/rss-specification), with full contents and creators. */
export function rss(feed: Feed): string {
  return xmlDocument(
    x(
      'rss',
      {
        version: '2.0',
        'xml:lang': feed.locale,
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      [
        x('channel', [
          x('title', xmlText(feed.title)),
          x('link', feed.home),
          x('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.self }),
          x('description', xmlText(feed.description)),
          x('language', feed.locale),
          x('lastBuildDate', rfc822(feed.updated)),
          ...feed.items.map((item) => rssItem(item, feed)),
        ]),
      ],
    ),
  )
}

function rssItem(item: FeedItem, feed: Feed) {
  return x('item', [
    x('title', xmlText(item.title)),
    x('link', item.url),
    x('guid', { isPermaLink: 'false' }, item.id),
    x('pubDate', rfc822(item.published)),
    ...item.authors.map((name) => x('dc:creator', xmlText(name))),
    ...item.categories.map((name) => x('category', xmlText(name))),
    optional('description', item.summary?.text),
    optional('content:encoded', contentOf(item, feed)),
  ])
}

/** Atom (RFC 4287). */
export function atom(feed: Feed): string {
  return xmlDocument(
    x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.locale }, [
      x('id', feed.id),
      x('title', xmlText(feed.title)),
      x('updated', feed.updated),
      x('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
      x('link', { rel: 'alternate', type: 'text/html', hreflang: feed.locale, href: feed.home }),
      x('author', [x('name', xmlText(feed.siteName))]),
      ...feed.items.map((item) => atomEntry(item, feed)),
    ]),
  )
}

function atomEntry(item: FeedItem, feed: Feed) {
  const { summary } = item
  const content = contentOf(item, feed)
  const person = (role: 'author' | 'contributor') => (name: string) =>
    x(role, [x('name', xmlText(name))])
  return x('entry', [
    x('id', item.id),
    x('title', xmlText(item.title)),
    x('published', item.published),
    x('updated', item.updated),
    x('link', { rel: 'alternate', type: 'text/html', hreflang: feed.locale, href: item.url }),
    ...item.authors.map(person('author')),
    ...item.translators.map(person('contributor')),
    ...item.categories.map((term) => x('category', { term: xmlText(term) })),
    summary && x('summary', languageOf(summary.locale, feed), xmlText(summary.text)),
    content === undefined ? undefined : x('content', { type: 'html' }, xmlText(content)),
  ])
}

function languageOf(locale: string, feed: Feed): Record<string, string> {
  return locale === feed.locale ? {} : { 'xml:lang': locale }
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(feed: Feed): string {
  const people = (names: readonly string[]) =>
    names.length === 0 ? undefined : names.map((name) => ({ name }))
  const items = feed.items.map((item) => {
    const content = contentOf(item, feed)
    return {
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary?.text,
      // An item has to have a content.
      ...(content === undefined
        ? { content_text: item.summary?.text ?? item.title }
        : { content_html: content }),
      image: item.image,
      date_published: item.published,
      date_modified: item.updated,
      authors: people(item.authors),
      tags: item.categories.length === 0 ? undefined : item.categories,
      language: feed.locale,
    }
  })
  const written = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    description: feed.description,
    language: feed.locale,
    authors: people([feed.siteName]),
    items,
  }
  return `${JSON.stringify(written, undefined, 2)}\n`
}

// Feed readers put contents into a page of their own, whose language is another one.
function contentOf({ content }: FeedItem, { locale, dir }: Feed): string | undefined {
  if (content === undefined) return undefined
  return htmlText(html`<div${attributes({ lang: locale, dir })}>${dangerouslyHtml(content)}</div>`)
}

// RFC 822 with the year of RFC 1123, as RSS has it.
function rfc822(moment: string): string {
  return new Date(moment).toUTCString().replace('GMT', '+0000')
}
