import { filledWords } from '../../messages/filled-words.js'
import { percent } from '../../switch/switcher.js'
import { timeElement } from '../document.js'
import { attributes, dangerouslyHtml, type Html, html, lines } from '../html.js'
import type { PublishedImage } from '../types.js'
import { labelled, language } from './layout.js'
import type { ListItem, ListPage, NotFoundPage, Page, SectionLink } from './types.js'

/** One page of a list of articles. */
export function list<C extends string>(page: ListPage<C>): Html {
  const { heading, items, messages, locale } = page
  const empty = messages.words(locale, 'index.empty')
  return lines(
    html`<h1${language(heading, page)}>${heading.text}</h1>`,
    items.length === 0
      ? html`<p${language(empty, page)}>${empty.text}</p>`
      : listItems(items, page),
    page.of > 1 && pagination(page),
  )
}

/** What readers get where there is no page. */
export function notFound<C extends string>(page: NotFoundPage<C>): Html {
  const { messages, locale, closest, home } = page
  const heading = messages.words(locale, 'not-found.heading')
  const text = messages.words(locale, 'not-found.text')
  const label = messages.words(locale, 'not-found.closest')
  const front = messages.words(locale, 'page.home')
  return lines(
    html`<h1${language(heading, page)}>${heading.text}</h1>`,
    html`<p${language(text, page)}>${text.text}</p>`,
    html`<p><a href="${home}"${language(front, page)}>${front.text}</a></p>`,
    closest.length > 0 && html`<h2${language(label, page)}>${label.text}</h2>`,
    closest.length > 0 && listItems(closest, page),
  )
}

/** A link to a section. */
export function sectionLine<C extends string>(
  { label, href }: SectionLink<C>,
  page: Page<C>,
): Html {
  return html`<p class="section"><a href="${href}"${language(label, page)}>${label.text}</a></p>`
}

function listItems<C extends string>(items: readonly ListItem<C>[], page: Page<C>): Html {
  return lines(
    html`<ul class="articles">`,
    ...items.map((item, at) => listItem(item, page, at === 0)),
    html`</ul>`,
  )
}

function listItem<C extends string>(item: ListItem<C>, page: Page<C>, isFirst: boolean): Html {
  const { title, summary, section, published, href, listed, coverage, image } = item
  const { messages, locale } = page
  const date = published && messages.formats.date(locale, published)
  return lines(
    html`<li>`,
    section && sectionLine(section, page),
    html`<h2${language(title, page)}><a href="${href}">${title.text}</a></h2>`,
    summary && html`<p${language(summary, page)}>${dangerouslyHtml(summary.html)}</p>`,
    published &&
      date &&
      html`<p class="dates">${dangerouslyHtml(timeElement(published, date))}</p>`,
    !listed && coverage.characters < 1 && coverageNote(coverage.characters, page),
    image && thumbnail(image, isFirst),
    html`</li>`,
  )
}

// Decoration beside its headline. The first one is seen at once.
function thumbnail({ src, width, height }: PublishedImage, isFirst: boolean): Html {
  const late = isFirst ? {} : { loading: 'lazy', decoding: 'async' }
  return html`<img${attributes({ src, width, height, ...late, alt: '' })}>`
}

function coverageNote<C extends string>(characters: number, page: Page<C>): Html {
  const { messages, locale } = page
  const share = { percent: percent(messages, locale, characters) }
  const note = messages.words(locale, 'notice.coverage', share)
  return html`<p class="dates"${language(note, page)}>${note.text}</p>`
}

function pagination<C extends string>(page: ListPage<C>): Html {
  const { messages, locale, newer, older } = page
  const { written, around } = labelled(messages.words(locale, 'index.pages'), page)
  const numbers = { page: page.number, pages: page.of }
  const place = filledWords(messages, locale, 'index.page', () => numbers)
  const link = (
    key: 'index.newer' | 'index.older',
    rel: string,
    href: string | undefined,
  ): Html | undefined => {
    if (href === undefined) return undefined
    const words = messages.words(locale, key)
    return html`<a rel="${rel}" href="${href}"${language(words, around)}>${words.text}</a>`
  }
  return lines(
    html`<nav class="pages"${written}>`,
    link('index.newer', 'prev', newer),
    html`<span${language(place, around)}>${place.text}</span>`,
    link('index.older', 'next', older),
    html`</nav>`,
  )
}
