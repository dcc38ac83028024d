import { join, relative, sep } from 'node:path'
import { isInside } from '../../content/walk.node.js'
import { CONFIG_NAMES } from '../config.node.js'
import { modulesOf } from '../modules.node.js'
import {
  type OpenOptions,
  openProject,
  type Project,
  type ProjectOptions,
} from '../project.node.js'
import type { Terminal } from '../terminal.js'
import { articleOf } from './contents.node.js'
import { type DevSite, openSite, updateSite } from './site.node.js'
import type { Watched } from './watch.node.js'

/** What somebody works on, at one state of its files. */
export interface Work {
  readonly project: Project
  readonly site: DevSite
}

/** Where work is, as it was said on the command line. */
export interface WorkPlace {
  readonly terminal: Pick<Terminal, 'cwd'>
  readonly options: ProjectOptions
}

/** Reads a project, and makes its site. */
export async function openWork(
  { terminal, options }: WorkPlace,
  opening: OpenOptions = {},
): Promise<Work> {
  const project = await openProject(terminal, options, [], opening)
  return { project, site: await openSite(project) }
}

/**
 * The work after files have changed. Articles are read again one by one; what every page depends
 * on, with all of them; and everything, where that is the configuration.
 */
export async function workAfter(
  place: WorkPlace,
  { project, site }: Work,
  paths: ReadonlySet<string>,
  load: NonNullable<OpenOptions['load']>,
): Promise<Work> {
  const isConfigured = configFiles(place, project).some((file) => paths.has(file))
  if (isConfigured) return openWork(place, { load })
  const ids = new Set<string>()
  for (const path of paths) {
    const inside = isInside(project.folder, path)
    const id = inside ? articleOf(project, slashed(relative(project.folder, path))) : undefined
    if (id === undefined) return { project, site: await openSite(project) }
    ids.add(id)
  }
  return { project, site: await updateSite(project, site, ids) }
}

/** What work depends on. */
export function watchedIn(place: WorkPlace, { project }: Work): Watched {
  const { folder, config, home } = project
  const messages = config?.messages === undefined ? [] : [join(home, config.messages)]
  return { folders: [folder, ...messages], files: configFiles(place, project) }
}

// A configuration may come, and import what is yet to be written.
function configFiles({ terminal, options }: WorkPlace, { configFile }: Project): readonly string[] {
  const places =
    options.config === undefined ? CONFIG_NAMES.map((name) => join(terminal.cwd, name)) : []
  if (configFile === undefined) return places
  const { files, missing } = modulesOf(configFile)
  return [...places, ...files, ...missing]
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}
