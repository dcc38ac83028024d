import type { ArticleStatus, LocaleStatus, WorkState } from './status.js'
import { type Cell, formatTable, type Paint } from './terminal.js'

const BAR = 10
const GAPS: readonly WorkState[] = ['absent', 'untranslated', 'todo']

/** The numbers that people ask for, of one locale or of several taken together. */
interface Counts {
  readonly coverage: number
  readonly translated: number
  readonly assumed: number
  readonly machine: number
  readonly outdated: number
  readonly unsure: number
  readonly missing: number
}

const HEADINGS = ['coverage', 'translated', 'assumed', 'machine', 'outdated', 'unsure', 'missing']

/** A table of articles and locales with a bar for each, and the sums of each locale below. */
export function formatStatus(articles: readonly ArticleStatus[], paint: Paint): string {
  const codes = [...new Set(articles.flatMap(({ locales }) => locales.map(({ locale }) => locale)))]
  if (codes.length === 0) return 'There is nothing to translate: no article has another locale.\n'
  const rows = articles.map((article) => [
    article.article,
    article.source,
    ...codes.map((code) => coverageCell(statusIn(article, code), paint)),
  ])
  const sums = codes.map((code) => [code, ...countCells(sumOf(articles, code), paint)])
  return [
    formatTable([['article', 'source', ...codes], ...rows]),
    formatTable([['locale', ...headings()], ...sums]),
  ].join('\n')
}

/** A table of the articles in one locale, with a column for each count. */
export function formatLocale(
  articles: readonly ArticleStatus[],
  locale: string,
  paint: Paint,
): string {
  const rows = articles.flatMap((article) => {
    const status = statusIn(article, locale)
    return status === undefined ? [] : [[article.article, ...countCells(countsOf(status), paint)]]
  })
  const sum = ['', ...countCells(sumOf(articles, locale), paint)]
  return formatTable([[locale, ...headings()], ...rows, ...(rows.length > 1 ? [sum] : [])])
}

/** Every outdated block, one a line. */
export function formatOutdated(
  articles: readonly ArticleStatus[],
  nameOf: (path: string) => string,
): string {
  return articles
    .flatMap(({ article, locales }) =>
      locales.flatMap(({ locale, work }) =>
        work
          .filter(({ state }) => state === 'outdated')
          .map(({ file, line, block, edited }) => {
            const note = edited
              ? `  edited since; stele accept ${article} ${locale} --block ${block}?`
              : ''
            return `${nameOf(file)}:${line}  ${block}${note}\n`
          }),
      ),
    )
    .join('')
}

function statusIn({ locales }: ArticleStatus, code: string): LocaleStatus | undefined {
  return locales.find(({ locale }) => locale === code)
}

function headings(): readonly Cell[] {
  return HEADINGS.map((text, at) => ({ text, right: at > 0 }))
}

function countCells(counts: Counts, paint: Paint): readonly Cell[] {
  const { coverage, translated, assumed, machine, outdated, unsure, missing } = counts
  const numbers = [translated, assumed, machine, outdated, unsure, missing]
  return [
    bar(coverage, paint),
    ...numbers.map((count) => ({ text: count === 0 ? '·' : String(count), right: true })),
  ]
}

function coverageCell(status: LocaleStatus | undefined, paint: Paint): Cell {
  if (status === undefined) return { text: '' }
  if (status.file === undefined) return { text: '–', painted: paint('dim', '–') }
  return bar(status.coverage, paint)
}

// Rounded down: what is not complete is never called 100%.
function bar(coverage: number, paint: Paint): Cell {
  const full = Math.floor(coverage * BAR)
  const percent = `${Math.floor(coverage * 100)}%`.padStart(4)
  const blocks = '█'.repeat(full) + '░'.repeat(BAR - full)
  const style = coverage >= 0.9 ? 'green' : coverage >= 0.5 ? 'yellow' : 'red'
  return { text: `${blocks} ${percent}`, painted: `${paint(style, blocks)} ${percent}` }
}

function countsOf({ coverage, states }: LocaleStatus): Counts {
  return {
    coverage,
    translated: states.translated + states.omitted,
    assumed: states.assumed,
    machine: states.machine,
    outdated: states.outdated,
    unsure: states.unsure,
    missing: GAPS.reduce((sum, state) => sum + states[state], 0),
  }
}

function sumOf(articles: readonly ArticleStatus[], code: string): Counts {
  const all = articles.flatMap((article) => {
    const status = statusIn(article, code)
    return status === undefined ? [] : [{ counts: countsOf(status), weight: article.characters }]
  })
  const sum = (pick: (counts: Counts) => number): number =>
    all.reduce((total, { counts }) => total + pick(counts), 0)
  const characters = all.reduce((total, { weight }) => total + weight, 0)
  const covered = all.reduce((total, { counts, weight }) => total + counts.coverage * weight, 0)
  return {
    coverage: characters === 0 ? 1 : covered / characters,
    translated: sum(({ translated }) => translated),
    assumed: sum(({ assumed }) => assumed),
    machine: sum(({ machine }) => machine),
    outdated: sum(({ outdated }) => outdated),
    unsure: sum(({ unsure }) => unsure),
    missing: sum(({ missing }) => missing),
  }
}
