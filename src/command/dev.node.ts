import { join, relative, sep } from 'node:path'
import { baseOf } from '../build/media.js'
import { isInside } from '../content/walk.node.js'
import { type Diagnostic, SteleError } from '../errors.js'
import { articleOf } from './dev/contents.node.js'
import { createDevServer } from './dev/server.node.js'
import { type DevSite, diagnosticsOf, openSite, updateSite } from './dev/site.node.js'
import { watchFiles } from './dev/watch.node.js'
import { formatFindings } from './format-findings.js'
import { listenOn, stopped } from './listen.node.js'
import { readPort } from './port.js'
import { openProject, type Project, type ProjectOptions } from './project.node.js'
import { painter, type Terminal } from './terminal.js'

/** Options of `stele dev`. */
export interface DevOptions extends ProjectOptions {
  readonly port?: string | undefined
}

const PORT = 8080

/** Serves the site of a project until it is stopped; open pages follow every change. */
export async function runDev(
  terminal: Terminal,
  _: readonly string[],
  options: DevOptions,
): Promise<number> {
  const port = readPort(options.port, PORT)
  const project = await openProject(terminal, options)
  const base = baseOf(project.config?.site?.url ?? '')
  let site = await openSite(project)
  let troubles: readonly Diagnostic[] = []
  // What has changed since the site was last made: a try may fail.
  let changed = new Set<string>()
  const say = (line: string): void => terminal.write(`${line}\n`)

  const { server, announce } = createDevServer({
    base,
    site: () => site,
    troubles: () => troubles,
    nameOf: project.nameOf,
    onError: (error, url) => say(`${url}: ${textOf(error)}`),
  })
  const update = async (paths: ReadonlySet<string>): Promise<void> => {
    const start = performance.now()
    changed = new Set([...changed, ...paths])
    try {
      site = await siteAfter(project, site, changed)
      changed = new Set()
      troubles = []
    } catch (error) {
      if (!(error instanceof SteleError)) throw error
      troubles = [{ code: error.code, severity: 'error', message: error.message }]
    }
    announce()
    const names = Array.from(paths, (path) => project.nameOf(relative(project.folder, path)))
    say(`${names.join(', ')}: ${Math.round(performance.now() - start)} ms`)
    report(terminal, project, site, troubles)
  }

  const origin = await listenOn(server, port)
  const watch = watchFiles(watchedIn(project), update, (error) => say(textOf(error)))
  await watch.ready
  report(terminal, project, site, troubles)
  say(`Read it at ${origin}${base}/ (stop with Ctrl+C)`)

  await stopped(server, terminal)
  await watch.close()
  return 0
}

function watchedIn({ folder, config, home }: Project): readonly string[] {
  return config?.messages === undefined ? [folder] : [folder, join(home, config.messages)]
}

// Articles are read again one by one; what every page depends on, with all of them.
async function siteAfter(
  project: Project,
  site: DevSite,
  paths: ReadonlySet<string>,
): Promise<DevSite> {
  const ids = new Set<string>()
  for (const path of paths) {
    const inside = isInside(project.folder, path)
    const id = inside ? articleOf(project, slashed(relative(project.folder, path))) : undefined
    if (id === undefined) return openSite(project)
    ids.add(id)
  }
  return updateSite(project, site, ids)
}

function report(
  terminal: Terminal,
  project: Project,
  site: DevSite,
  troubles: readonly Diagnostic[],
): void {
  const found = [...troubles, ...diagnosticsOf(site)].map((finding) => ({
    ...finding,
    file: finding.file === undefined ? '' : project.nameOf(finding.file),
  }))
  if (found.length > 0) terminal.write(formatFindings(found, 'text', painter(terminal)))
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}
