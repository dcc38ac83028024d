import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SteleError } from '../errors.js'
import type { Terminal } from './terminal.js'

const HOST = '127.0.0.1'

/**
 * Listens on a port of this machine, for nobody outside of it.
 *
 * @returns the origin, such as `http://127.0.0.1:8080`
 * @throws SteleError `invalid-option` where the port is taken
 */
export async function listenOn(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(taken(port, error)))
    server.listen(port, HOST, resolve)
  })
  const { port: given } = server.address() as AddressInfo // listening on TCP
  return `http://${HOST}:${given}`
}

/** Waits until the user stops a server. */
export async function stopped(server: Server, { signal }: Terminal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal?.aborted === true) resolve()
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })
  server.close()
  server.closeAllConnections()
}

function taken(port: number, error: Error): unknown {
  const code = 'code' in error ? error.code : undefined
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error
  const reason = code === 'EACCES' ? 'not allowed' : 'taken'
  return new SteleError('invalid-option', `Port ${port} is ${reason}.`, {
    hint: 'Give another one; --port 0 takes any free one.',
    cause: error,
  })
}
