import { relative } from 'node:path'
import { baseOf } from '../build/media.js'
import { type Diagnostic, SteleError } from '../errors.js'
import { createFreshImport } from './dev/import.node.js'
import { createDevServer } from './dev/server.node.js'
import { diagnosticsOf } from './dev/site.node.js'
import { watchFiles } from './dev/watch.node.js'
import { openWork, type Work, watchedIn, workAfter } from './dev/work.node.js'
import { formatFindings } from './format-findings.js'
import { listenOn, stopped } from './listen.node.js'
import { readPort } from './port.js'
import type { ProjectOptions } from './project.node.js'
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
  const place = { terminal, options }
  const load = createFreshImport()
  let work = await openWork(place)
  let troubles: readonly Diagnostic[] = []
  // What has changed since the site was last made: a try may fail.
  let changed = new Set<string>()
  const say = (line: string): void => terminal.write(`${line}\n`)
  const base = (): string => baseOf(work.project.config?.site?.url ?? '')

  const { server, announce } = createDevServer({
    base,
    site: () => work.site,
    troubles: () => troubles,
    nameOf: (file) => work.project.nameOf(file),
    onError: (error, url) => say(`${url}: ${textOf(error)}`),
  })
  const update = async (paths: ReadonlySet<string>): Promise<void> => {
    const start = performance.now()
    changed = new Set([...changed, ...paths])
    try {
      work = await workAfter(place, work, changed, load)
      changed = new Set()
      troubles = []
    } catch (error) {
      // Whatever a configuration throws: it is about to be mended.
      troubles = [troubleOf(error)]
      if (!(error instanceof SteleError)) say(textOf(error))
    }
    await watch.add(watchedIn(place, work))
    announce()
    const names = Array.from(paths, (path) => relative(terminal.cwd, path))
    say(`${names.join(', ')}: ${Math.round(performance.now() - start)} ms`)
    report(terminal, work, troubles)
  }

  const origin = await listenOn(server, port)
  const watch = watchFiles(update, (error) => say(textOf(error)))
  await watch.add(watchedIn(place, work))
  report(terminal, work, troubles)
  say(`Read it at ${origin}${base()}/ (stop with Ctrl+C)`)

  await stopped(server, terminal)
  await watch.close()
  return 0
}

function report(
  terminal: Terminal,
  { project, site }: Work,
  troubles: readonly Diagnostic[],
): void {
  const found = [...troubles, ...diagnosticsOf(site)].map((finding) => ({
    ...finding,
    file: finding.file === undefined ? '' : project.nameOf(finding.file),
  }))
  if (found.length > 0) terminal.write(formatFindings(found, 'text', painter(terminal)))
}

function troubleOf(error: unknown): Diagnostic {
  const code = error instanceof SteleError ? error.code : 'invalid-option'
  return {
    code,
    severity: 'error',
    message: error instanceof Error ? error.message : String(error),
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
