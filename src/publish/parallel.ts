import { holdsOnlyDefinitions } from '../article/countable.js'
import type { Article } from '../article/types.js'
import { list, SteleError } from '../errors.js'
import { joinPath } from '../locale/address.js'
import type { Locales } from '../locale/types.js'
import { attributes, escapeHtml, type TextLanguage } from '../render/html.js'
import type { ResolvedArticle, ResolvedBlock } from '../resolve/types.js'
import { articlePath } from '../switch/address.js'
import { localeLinks } from '../switch/links.js'
import { copyOf } from './copy.js'
import { languageOf, renderDocument } from './document.js'
import { markOf, wordsAbout } from './marks.js'
import { type PageOptions, resolvePage } from './page.js'
import { withoutAlign } from './without-align.js'

/** Options of {@link renderParallel}: each column shows its own locale only. */
export type ParallelOptions<C extends string> = Omit<
  PageOptions<C>,
  'policy' | 'outdated' | 'reader'
>

/**
 * An article side by side in two to four locales: a complete HTML document with a table, a column
 * for each locale, a row for each block. What is not translated, outdated or by a machine says so.
 * Interface words are in the first locale. Search engines are asked to leave the page out.
 *
 * @throws SteleError `invalid-option` unless there are two to four different locales;
 *   `missing-translation` when the article has no page in one of them
 * @example renderParallel(locales, article, ['uk', 'en'], { messages, renderer })
 */
export function renderParallel<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  columns: readonly NoInfer<C>[],
  options: ParallelOptions<NoInfer<C>>,
): string {
  const [first] = columns
  if (first === undefined || !isTwoToFour(columns)) throw badColumns(columns)
  const { messages, renderer } = options
  const shown = columns.map((code): Column<C> => {
    const resolved = resolvePage(locales, article, code, options)
    const { blocks, title } = renderer.render(resolved)
    const address = articlePath(locales, article, code, options)
    return {
      article: resolved,
      address,
      name: locales.get(code).name,
      title: title.html,
      blocks: blocks.map(({ html }) => withScopes(copyOf(withoutAlign(html), escapeHtml(address)))),
    }
  })
  const { title } = resolvePage(locales, article, first, options)
  return renderDocument({
    locale: first,
    messages,
    title: { ...title, text: renderer.renderInline(title.text, { locale: title.locale }).text },
    links: localeLinks(locales, article, first, options).map((link) => ({
      ...link,
      current: false,
    })),
    now: options.now,
    siteName: options.siteName,
    home: joinPath(locales, first, '/', options),
    script: options.script,
    isUnindexed: true,
    main: renderTable(shown, options),
  })
}

function isTwoToFour(columns: readonly string[]): boolean {
  return columns.length >= 2 && columns.length <= 4 && new Set(columns).size === columns.length
}

function badColumns(columns: readonly string[]): SteleError {
  return new SteleError('invalid-option', `The columns are ${list(columns) || 'none'}.`, {
    hint: 'Give two to four different locales.',
  })
}

// A table in a table has to say which cells its headers are for (WCAG technique H63).
function withScopes(html: string): string {
  return html.replace(/<th(?=[\s>])(?![^>]*\sscope=)/g, '<th scope="col"')
}

interface Column<C extends string> {
  readonly article: ResolvedArticle<C>
  /** The path of the article's own page in the locale. */
  readonly address: string
  readonly name: string
  readonly title: string
  /** HTML, in the order of the article's blocks. */
  readonly blocks: readonly string[]
}

function renderTable<C extends string>(
  columns: readonly Column<C>[],
  options: ParallelOptions<C>,
): string {
  const [first] = columns
  if (first === undefined) return ''
  const page = first.article
  const heads = columns.map(({ article, address, name }) => {
    const link = attributes({ href: address, hreflang: article.locale })
    return `<th scope="col"${languageOf(article, page)}><a${link}>${escapeHtml(name)}</a></th>`
  })
  const titles = columns.map((column, at) => {
    const { title } = column.article
    const html = at === 0 ? `<h1>${column.title}</h1>` : `<p class="title">${column.title}</p>`
    return renderCell(title, html, column, page, options)
  })
  const isReadable = (at: number): boolean =>
    columns.some(({ article }) => !holdsOnlyDefinitions(article.blocks[at]?.text ?? ''))
  const rows = page.blocks.flatMap(({ id }, at) =>
    isReadable(at) ? [renderRow(id, at, columns, options)] : [],
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
  columns: readonly Column<C>[],
  options: ParallelOptions<C>,
): string {
  const [first] = columns
  const block = first?.article.blocks[at]
  if (block?.state === 'shared') {
    return `<tr id="${id}"><td colspan="${columns.length}">${first?.blocks[at] ?? ''}</td></tr>`
  }
  const cells = columns.map((column) => {
    const text = column.article.blocks[at]
    if (text === undefined) return '<td></td>'
    return renderCell(
      text,
      column.blocks[at] ?? '',
      column,
      first?.article ?? column.article,
      options,
    )
  })
  return `<tr id="${id}">${cells.join('\n')}</tr>`
}

type CellText<C extends string> = Pick<
  ResolvedBlock<C>,
  'locale' | 'state' | 'outdated' | 'machine'
>

function renderCell<C extends string>(
  text: CellText<C>,
  html: string,
  { article }: Column<C>,
  page: TextLanguage & { readonly locale: C },
  { messages }: ParallelOptions<C>,
): string {
  const language = languageOf(article, page)
  if (text.state === 'omitted') return `<td${language} data-state="omitted"></td>`
  if (text.state === 'missing' || text.state === 'fallback') {
    const mark = markOf([messages.words(page.locale, 'switcher.state.missing')], article)
    return `<td${language} data-state="missing">${mark}</td>`
  }
  return `<td${language}>${markOf(wordsAbout(text, page.locale, messages), article)}${html}</td>`
}
