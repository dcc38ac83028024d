import type { Messages, Words } from '../messages/create.js'
import { filledWords } from '../messages/filled-words.js'
import { hasScheme } from '../render/addresses.js'
import { attribute, attributes, escapeHtml, type TextLanguage } from '../render/html.js'
import { markOf } from '../render/marks.js'
import { plainOf } from '../render/plain-blocks.js'
import type { RenderedArticle, RenderedInline } from '../render/types.js'
import type { ResolvedArticle, ResolvedImage } from '../resolve/types.js'
import { coverageWords } from './coverage-words.js'
import { inlineWords, timeElement } from './document.js'
import { languageOf } from './language.js'
import { below, type ShownText, withMarks } from './marks.js'
import { type Original, originalOf } from './originals.js'
import { isReadable } from './readable.js'
import { withoutAlign } from './without-align.js'

/** The main part of an article's page: HTML. */
export function articleMain<C extends string>(
  article: ResolvedArticle<C>,
  rendered: RenderedArticle<C>,
  messages: Messages<C>,
  original?: Original<C>,
): string {
  const { headline, dates, figure, notice, body } = articleParts(
    article,
    rendered,
    messages,
    original,
  )
  const { section } = article
  const parts = [
    '<article>',
    '<header>',
    section && sectionLabel(messages, article, section),
    headline,
    dates,
    '</header>',
    figure,
    notice,
    '<div class="body">',
    body,
    '</div>',
    '</article>',
  ]
  return parts.filter(Boolean).join('\n')
}

/** The parts of an article's page, each of them HTML or empty. */
export interface ArticleParts {
  /** Title and summary. */
  readonly headline: string
  readonly dates: string
  readonly figure: string
  /** What readers should know about the translation. */
  readonly notice: string
  /** All blocks and the footnotes. */
  readonly body: string
}

/** Makes the parts of an article's page. */
export function articleParts<C extends string>(
  article: ResolvedArticle<C>,
  rendered: RenderedArticle<C>,
  messages: Messages<C>,
  original?: Original<C>,
): ArticleParts {
  const { image } = article
  const texts = bodyTexts(rendered, article, messages, original)
  return {
    headline: withMarks(headTexts(rendered, article), article, messages),
    dates: dateLines(article, messages),
    figure: image === undefined ? '' : figure(image, article),
    notice: notice(article, texts, messages),
    body: below(withMarks(texts, article, messages), rendered.footnotes),
  }
}

function dateLines<C extends string>(article: ResolvedArticle<C>, messages: Messages<C>): string {
  const { locale, published, updated } = article
  const line = (key: 'article.published' | 'article.updated', date: string): string => {
    const words = filledWords(messages, locale, key, (used) => ({
      date: messages.formats.date(used, date),
    }))
    return dateLine(words, date, article)
  }
  const day = (date: string | undefined): string =>
    date ? messages.formats.date(locale, date) : ''
  return below(
    published ? line('article.published', published) : '',
    updated && day(updated) !== day(published) ? line('article.updated', updated) : '',
  )
}

/** The label of a section: the message `section.<id>`, or the id where there is none. */
export function sectionLabel<C extends string>(
  messages: Messages<C>,
  page: TextLanguage & { readonly locale: C },
  section: string,
): string {
  const key = `section.${section}`
  if (!messages.has(page.locale, key)) return `<p class="section">${escapeHtml(section)}</p>`
  // The key was just found; `words` is typed for the keys known at compile time only.
  const words = messages.words(page.locale, key as 'section.city')
  return `<p class="section"${languageOf(words, page)}>${escapeHtml(words.text)}</p>`
}

/** A line with a date in it. */
export function dateLine(
  words: Pick<Words, 'text' | 'locale' | 'dir'>,
  date: string,
  page: TextLanguage,
): string {
  return `<p class="dates"${languageOf(words, page)}>${timeElement(date, words.text)}</p>`
}

type Page = Pick<ResolvedArticle, 'locale' | 'dir'>

function headTexts<C extends string>(
  { title, summary }: RenderedArticle<C>,
  page: Page,
): readonly ShownText<C>[] {
  const line = (text: RenderedInline<C>, open: string, close: string): ShownText<C> => {
    const { locale, state, outdated, machine } = text
    const written = attribute('data-state', markOf(state))
    const html = `<${open}${languageOf(text, page)}${written}>${text.html}</${close}>`
    return { locale, state, outdated, machine, html, isReadable: true }
  }
  const lines = [line(title, 'h1', 'h1')]
  return summary?.html ? [...lines, line(summary, 'p class="summary"', 'p')] : lines
}

function bodyTexts<C extends string>(
  { blocks }: RenderedArticle<C>,
  article: ResolvedArticle<C>,
  messages: Messages<C>,
  original: Original<C> | undefined,
): readonly ShownText<C>[] {
  const plain = plainOf(blocks)
  return article.blocks.map((block, at) => {
    const written = blocks[at]?.html ?? ''
    const isPlain = plain[at] === written
    const shown = isPlain ? written : withoutAlign(written)
    const details = original && originalOf(block, at, original, article, messages)
    const { locale, state, outdated, machine } = block
    const html = details ? `${shown}\n${details}` : shown
    const isShown = isPlain || isReadable(block.text, shown)
    return { locale, state, outdated, machine, html, isReadable: isShown }
  })
}

// `alt` cannot carry a language of its own: the image does.
function figure({ src, alt, width, height }: ResolvedImage, page: Page): string {
  // What no browser would fetch for an image is none.
  if (!hasScheme(src.trim(), ['http', 'https'])) return ''
  const size = { width: width?.toString(), height: height?.toString() }
  const text = alt?.text ? ` alt="${escapeHtml(alt.text)}"${languageOf(alt, page)}` : ' alt=""'
  return `<figure><img${attributes({ src: escapeUrl(src), ...size })}${text}></figure>`
}

// Names of files hold spaces and more that may not stand in an address (URL Standard).
function escapeUrl(url: string): string {
  return url.trim().replace(/[\s"<>^`{|}]/g, encodeURIComponent)
}

function notice<C extends string>(
  article: ResolvedArticle<C>,
  texts: readonly ShownText<C>[],
  messages: Messages<C>,
): string {
  const { locale, source, coverage } = article
  const isPartial = locale !== source && coverage.characters < 1
  const lines = isPartial ? [coverageWords(messages, locale, coverage)] : []
  const count = (
    key: 'notice.fallback' | 'notice.machine' | 'notice.outdated',
    matches: (text: ShownText<C>) => boolean,
  ): void => {
    let number = 0
    for (const text of texts) if (text.isReadable && matches(text)) number += 1
    if (number > 0) lines.push(messages.words(locale, key, { count: number }))
  }
  count('notice.fallback', ({ state }) => state === 'fallback')
  count('notice.outdated', ({ outdated }) => outdated)
  count('notice.machine', ({ machine }) => machine)
  if (lines.length === 0) return ''
  const heading = messages.words(locale, 'notice.heading')
  const items = lines.map((words) => `<li>${inlineWords(words, article)}</li>`)
  return `<aside class="notice" aria-labelledby="page--notice">
<h2 id="page--notice"${languageOf(heading, article)}>${escapeHtml(heading.text)}</h2>
<ul>
${items.join('\n')}
</ul>
</aside>`
}
