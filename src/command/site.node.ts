import { join, resolve } from 'node:path'
import type { Article } from '../article/types.js'
import type { KeptArticles } from '../build/article-memory.node.js'
import { type FoundArticles, findArticles, loadArticles } from '../content/load.node.js'
import { isInside } from '../content/walk.node.js'
import { type Diagnostic, quote, SteleError } from '../errors.js'
import { createMessages } from '../messages/create.js'
import { type IndexedArticle, type IndexOptions, indexArticle } from '../publish/indexed.js'
import { resolvingOf } from '../publish/settings.js'
import type { PublicationOptions } from '../publish/types.js'
import { readCatalogs } from './check-catalogs.node.js'
import type { Project } from './project.node.js'
import { isLive, revisionOf } from './revision.node.js'

/** A project as a site. */
export interface ProjectSite {
  readonly options: PublicationOptions<string>
  readonly loaded: FoundArticles<string, IndexedArticle>
  readonly diagnostics: readonly Diagnostic[]
}

/** What the site of a project is read from, but for its files. */
interface SiteSources {
  readonly url: string | undefined
  readonly kept: KeptArticles
  readonly digestOf: (path: string) => string | undefined
}

/**
 * Reads the articles of a project, and what its configuration says of their site.
 *
 * @param options - the address of the site, in place of the configuration's; what is known of its
 *   articles; `digestOf` tells the digests of files that were looked at just now
 * @throws SteleError `invalid-option` where no address is known
 */
export async function readSite(
  project: Project,
  now: string,
  { url, kept, digestOf }: SiteSources,
): Promise<ProjectSite> {
  const { locales, config, folder } = project
  const { site } = config ?? {}
  const address = url ?? site?.url
  if (address === undefined) {
    throw new SteleError('invalid-option', 'It is not known at which address the site will be.', {
      hint: 'Say so with --url https://example.org, or in the configuration: site: { url: "https://example.org" }.',
    })
  }
  const { catalogs, diagnostics } = await catalogsOf(project)
  const { timeZone } = site ?? {}
  const messages = createMessages(locales, { catalogs, ...(timeZone && { timeZone }) })
  const resolving = indexOptionsOf(project)
  const index = (article: Article): IndexedArticle => {
    kept.add(article)
    return indexArticle(locales, article, resolving)
  }
  const memory = { ...kept.memory, digestOf }
  const loaded = await findArticles(locales, folder, project.options, index, memory)
  const options = {
    ...site,
    messages: site?.messages ?? messages,
    // There is no server that could answer for the root.
    chooserScript: site?.chooserScript ?? site?.script !== false,
    url: address,
    locales,
    now,
    index: loaded.articles,
    get: (id: string) => kept.get(id) ?? readAgain(project, loaded.articles, id),
    ...revisionIn(project),
  }
  return {
    options,
    loaded,
    // Who has which address is seen when the site is made, whatever its paths are made of.
    diagnostics: [
      ...diagnostics,
      ...loaded.diagnostics.filter(({ code }) => code !== 'duplicate-slug'),
      ...loaded.imageFindings,
    ],
  }
}

// Where functions may look at more than can be followed, only the configuration itself can say so.
function revisionIn({ config, configFile }: Project): { readonly revision?: string } {
  const said = config?.site?.revision
  if (configFile === undefined) return { revision: '' }
  if (said === undefined && isLive(configFile)) return {}
  return { revision: [said, revisionOf(configFile)].join() }
}

/** What the entries of a project's articles depend on beside their files. */
export function indexOptionsOf({ config }: Project): IndexOptions {
  return resolvingOf(config?.site ?? {})
}

// What was kept of it is damaged.
async function readAgain(
  { locales, folder, options }: Project,
  index: readonly IndexedArticle[],
  wanted: string,
): Promise<Article | undefined> {
  const only = (id: string): boolean => id === wanted
  const { articles } = await loadArticles(locales, folder, { ...options, only })
  const entry = index.find(({ id }) => id === wanted)
  // It may have changed since.
  return articles.find((article) => indexArticle(locales, article).version === entry?.version)
}

/**
 * The folder of the site of a project.
 *
 * @throws SteleError `invalid-option` where the articles would be in it
 */
export function outOf({ config, home, folder }: Project, cwd: string, out?: string): string {
  const path = out === undefined ? resolve(home, config?.out ?? 'dist') : resolve(cwd, out)
  if (!isInside(path, folder)) return path
  throw new SteleError(
    'invalid-option',
    `The articles are in the folder of the site, ${quote(path)}.`,
    {
      hint: 'Name another folder: --out dist.',
    },
  )
}

/** The folder of the catalogs of a project, if it has one. */
export function catalogFolder({ config, home }: Project): string | undefined {
  return config?.messages === undefined ? undefined : join(home, config.messages)
}

async function catalogsOf(project: Project) {
  const folder = catalogFolder(project)
  if (folder === undefined) return { catalogs: {}, diagnostics: [] }
  return readCatalogs(project.locales, folder)
}
