import type { Article } from '../article/types.js'
import { joinPath } from '../locale/address.js'
import type { Locales } from '../locale/types.js'
import type { Messages } from '../messages/create.js'
import { escapeHtml } from '../render/html.js'
import { resolveArticle } from '../resolve/article.js'
import type { ResolvedArticle, ResolvedText } from '../resolve/types.js'
import { articlePath } from '../switch/address.js'
import { pageLinks } from '../switch/links.js'
import { dateLine, sectionLabel } from './article.js'
import { coverageWords } from './coverage-words.js'
import { inlineWords, renderDocument } from './document.js'
import { languageOf } from './language.js'
import { type ShownText, withMarks } from './marks.js'
import type { PageOptions } from './page.js'

/**
 * The list of articles for the readers of a locale, newest first: a complete HTML document. An
 * article that has no page in the locale is left out; a title in another language is marked.
 *
 * @throws SteleError what `resolveArticle` and `renderInline` throw
 */
export function renderFrontPage<C extends string>(
  locales: Locales<C>,
  articles: readonly Article<C>[],
  locale: NoInfer<C>,
  options: PageOptions<NoInfer<C>>,
): string {
  const { messages, siteName } = options
  const { dir } = locales.get(locale)
  const page = { locale, dir }
  const heading = messages.words(locale, 'index.heading')
  const items = articles
    .map((article) => resolveArticle(locales, article, locale, options))
    .filter((article) => article.available)
    .sort(newestFirst)
    .map((article) => renderItem(locales, article, options))
  return renderDocument({
    locale,
    messages,
    title: {
      ...heading,
      text: siteName === undefined ? heading.text : `${heading.text} – ${siteName}`,
    },
    links: pageLinks(locales, '/', locale, options),
    now: options.now,
    siteName,
    home: joinPath(locales, locale, '/', options),
    script: options.script,
    main: `<h1${languageOf(heading, page)}>${escapeHtml(heading.text)}</h1>\n<ul class="articles">\n${items.join('\n')}\n</ul>`,
  })
}

function renderItem<C extends string>(
  locales: Locales<C>,
  article: ResolvedArticle<C>,
  options: PageOptions<C>,
): string {
  const { locale, dir, title, summary, section, published, listed, coverage } = article
  const { messages, renderer } = options
  const href = articlePath(locales, article, locale, options)
  const plain = ({ text, locale }: ResolvedText): string =>
    escapeHtml(renderer.renderInline(text, { locale }).text)
  const date = published && messages.formats.date(locale, published)
  const line = (text: ResolvedText<C>, name: string, content: string): ShownText<C> => {
    const html = `<${name}${languageOf(text, article)}>${content}</${name}>`
    return { ...text, html, isReadable: true }
  }
  const lines = [
    line(title, 'h2', `<a href="${escapeHtml(href)}">${plain(title)}</a>`),
    ...(summary?.text ? [line(summary, 'p', plain(summary))] : []),
  ]
  const parts = [
    section && sectionLabel(messages, article, section),
    withMarks(lines, article, messages),
    published && date && dateLine({ locale, dir, text: date }, published, article),
    !listed && coverage.characters < 1 && coverageLine(article, messages),
  ]
  return `<li>\n${parts.filter(Boolean).join('\n')}\n</li>`
}

function coverageLine<C extends string>(
  { locale, dir, coverage }: ResolvedArticle<C>,
  messages: Messages<C>,
): string {
  const words = coverageWords(messages, locale, coverage)
  return `<p class="mark">${inlineWords(words, { locale, dir })}</p>`
}

// Articles without a date come last; the id keeps the order the same on every machine.
function newestFirst(a: ResolvedArticle, b: ResolvedArticle): number {
  const moment = ({ published }: ResolvedArticle): number =>
    published === undefined ? Number.NEGATIVE_INFINITY : Date.parse(published)
  const [first, second] = [moment(a), moment(b)]
  if (first !== second) return second > first ? 1 : -1
  return a.id < b.id ? -1 : 1
}
