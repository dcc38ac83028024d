import { percent } from '../../switch/switcher.js'
import { attributes, dangerouslyHtml, type Html, html } from '../html.js'
import { language } from './layout.js'
import type { ListItem, ListPage, NotFoundPage, Page, SectionLink } from './types.js'

/** One page of a list of articles. */
export function list<C extends string>(page: ListPage<C>): Html {
  const { heading, items, messages, locale } = page
  const empty = messages.words(locale, 'index.empty')
  return html`<h1${language(heading, page)}>${heading.text}</h1>
${items.length === 0 ? html`<p${language(empty, page)}>${empty.text}</p>` : listItems(items, page)}
${page.of > 1 && pagination(page)}`
}

/** What readers get where there is no page. */
export function notFound<C extends string>(page: NotFoundPage<C>): Html {
  const { messages, locale, closest, home } = page
  const heading = messages.words(locale, 'not-found.heading')
  const text = messages.words(locale, 'not-found.text')
  const label = messages.words(locale, 'not-found.closest')
  const front = messages.words(locale, 'page.home')
  return html`<h1${language(heading, page)}>${heading.text}</h1>
<p${language(text, page)}>${text.text}</p>
<p><a${attributes({ href: home })}${language(front, page)}>${front.text}</a></p>
${
  closest.length > 0 &&
  html`<h2${language(label, page)}>${label.text}</h2>
${listItems(closest, page)}`
}`
}

/** A link to a section. */
export function sectionLine<C extends string>(section: SectionLink<C>, page: Page<C>): Html {
  const { label, href } = section
  return html`<p class="section"><a${attributes({ href })}${language(label, page)}>${label.text}</a></p>`
}

function listItems<C extends string>(items: readonly ListItem<C>[], page: Page<C>): Html {
  return html`<ul class="articles">
${items.map((item) => listItem(item, page))}</ul>`
}

function listItem<C extends string>(item: ListItem<C>, page: Page<C>): Html {
  const { title, summary, section, published, href, listed, coverage } = item
  const { messages, locale } = page
  const share = { percent: percent(messages, locale, coverage.characters) }
  const note = messages.words(locale, 'notice.coverage', share)
  return html`<li>
${section && sectionLine(section, page)}
<h2${language(title, page)}><a${attributes({ href })}>${title.text}</a></h2>
${summary && html`<p${language(summary, page)}>${dangerouslyHtml(summary.html)}</p>`}
${
  published &&
  html`<p class="dates"><time${attributes({ datetime: published })}>${messages.formats.date(locale, published)}</time></p>`
}
${!listed && coverage.characters < 1 && html`<p class="dates"${language(note, page)}>${note.text}</p>`}
</li>
`
}

function pagination<C extends string>(page: ListPage<C>): Html {
  const { messages, locale, newer, older } = page
  const label = messages.words(locale, 'index.pages')
  const place = messages.words(locale, 'index.page', { page: page.number, pages: page.of })
  const link = (
    key: 'index.newer' | 'index.older',
    rel: string,
    href: string | undefined,
  ): Html => {
    const words = messages.words(locale, key)
    return href === undefined
      ? html``
      : html`<a${attributes({ rel, href })}${language(words, label)}>${words.text}</a>`
  }
  return html`<nav class="pages"${attributes({ 'aria-label': label.text })}${language(label, page)}>
${link('index.newer', 'prev', newer)}
<span${language(place, label)}>${place.text}</span>
${link('index.older', 'next', older)}
</nav>`
}
