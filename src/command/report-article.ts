import type { BlockMatch } from '../content/match.js'
import type { ContentArticle, ContentFile, ContentTranslation } from '../content/types.js'
import type { Locales } from '../locale/types.js'
import { attributes, escapeHtml } from '../render/html.js'
import { SIGNS, STATES } from './report-states.js'
import {
  type ArticleStatus,
  itemOf,
  type LocaleStatus,
  type Place,
  placesOf,
  type WorkItem,
  type WorkState,
} from './status.js'
import { wordDiff } from './word-diff.js'

// What is done is only to be recognised; what is not done is to be read.
const DONE_LENGTH = 100
const OPEN_LENGTH = 800
const DONE: readonly WorkState[] = ['translated', 'assumed', 'omitted']

/** What a report needs to know beside the article. */
export interface ReportContext {
  readonly locales: Locales
  readonly nameOf: (path: string) => string
}

/** One article of a report: a line with a strip for each locale, and its texts side by side. */
export function reportArticle(
  content: ContentArticle,
  status: ArticleStatus,
  context: ReportContext,
): string {
  const { article, source } = content
  const places = article === undefined ? [] : placesOf(article, content)
  const columns = status.locales.map((own): Column => {
    const file = content.translations.find(({ locale }) => locale === own.locale)
    return { own, file, items: places.map((place) => itemOf(place, content, file)) }
  })
  const title = article?.title[source.locale]
  const words = typeof title === 'string' ? title : (title?.text ?? content.id)
  const written = columns.filter(isWritten)
  const others = columns.filter((column) => !isWritten(column)).map(({ own }) => own.locale)
  return [
    `<details class="article"${attributes({ id: `article-${content.id}` })}>`,
    `<summary><span class="name"${language(source.locale, context)}>${escapeHtml(words)}</span>`,
    ` <span class="id">${escapeHtml(content.id)}</span>`,
    ...written.map((column) => strip(column, context)),
    others.length === 0
      ? ''
      : `<span class="none">no file: ${escapeHtml(others.join(', '))}</span>`,
    '</summary>\n',
    article === undefined ? '<p>Its files make no valid article: see stele check.</p>\n' : '',
    filesLine([source, ...written.map(({ file }) => file)], context),
    ...places.map((place, at) => blockRow(place, at, content, written, context)),
    ...written.map((column) => orphans(column, context)),
    '</details>\n',
  ].join('')
}

function filesLine(files: readonly ContentFile[], { nameOf }: ReportContext): string {
  const names = files.map(
    ({ locale, path }) => `${locale} <code>${escapeHtml(nameOf(path))}</code>`,
  )
  return `<p class="place">${names.join(' · ')}</p>\n`
}

function isWritten(column: Column): column is WrittenColumn {
  return column.file !== undefined
}

interface Column {
  readonly own: LocaleStatus
  readonly file: ContentTranslation | undefined
  readonly items: readonly WorkItem[]
}

interface WrittenColumn extends Column {
  readonly file: ContentTranslation
}

function strip({ own, items }: WrittenColumn, { locales }: ReportContext): string {
  const percent = Math.floor(own.coverage * 100)
  const counts = STATES.filter((state) => own.states[state] > 0)
    .map((state) => `${own.states[state]} ${SIGNS[state].label}`)
    .join(', ')
  const label = `${locales.get(own.locale).label}: ${percent}%. ${counts}`
  return `<span class="strip"><span class="code">${escapeHtml(own.locale)}</span><span class="share">${percent}%</span><span class="cells" role="img"${attributes({ 'aria-label': label })}>${runsOf(items)}</span></span>`
}

// Neighbours in one state share an element: articles have hundreds of blocks.
function runsOf(items: readonly WorkItem[]): string {
  const runs: { readonly state: WorkState; length: number }[] = []
  for (const { state } of items) {
    const last = runs.at(-1)
    if (last?.state === state) last.length += 1
    else runs.push({ state, length: 1 })
  }
  return runs
    .map(({ state, length }) => `<i class="${state}">${SIGNS[state].letter.repeat(length)}</i>`)
    .join('')
}

function blockRow(
  place: Place,
  index: number,
  content: ContentArticle,
  columns: readonly WrittenColumn[],
  context: ReportContext,
): string {
  const { source } = content
  const block = source.parsed.blocks[place.at]
  const states = columns.map(({ items }) => items[index]?.state ?? 'absent')
  const isDone = states.every((state) => DONE.includes(state))
  const text = clip(block?.text ?? '', isDone)
  const cells = columns.map((column) => cell(place.at, index, column, content, context))
  return `<div class="row${isDone ? ' done' : ''}"><div class="source"><p class="place">${escapeHtml(place.id)} · line ${block?.line ?? 1}</p><p class="text"${language(source.locale, context)}>${escapeHtml(text)}</p></div><div class="others">${cells.join('')}</div></div>\n`
}

function cell(
  at: number,
  index: number,
  { own, file, items }: WrittenColumn,
  { source }: ContentArticle,
  context: ReportContext,
): string {
  const item = items[index]
  if (item === undefined) return ''
  const match = file.match.blocks[at]
  const block = file.parsed.blocks[match?.translation ?? -1]
  const { state } = item
  const { letter, label } = SIGNS[state]
  const place = block === undefined ? '' : ` · line ${item.line}`
  const badge = `<p class="place"><i class="${state}">${letter}</i> ${escapeHtml(own.locale)} ${label}${item.edited ? ', edited since: accept?' : ''}${place}</p>`
  const words = clip(block?.text ?? '', DONE.includes(state))
  const text =
    words === '' || state === 'todo' || state === 'untranslated'
      ? ''
      : `<p class="text"${language(own.locale, context)}>${escapeHtml(words)}</p>`
  const now = source.parsed.blocks[at]?.text ?? ''
  const change = state === 'outdated' ? changeOf(match, now, source.locale, context) : ''
  return `<div class="cell ${state}">${badge}${text}${change}</div>`
}

function changeOf(
  match: BlockMatch | undefined,
  now: string,
  locale: string,
  context: ReportContext,
): string {
  if (match?.was === undefined) {
    return '<p class="place">The wording that was translated is not known.</p>'
  }
  const parts = wordDiff(match.was, now).map(({ kind, text }) => {
    if (kind === 'same') return escapeHtml(text)
    const name = kind === 'removed' ? 'del' : 'ins'
    return `<${name}>${escapeHtml(text)}</${name}>`
  })
  return `<p class="place">What changed in the source:</p><p class="text change"${language(locale, context)}>${parts.join('')}</p>`
}

function orphans({ own, file }: WrittenColumn, context: ReportContext): string {
  const blocks = file.match.orphans.flatMap((at) => file.parsed.blocks[at] ?? [])
  if (blocks.length === 0) return ''
  const texts = blocks.map(
    ({ text, line }) =>
      `<div class="cell orphan"><p class="place">line ${line}</p><p class="text"${language(own.locale, context)}>${escapeHtml(clip(text, true))}</p></div>`,
  )
  return `<div class="row"><div class="source"><p class="place">${escapeHtml(own.locale)}: the source of these is gone, so no reader sees them</p></div><div class="others">${texts.join('')}</div></div>\n`
}

function language(locale: string, { locales }: ReportContext): string {
  return attributes({ lang: locale, dir: locales.get(locale).dir })
}

function clip(words: string, isDone: boolean): string {
  const text = isDone ? words.replace(/\s+/g, ' ') : words
  const most = isDone ? DONE_LENGTH : OPEN_LENGTH
  if (text.length <= most) return text
  return `${Array.from(text.slice(0, 2 * most))
    .slice(0, most)
    .join('')} …`
}
