import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import type { Article } from '../article/types.js'
import { replaceFile } from '../content/replace-file.node.js'
import { reasonOf } from '../content/walk.node.js'
import { writeArticles } from '../content/write.node.js'
import { list, quote, SteleError } from '../errors.js'
import type { ExportOptions, ExportResult, UnitState } from '../exchange/types.js'
import type { Locales } from '../locale/types.js'
import { counted } from './counted.js'
import { localeNamed, openProject, type ProjectOptions, readProject } from './project.node.js'
import type { Terminal } from './terminal.js'

const FORMATS = ['po', 'pot', 'xliff', 'xliff-1.2'] as const
const STATES: readonly UnitState[] = ['missing', 'outdated', 'machine', 'translated']

/** Options of `stele export`. */
export interface ExportCommandOptions extends ProjectOptions {
  readonly format?: string | undefined
  readonly states?: string | undefined
  readonly output?: string | undefined
  readonly json?: boolean | undefined
}

/** Writes a file for translators, to standard output unless a file is named. */
export async function runExport(
  terminal: Terminal,
  [tag = '', ...paths]: readonly string[],
  options: ExportCommandOptions,
): Promise<number> {
  const format = oneOf(FORMATS, options.format ?? 'po', 'format')
  const states = options.states?.split(',').map((state) => oneOf(STATES, state.trim(), 'state'))
  const project = await openProject(terminal, options, paths, { also: [tag] })
  const locale = localeNamed(project.locales, tag)
  const sources = new Map<string, string>()
  const { results } = await readProject(project, terminal, ({ article, translations }) => {
    for (const { record } of translations) {
      for (const { of, source } of record.translations) sources.set(of, source)
    }
    return article === undefined ? [] : [article]
  })
  const result = await exported(project.locales, results.flat(), locale, format, {
    states,
    previousSource: (of) => sources.get(of),
  })
  const { output } = options
  const { text, units } = result
  if (output !== undefined) await replaceFile(resolve(terminal.cwd, output), text)
  if (options.json) {
    const written = output === undefined ? { text } : { file: output }
    const report = { locale, format, units, ...written }
    terminal.write(`${JSON.stringify(report, undefined, 2)}\n`)
  } else if (output === undefined) terminal.write(text)
  else terminal.write(`${output}: ${counted(units, 'text')}.\n`)
  return 0
}

async function exported(
  locales: Locales,
  articles: readonly Article[],
  locale: string,
  format: (typeof FORMATS)[number],
  options: ExportOptions,
): Promise<ExportResult> {
  // The parsers are optional: nothing else of the command needs them.
  const exchange = await loadExchange()
  switch (format) {
    case 'po':
      return exchange.exportPo(locales, articles, locale, options)
    case 'pot':
      return exchange.exportPot(articles)
    case 'xliff':
      return exchange.exportXliff(locales, articles, locale, options)
    case 'xliff-1.2':
      return exchange.exportXliff(locales, articles, locale, { ...options, version: '1.2' })
  }
}

/** Options of `stele import`. */
export interface ImportCommandOptions extends ProjectOptions {
  readonly json?: boolean | undefined
}

/** Puts a translators' file into the articles. 1 where a text could not be written. */
export async function runImport(
  terminal: Terminal,
  [name = '']: readonly string[],
  options: ImportCommandOptions,
): Promise<number> {
  const file = await readBytes(resolve(terminal.cwd, name))
  const project = await openProject(terminal, options)
  const { locales, folder } = project
  const { results } = await readProject(project, terminal, ({ article }) => article)
  const articles = results.filter((article) => article !== undefined)
  const { importPo, importXliff } = await loadExchange()
  const read = /\.pot?$/i.test(name) ? importPo : importXliff
  const imported = read(locales, articles, file)
  const known = new Set(articles)
  const changed = imported.articles.filter((article) => !known.has(article))
  const files =
    changed.length === 0 ? [] : await writeArticles(locales, folder, changed, project.options)
  const { changes, unchanged, aside, locale } = imported.report
  const names = files.map(project.nameOf)
  if (options.json) {
    terminal.write(
      `${JSON.stringify({ locale, files: names, changes, unchanged, aside }, undefined, 2)}\n`,
    )
    return aside.length > 0 ? 1 : 0
  }
  terminal.write(changes.map(({ context, kind }) => `${context} ${kind}\n`).join(''))
  terminal.write(
    `${locale}: ${changes.length} changed, ${unchanged} as before, ${aside.length} kept aside.\n`,
  )
  for (const { line, context, reason, translation } of aside) {
    terminal.write(
      `${relative(terminal.cwd, resolve(terminal.cwd, name))}:${line} ${context} ${reason}: ${quote(translation)}\n`,
    )
  }
  return aside.length > 0 ? 1 : 0
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new SteleError('invalid-option', `${quote(path)} cannot be read.`, {
      hint: `Name a PO or XLIFF file (${reasonOf(error)}).`,
      cause: error,
    })
  }
}

interface Exchange {
  readonly exportPo: typeof import('../exchange/po-write.js').exportPo
  readonly exportPot: typeof import('../exchange/po-write.js').exportPot
  readonly exportXliff: typeof import('../exchange/xliff-write.js').exportXliff
  readonly importPo: typeof import('../exchange/po-read.js').importPo
  readonly importXliff: typeof import('../exchange/xliff-read.js').importXliff
}

async function loadExchange(): Promise<Exchange> {
  try {
    return {
      ...(await import('../exchange/po-read.js')),
      ...(await import('../exchange/po-write.js')),
      ...(await import('../exchange/xliff-read.js')),
      ...(await import('../exchange/xliff-write.js')),
    }
  } catch (error) {
    throw new SteleError('invalid-option', 'The parsers of PO and XLIFF are not installed.', {
      hint: 'npm install gettext-parser xast-util-from-xml xast-util-to-xml xastscript',
      cause: error,
    })
  }
}

function oneOf<T extends string>(known: readonly T[], text: string, noun: string): T {
  const found = known.find((each) => each === text)
  if (found !== undefined) return found
  throw new SteleError('invalid-option', `There is no ${noun} ${quote(text)}.`, {
    hint: `Known: ${list(known)}.`,
  })
}
