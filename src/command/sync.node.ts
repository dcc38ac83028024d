import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ParsedFile, parseFile } from '../content/file.js'
import type { PlannedFile } from '../content/plan-write.js'
import { writeFiles } from '../content/write.node.js'
import { quote, SteleError } from '../errors.js'
import { counted } from './counted.js'
import { filesAt } from './git.node.js'
import { planSync } from './plan-sync.js'
import { openProject, type Project, type ProjectOptions, readProject } from './project.node.js'
import { statusOf } from './status.js'
import type { Terminal } from './terminal.js'

/** Options of `stele sync`. */
export interface SyncOptions extends ProjectOptions {
  readonly base?: string | undefined
  readonly check?: boolean | undefined
  readonly json?: boolean | undefined
}

type Base = (path: string) => ParsedFile | undefined

/** Writes down what translations were made from. With `check` nothing is written: 1 if it would be. */
export async function runSync(
  terminal: Terminal,
  paths: readonly string[],
  options: SyncOptions,
): Promise<number> {
  const project = await openProject(terminal, options, paths)
  const base = await readBase(project, terminal, options.base)
  const { results } = await readProject(project, terminal, (content) => ({
    plan: planSync(content, base(content.source.path)),
    edited: statusOf(project.locales, content).locales.flatMap(({ locale, work }) =>
      work
        .filter((item) => item.edited)
        .map(({ block, file, line }) => ({ article: content.id, locale, block, file, line })),
    ),
  }))
  const files: readonly PlannedFile[] = results.flatMap(({ plan }) => plan.files)
  const edited = results.flatMap((result) => result.edited)
  const sum = (by: 'assumed' | 'confirmed'): number =>
    results.reduce((total, { plan }) => total + plan.added[by], 0)
  const added = { assumed: sum('assumed'), confirmed: sum('confirmed') }
  const names = files.map(({ path }) => project.nameOf(path))
  if (options.check !== true) await writeFiles(project.folder, files)
  if (options.json) {
    terminal.write(`${JSON.stringify({ files: names, added, edited }, undefined, 2)}\n`)
  } else {
    terminal.write(names.map((name) => `${name}\n`).join(''))
    const verb = options.check ? 'would be written' : 'written'
    terminal.write(
      `${counted(names.length, 'record')} ${verb}: ${counted(added.assumed, 'link')} assumed, ${added.confirmed} confirmed.\n`,
    )
    for (const { article, locale, block, file, line } of edited) {
      const accept = `stele accept ${article} ${locale} --block ${block}`
      terminal.write(
        `${project.nameOf(file)}:${line} edited since its source changed; accept? ${accept}\n`,
      )
    }
  }
  return options.check && files.length > 0 ? 1 : 0
}

// A file is the base of one article; a revision that of all.
async function readBase(
  project: Project,
  terminal: Terminal,
  base: string | undefined,
): Promise<Base> {
  if (base === undefined) return () => undefined
  const file = resolve(terminal.cwd, base)
  const { results } = await readProject(project, terminal, ({ source }) => source.path)
  if (existsSync(file) && statSync(file).isFile()) {
    if (results.length !== 1) {
      throw new SteleError(
        'invalid-option',
        `${quote(base)} is the base of one article, not of ${results.length}.`,
        {
          hint: 'Name the article too: stele sync night-trams --base old.md.',
        },
      )
    }
    const parsed = parseFile(readFileSync(file, 'utf8'))
    return () => parsed
  }
  const read = await filesAt(project.folder, base)
  const parsed = new Map<string, ParsedFile>()
  for (const path of results) {
    const text = await read(path)
    if (text !== undefined) parsed.set(path, parseFile(text))
  }
  return (path) => parsed.get(path)
}
