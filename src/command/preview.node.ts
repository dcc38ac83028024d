import { existsSync } from 'node:fs'
import { recoverSite } from '../build/build.node.js'
import { baseOf } from '../build/media.js'
import { previewSite } from '../build/preview.node.js'
import { quote, SteleError } from '../errors.js'
import { listenOn, stopped } from './listen.node.js'
import { readPort } from './port.js'
import { openProject, type ProjectOptions } from './project.node.js'
import { outOf } from './site.node.js'
import type { Terminal } from './terminal.js'

/** Options of `stele preview`. */
export interface PreviewCommandOptions extends ProjectOptions {
  readonly out?: string | undefined
  readonly url?: string | undefined
  readonly port?: string | undefined
}

const PORT = 4173

/** Serves a built site until the process ends, after finishing what a build has begun. */
export async function runPreview(
  terminal: Terminal,
  _: readonly string[],
  options: PreviewCommandOptions,
): Promise<number> {
  const port = readPort(options.port, PORT)
  const project = await openProject(terminal, options)
  const folder = outOf(project, terminal.cwd, options.out)
  if (await recoverSite(folder)) terminal.write('Finished what a build had begun.\n')
  if (!existsSync(folder)) {
    throw new SteleError('invalid-option', `There is no site in ${quote(folder)}.`, {
      hint: 'Build it first: stele build.',
    })
  }
  const base = baseOf(options.url ?? project.config?.site?.url ?? '')
  const server = previewSite({ folder, base })
  const origin = await listenOn(server, port)
  terminal.write(`${origin}${base}/\n`)
  await stopped(server, terminal)
  return 0
}
