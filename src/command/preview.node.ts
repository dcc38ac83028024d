import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { recoverSite } from '../build/build.node.js'
import { previewSite } from '../build/preview.node.js'
import { quote, SteleError } from '../errors.js'
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
  const port = readPort(options.port)
  const project = await openProject(terminal, options)
  const folder = outOf(project, terminal.cwd, options.out)
  if (!existsSync(folder)) {
    throw new SteleError('invalid-option', `There is no site in ${quote(folder)}.`, {
      hint: 'Build it first: stele build.',
    })
  }
  if (await recoverSite(folder)) terminal.write('Finished what a build had begun.\n')
  const url = options.url ?? project.config?.site?.url ?? ''
  const base = URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, '') : ''
  const server = previewSite({ folder, base })
  server.listen(port, 'localhost')
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new SteleError('invalid-option', `Port ${port} cannot be used: ${String(error)}.`, {
      hint: 'Name another one, or 0 for any that is free: --port 0.',
      cause: error,
    })
  }
  // It listens on a port, not on a pipe.
  const { port: taken } = server.address() as AddressInfo
  terminal.write(`http://localhost:${taken}${base}/\n`)
  const closed = once(server, 'close')
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
  }
  if (terminal.signal?.aborted) stop()
  terminal.signal?.addEventListener('abort', stop)
  await closed
  return 0
}

function readPort(text: string | undefined): number {
  const port = text === undefined ? PORT : Number(text)
  if (text !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new SteleError('invalid-option', `--port ${quote(text)} is no port.`, {
    hint: 'Give a number from 0 (any that is free) to 65535.',
  })
}
