import type { Messages } from '../messages/create.js'
import { attributes, escapeHtml, type TextLanguage } from '../render/html.js'
import type { RenderedArticle } from '../render/types.js'
import type { ResolvedArticle, ResolvedBlock } from '../resolve/types.js'
import { copyOf } from './copy.js'
import { languageOf } from './language.js'
import { markOf, wordsAbout } from './marks.js'
import { isReadable } from './readable.js'
import { withoutAlign } from './without-align.js'

// A table in a table has to say which cells its headers are for (WCAG technique H63).
function withScopes(html: string): string {
  return html.replace(/<th(?=[\s>])(?![^>]*\sscope=)/g, '<th scope="col"')
}

/** One column of an article side by side. */
export interface ParallelColumn<C extends string = string> {
  /** The article in the locale of the column. */
  readonly article: ResolvedArticle<C>
  readonly rendered: RenderedArticle<C>
  /** The path of the article's own page in that locale. */
  readonly href: string
  /** The locale's name in its own language. */
  readonly name: string
}

/** The table of an article side by side; interface words are in the first column's locale. */
export function parallelTable<C extends string>(
  columns: readonly ParallelColumn<C>[],
  messages: Messages<C>,
): string {
  const [first] = columns
  if (first === undefined) return ''
  const page = first.article
  const heads = columns.map(({ article, href, name }) => {
    const link = attributes({ href, hreflang: article.locale })
    return `<th scope="col"${languageOf(article, page)}><a${link}>${escapeHtml(name)}</a></th>`
  })
  // Where no column has a title of its own, the page is still about something.
  const heading = Math.max(
    0,
    columns.findIndex(({ article }) => isOwn(article.title)),
  )
  const titles = columns.map(({ article, rendered }, at) => {
    const { html, locale, dir } = rendered.title
    const language = languageOf({ locale, dir }, article)
    const title = at === heading ? `<h1${language}>${html}</h1>` : `<p class="title">${html}</p>`
    const cell = renderCell(article.title, title, article, page, messages)
    return at === heading && !isOwn(article.title) ? cell.replace(/<\/td>$/, `${title}$&`) : cell
  })
  const hasWords = (at: number): boolean =>
    columns.some(({ article, rendered }) =>
      isReadable(article.blocks[at]?.text ?? '', rendered.blocks[at]?.html ?? ''),
    )
  const rows = page.blocks.flatMap(({ id }, at) =>
    hasWords(at) ? [renderRow(id, at, columns, messages)] : [],
  )
  return `<table class="parallel">
<thead>
<tr>${heads.join('\n')}</tr>
</thead>
<tbody>
<tr>${titles.join('\n')}</tr>
${rows.join('\n')}
</tbody>
</table>`
}

function renderRow<C extends string>(
  id: string,
  at: number,
  columns: readonly ParallelColumn<C>[],
  messages: Messages<C>,
): string {
  const [first] = columns
  if (first?.article.blocks[at]?.state === 'shared') {
    return `<tr id="${id}"><td colspan="${columns.length}">${cellHtml(first, at)}</td></tr>`
  }
  const cells = columns.map((column) => {
    const text = column.article.blocks[at]
    if (text === undefined) return '<td></td>'
    const page = first?.article ?? column.article
    return renderCell(text, cellHtml(column, at), column.article, page, messages)
  })
  return `<tr id="${id}">${cells.join('\n')}</tr>`
}

function cellHtml<C extends string>({ rendered, href }: ParallelColumn<C>, at: number): string {
  const html = withoutAlign(rendered.blocks[at]?.html ?? '')
  return withScopes(copyOf(html, href))
}

function isOwn({ state }: Pick<ResolvedBlock, 'state'>): boolean {
  return state !== 'missing' && state !== 'fallback'
}

type CellText<C extends string> = Pick<
  ResolvedBlock<C>,
  'locale' | 'state' | 'outdated' | 'machine'
>

function renderCell<C extends string>(
  text: CellText<C>,
  html: string,
  column: TextLanguage,
  page: TextLanguage & { readonly locale: C },
  messages: Messages<C>,
): string {
  const language = languageOf(column, page)
  if (text.state === 'omitted') return `<td${language} data-state="omitted"></td>`
  if (!isOwn(text)) {
    const mark = markOf([messages.words(page.locale, 'switcher.state.missing')], column)
    return `<td${language} data-state="missing">${mark}</td>`
  }
  return `<td${language}>${markOf(wordsAbout(text, page.locale, messages), column)}${html}</td>`
}
