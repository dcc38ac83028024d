import { join, resolve } from 'node:path'
import { type ArticleMemory, type FoundArticles, findArticles } from '../content/load.node.js'
import { isInside } from '../content/walk.node.js'
import { type Diagnostic, quote, SteleError } from '../errors.js'
import { createMessages } from '../messages/create.js'
import type { PublicationOptions } from '../publish/types.js'
import { readCatalogs } from './check-catalogs.node.js'
import type { Project } from './project.node.js'
import { revisionOf } from './revision.node.js'

/** A project as a site. */
export interface ProjectSite {
  readonly options: PublicationOptions<string>
  readonly loaded: FoundArticles
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the articles of a project, and what its configuration says of their site.
 *
 * @param options - the address of the site, in place of the configuration's; articles that are known
 * @throws SteleError `invalid-option` where no address is known
 */
export async function readSite(
  project: Project,
  now: string,
  { url, memory }: { readonly url?: string | undefined; readonly memory?: ArticleMemory } = {},
): Promise<ProjectSite> {
  const { locales, config, configFile, folder } = project
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
  const loaded = await findArticles(locales, folder, project.options, memory)
  const options = {
    ...site,
    messages: site?.messages ?? messages,
    // There is no server that could answer for the root.
    chooserScript: site?.chooserScript ?? site?.script !== false,
    url: address,
    locales,
    now,
    articles: loaded.articles,
    revision: [site?.revision, configFile === undefined ? '' : revisionOf(configFile)].join(),
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
