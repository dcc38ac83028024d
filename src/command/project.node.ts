import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { type ContentOptions, type ContentResult, readContent } from '../content/content.node.js'
import { RECORD_SUFFIX } from '../content/record.js'
import type { ContentArticle } from '../content/types.js'
import { findFiles, isInside } from '../content/walk.node.js'
import { list, quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { readLayout, type SteleConfig } from './config.js'
import { loadConfig } from './config.node.js'
import { isFolder, leadsElsewhere, usualFolder } from './content-folder.node.js'
import { detectLocales } from './detect-locales.js'
import type { Terminal } from './terminal.js'

/** Where a command finds its articles, as it was said on the command line. */
export interface ProjectOptions {
  readonly root?: string | undefined
  readonly config?: string | undefined
  readonly source?: string | undefined
  readonly layout?: string | undefined
}

/** What a command that makes things may find missing. */
export interface OpenOptions {
  /** Locales that may have no file yet: without a configuration they count nonetheless. */
  readonly also?: readonly string[]
  /** Whether the content folder may be missing. */
  readonly mayBeNew?: boolean
  /** Gives the default export of a configuration. Default: Node imports it, and keeps it. */
  readonly load?: (file: string) => Promise<unknown>
}

/** The articles that a command works on, and how to read them. */
export interface Project {
  readonly locales: Locales
  /** The content folder. */
  readonly folder: string
  readonly options: ContentOptions
  readonly config: SteleConfig | undefined
  readonly configFile: string | undefined
  /** The folder that paths of the configuration count from. */
  readonly home: string
  /** A file of the content folder as people here would name it. */
  readonly nameOf: (path: string) => string
  /** What was asked for; empty: everything. */
  readonly paths: readonly string[]
  /** Whether an article's id, or a file of the content folder, is among what was asked for. */
  readonly isAskedFor: (name: string) => boolean
}

/**
 * Finds the content folder, its configuration and its locales. A path inside the content folder
 * picks articles; a folder elsewhere is read in its place.
 *
 * @throws SteleError `invalid-content`, `invalid-option` or `unknown-locale`
 */
export async function openProject(
  { cwd }: Pick<Terminal, 'cwd'>,
  options: ProjectOptions,
  paths: readonly string[] = [],
  { also = [], mayBeNew = false, load }: OpenOptions = {},
): Promise<Project> {
  const found = await loadConfig(cwd, options.config, load)
  const config = found?.config
  const home = found === undefined ? cwd : dirname(found.file)
  const usual = usualFolder(cwd, home, options, config)
  const isElsewhere =
    options.root === undefined && paths.length === 1 && leadsElsewhere(cwd, usual, paths[0] ?? '')
  const folder = isElsewhere
    ? resolve(cwd, paths[0] ?? '')
    : (usual ?? (mayBeNew ? join(home, 'articles') : cwd))
  const isNew = mayBeNew && !existsSync(folder)
  if (!isNew && !isFolder(folder)) {
    throw new SteleError('invalid-content', `There is no folder ${quote(folder)}.`, {
      hint: 'Name the folder that holds the articles: --root articles.',
    })
  }
  const layout = options.layout === undefined ? config?.layout : readLayout(options.layout)
  const detect = async (): Promise<Locales> =>
    detectLocales(isNew ? [] : findFiles(folder).paths, {
      layout,
      also: options.source === undefined ? also : [...also, options.source],
    })
  const locales = config?.locales ?? (await detect())
  const source =
    options.source === undefined ? config?.source : localeNamed(locales, options.source)
  if (isNew) await mkdir(folder, { recursive: true })
  return {
    locales,
    folder,
    options: {
      ...(layout === undefined ? {} : { layout }),
      ...(source === undefined ? {} : { source }),
      ...(config?.sizeOf === undefined ? {} : { sizeOf: config.sizeOf }),
    },
    config,
    configFile: found?.file,
    home,
    nameOf: (path) => relative(cwd, join(folder, path)).split(sep).join('/'),
    paths: isElsewhere ? [] : paths,
    isAskedFor: isElsewhere || paths.length === 0 ? () => true : pick(cwd, folder, paths),
  }
}

/**
 * The declared locale that a name on the command line means.
 *
 * @throws SteleError `unknown-locale`
 */
export function localeNamed(locales: Locales, name: string): string {
  const code = locales.match(name)
  if (code !== undefined) return code
  throw new SteleError('unknown-locale', `${quote(name)} is not a locale here.`, {
    hint: `Locales: ${list(locales.codes)}.`,
  })
}

/** What more a command wants to see. */
export interface ReadProjectOptions {
  /** Sees every article, asked for or not. */
  readonly look?: (article: ContentArticle) => void
  readonly withImages?: (id: string) => boolean
}

/**
 * Reads the articles that were asked for.
 *
 * @throws SteleError `invalid-content` when a path names none
 */
export async function readProject<T>(
  project: Project,
  terminal: Terminal,
  work: (article: ContentArticle) => T,
  { look = () => {}, withImages }: ReadProjectOptions = {},
): Promise<Omit<ContentResult<T>, 'seen'>> {
  const { locales, folder, options } = project
  const reading = withImages === undefined ? options : { ...options, withImages }
  const files = new Set<string>()
  let count = 0
  const { results, diagnostics } = await readContent(locales, folder, reading, (article) => {
    count += 1
    if (count % PROGRESS === 0) terminal.progress(`${count} articles`)
    look(article)
    const own = [article.source, ...article.translations].map(({ path }) => path)
    const isAsked = own.some(project.isAskedFor) || project.isAskedFor(article.id)
    if (!isAsked) return []
    for (const path of own) files.add(path).add(path + RECORD_SUFFIX)
    return [work(article)]
  })
  terminal.progress('')
  const asked = diagnostics.filter(({ file = '' }) => files.has(file) || project.isAskedFor(file))
  const found = results.flat()
  if (found.length > 0 || asked.length > 0 || project.paths.length === 0) {
    return { results: found, diagnostics: asked }
  }
  throw new SteleError('invalid-content', `There is no article at ${list(project.paths)}.`, {
    hint: `Name an article by its id, its folder or one of its files in ${quote(folder)}.`,
  })
}

/**
 * Reads the one article that has an id.
 *
 * @throws SteleError `invalid-content` when there is none
 */
export async function readArticle<T>(
  project: Project,
  terminal: Terminal,
  id: string,
  work: (article: ContentArticle) => T,
): Promise<T> {
  const known: string[] = []
  const { results } = await readProject(project, terminal, (article) => {
    known.push(article.id)
    return article.id === id ? [work(article)] : []
  })
  const [found] = results.flat()
  if (found !== undefined) return found
  const names = `${list(known.sort().slice(0, MOST_NAMES))}${known.length > MOST_NAMES ? '…' : ''}`
  throw new SteleError('invalid-content', `There is no article ${quote(id)}.`, {
    hint: known.length > 0 ? `Articles: ${names}.` : `There is none in ${quote(project.folder)}.`,
  })
}

const PROGRESS = 50
const MOST_NAMES = 20

function pick(cwd: string, folder: string, paths: readonly string[]): Project['isAskedFor'] {
  const ids = new Set(paths)
  const places = paths.flatMap((path) => {
    const here = resolve(cwd, path)
    const full = existsSync(here) ? here : resolve(folder, path)
    return existsSync(full) && isInside(folder, full) ? [full] : []
  })
  return (name) => ids.has(name) || places.some((place) => isInside(place, join(folder, name)))
}
