import type { Messages } from '../messages/create.js'
import { attributes, escapeHtml } from '../render/html.js'
import type { RenderedArticle, RenderedInline } from '../render/types.js'
import type { ResolvedArticle, ResolvedImage } from '../resolve/types.js'
import { percent } from '../switch/switcher.js'
import { languageOf } from './document.js'

/** The main part of an article's page: HTML. */
export function articleMain<C extends string>(
  article: ResolvedArticle<C>,
  rendered: RenderedArticle<C>,
  messages: Messages<C>,
): string {
  const { locale, section, published, updated, image } = article
  const t = messages.t(locale)
  const header = [
    section === undefined ? '' : sectionLabel(messages, locale, section),
    `<h1${markOf(rendered.title, article)}>${rendered.title.html}</h1>`,
    line('summary', rendered.summary, article),
    published === undefined
      ? ''
      : dateLine(messages, locale, published, (date) => t('article.published', { date })),
    updated === undefined
      ? ''
      : dateLine(messages, locale, updated, (date) => t('article.updated', { date })),
  ]
  const parts = [
    '<article>',
    '<header>',
    ...header,
    '</header>',
    image === undefined ? '' : figure(image, article),
    notice(article, messages),
    '<div class="body">',
    rendered.html,
    '</div>',
    '</article>',
  ]
  return parts.filter((part) => part !== '').join('\n')
}

/** The label of a section: the message `section.<id>`, or the id where there is none. */
export function sectionLabel<C extends string>(
  messages: Messages<C>,
  locale: C,
  section: string,
): string {
  const key = `section.${section}`
  // The key was just found: `t` is typed for the keys known at compile time only.
  const t = messages.t(locale) as (key: string) => string
  return `<p class="section">${escapeHtml(messages.has(locale, key) ? t(key) : section)}</p>`
}

/** A line with a date in it. */
export function dateLine<C extends string>(
  messages: Messages<C>,
  locale: C,
  date: string,
  words: (date: string) => string,
): string {
  const text = escapeHtml(words(messages.formats.date(locale, date)))
  return `<p class="dates"><time${attributes({ datetime: date })}>${text}</time></p>`
}

type Page = Pick<ResolvedArticle, 'locale' | 'dir'>

function markOf(text: RenderedInline, page: Page): string {
  const marked = text.state === 'fallback' || text.state === 'outdated' || text.state === 'machine'
  return languageOf(text, page) + attributes({ 'data-state': marked ? text.state : undefined })
}

function line(name: string, text: RenderedInline | undefined, page: Page): string {
  if (text === undefined || text.html === '') return ''
  return `<p class="${name}"${markOf(text, page)}>${text.html}</p>`
}

// `alt` cannot carry a language of its own: the image does.
function figure({ src, alt, width, height }: ResolvedImage, page: Page): string {
  const written = attributes({
    src,
    width: width === undefined ? undefined : String(width),
    height: height === undefined ? undefined : String(height),
  })
  const text = alt?.text ? ` alt="${escapeHtml(alt.text)}"${languageOf(alt, page)}` : ' alt=""'
  return `<figure><img${written}${text}></figure>`
}

function notice<C extends string>(article: ResolvedArticle<C>, messages: Messages<C>): string {
  const { locale, source, coverage, blocks } = article
  const t = messages.t(locale)
  const fallback = blocks.filter((block) => block.state === 'fallback').length
  const outdated = blocks.filter((block) => block.outdated).length
  const machine = blocks.filter((block) => block.machine).length
  const isPartial = locale !== source && coverage.characters < 1
  const lines = [
    isPartial && t('notice.coverage', { percent: percent(messages, locale, coverage.characters) }),
    fallback > 0 && t('notice.fallback', { count: fallback }),
    outdated > 0 && t('notice.outdated', { count: outdated }),
    machine > 0 && t('notice.machine', { count: machine }),
  ].filter((text) => text !== false)
  if (lines.length === 0) return ''
  const items = lines.map((text) => `<li>${escapeHtml(text)}</li>`)
  const heading = `<h2 id="page--notice">${escapeHtml(t('notice.heading'))}</h2>`
  return `<aside class="notice" aria-labelledby="page--notice">\n${heading}\n<ul>\n${items.join('\n')}\n</ul>\n</aside>`
}
