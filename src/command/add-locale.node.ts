import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { replaceFile } from '../content/replace-file.node.js'
import { list, quote, SteleError } from '../errors.js'
import { readCatalogs } from './check-catalogs.node.js'
import { counted } from './counted.js'
import { languageOf } from './detect-locales.js'
import { emptyCatalog } from './plan-catalog.js'
import { openProject, type Project, type ProjectOptions, readProject } from './project.node.js'
import { statusOf } from './status.js'
import type { Terminal } from './terminal.js'

/** Options of `stele add-locale`. */
export interface AddLocaleOptions extends ProjectOptions {
  readonly json?: boolean | undefined
}

/** Says what another locale needs, and begins its catalog. Code is never rewritten. */
export async function runAddLocale(
  terminal: Terminal,
  [tag = '']: readonly string[],
  options: AddLocaleOptions,
): Promise<number> {
  const code = languageOf(tag)
  const project = await openProject(terminal, options)
  const { locales } = project
  if (locales.has(code)) {
    throw new SteleError('invalid-option', `${quote(code)} is declared already.`, {
      hint: `Locales: ${list(locales.codes)}.`,
    })
  }
  const { results } = await readProject(project, terminal, (content) => statusOf(locales, content))
  const work = results.map(({ article, blocks, characters }) => ({ article, blocks, characters }))
  const catalog = await beginCatalog(project, code)
  const edit = `${/^[a-z]+$/.test(code) ? code : quote(code)}: { fallback: [${quote(project.options.source ?? locales.default)}] },`
  if (options.json) {
    terminal.write(`${JSON.stringify({ locale: code, edit, catalog, work }, undefined, 2)}\n`)
    return 0
  }
  const blocks = work.reduce((sum, each) => sum + each.blocks, 0)
  const characters = work.reduce((sum, each) => sum + each.characters, 0)
  const lines = [
    ...(project.config === undefined ? [] : [`Add to defineLocales:\n  ${edit}`]),
    ...(catalog === undefined
      ? []
      : [
          `Fill in the words of ${relative(terminal.cwd, catalog)}; "stele check" lists what is left.`,
        ]),
    `Translate ${counted(work.length, 'article')}, ${counted(blocks, 'block')} of ${counted(characters, 'character')}, each with:`,
    ...work.slice(0, MOST_LINES).map(({ article }) => `  stele translate ${article} ${code}`),
    ...(work.length > MOST_LINES ? [`  … and ${work.length - MOST_LINES} more`] : []),
  ]
  terminal.write(`${lines.join('\n')}\n`)
  return 0
}

const MOST_LINES = 10

// A catalog that is there already stays as it is.
async function beginCatalog(
  { config, home, locales, options }: Project,
  code: string,
): Promise<string | undefined> {
  if (config?.messages === undefined) return undefined
  const folder = join(home, config.messages)
  const path = join(folder, `${code}.json`)
  if (existsSync(path)) return path
  const { catalogs } = await readCatalogs(locales, folder)
  const source = catalogs[options.source ?? locales.default]
  if (source === undefined) return undefined
  await replaceFile(path, `${JSON.stringify(emptyCatalog(source, code), undefined, 2)}\n`)
  return path
}
