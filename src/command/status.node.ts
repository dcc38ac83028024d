import { replaceFile } from '../content/replace-file.node.js'
import { quote, SteleError } from '../errors.js'
import { counted } from './counted.js'
import { formatLocale, formatOutdated, formatStatus } from './format-status.js'
import { localeNamed, openProject, type ProjectOptions, readProject } from './project.node.js'
import { reportArticle } from './report-article.js'
import { reportPage } from './report-page.js'
import { reportPath } from './report-path.node.js'
import { type ArticleStatus, type LocaleStatus, statusOf } from './status.js'
import { painter, type Terminal } from './terminal.js'

/** Options of `stele status`. */
export interface StatusOptions extends ProjectOptions {
  readonly locale?: string | undefined
  readonly outdated?: boolean | undefined
  readonly 'min-coverage'?: string | undefined
  readonly html?: string | undefined
  readonly json?: boolean | undefined
}

/** Shows how far articles are translated. 1 where a translation is below the least coverage. */
export async function runStatus(
  terminal: Terminal,
  paths: readonly string[],
  options: StatusOptions,
): Promise<number> {
  const least = readShare(options['min-coverage'])
  const project = await openProject(terminal, options, paths)
  const locale =
    options.locale === undefined ? undefined : localeNamed(project.locales, options.locale)
  const report = options.html === undefined ? undefined : reportPath(terminal.cwd, options.html)
  const { results: read, diagnostics } = await readProject(project, terminal, (content) => {
    const all = statusOf(project.locales, content)
    const status = choose(all, locale, options.outdated === true)
    const html = report === undefined ? '' : reportArticle(content, status, project)
    return { all, status, html }
  })
  const results = options.outdated ? read.filter(({ status }) => status.locales.length > 0) : read
  const articles = results.map(({ status }) => status)
  const below = read
    .map(({ all }) => choose(all, locale, false))
    .flatMap(({ article, locales }) =>
      locales
        .filter(({ coverage }) => coverage < least)
        .map((status) => ({ article, locale: status.locale, coverage: status.coverage })),
    )
  if (report !== undefined) await replaceFile(report, reportPage(results, project.locales))
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  if (options.json) {
    terminal.write(`${JSON.stringify({ articles, below, errors }, undefined, 2)}\n`)
    return below.length > 0 ? 1 : 0
  }
  const paint = painter(terminal)
  const table =
    locale === undefined ? formatStatus(articles, paint) : formatLocale(articles, locale, paint)
  if (options.outdated && articles.length === 0) terminal.write('Nothing is outdated.\n')
  else if (report === undefined) terminal.write(table)
  else terminal.write(`${options.html}: ${counted(articles.length, 'article')}.\n`)
  if (options.outdated && report === undefined)
    terminal.write(`\n${formatOutdated(articles, project.nameOf)}`)
  if (errors > 0) terminal.write(`\n${counted(errors, 'error')} in the files: see "stele check".\n`)
  for (const each of below) {
    const percent = Math.floor(each.coverage * 100)
    terminal.write(paint('red', `${each.article} ${each.locale}: ${percent}% is too little.\n`))
  }
  return below.length > 0 ? 1 : 0
}

function choose(
  article: ArticleStatus,
  locale: string | undefined,
  outdated: boolean,
): ArticleStatus {
  const isChosen = (status: LocaleStatus): boolean =>
    (locale === undefined || status.locale === locale) && (!outdated || status.states.outdated > 0)
  return { ...article, locales: article.locales.filter(isChosen) }
}

function readShare(text: string | undefined): number {
  if (text === undefined) return 0
  const share = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
  if (text.trim() !== '' && share >= 0 && share <= 1) return share
  throw new SteleError('invalid-option', `--min-coverage ${quote(text)} is no share.`, {
    hint: 'Give a number from 0 to 1, such as 0.8, or 80%.',
  })
}
