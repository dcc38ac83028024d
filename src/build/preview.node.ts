import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import send from 'send'
import { onSitePath } from '../locale/address.js'
import { targetOf } from '../serve/target.js'
import { readIfThere } from './manifest.node.js'

/** Options of {@link previewSite}. */
export interface PreviewOptions {
  /** The folder of a built site. */
  readonly folder: string
  /** The path at which the site will stand, without its final `/`. */
  readonly base: string
}

/**
 * A server of the files of a built site, as static hosts serve them: a folder's address ends in
 * `/`, `_redirects` are followed, and what is not there gets the closest `404.html`. It reads each
 * file when it is asked for, so that it shows what was built last.
 */
export function previewSite(options: PreviewOptions): Server {
  return createServer((request, response) => answer(options, request, response))
}

function answer(
  { folder, base }: PreviewOptions,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    return
  }
  const root = rootOf(folder)
  const { path, query } = targetOf(request.url ?? '/')
  const lead = ({ status, location }: Lead): void => {
    // What is previewed at this port may be another site tomorrow.
    response.writeHead(status, { Location: location + query, 'Cache-Control': 'no-store' }).end()
  }
  const elsewhere = leadFrom(base, root, path)
  if (elsewhere !== undefined) {
    lead(elsewhere)
    return
  }
  if (!path.startsWith(`${base}/`)) {
    notFound(root, '/', response)
    return
  }
  const below = path.slice(base.length)
  send(request, below, { root, dotfiles: 'ignore', cacheControl: false })
    .on('error', ({ status }: { readonly status?: number }) => {
      // What the request asked for of a file that is there: a condition, or a range.
      if (status === 412 || status === 416) response.writeHead(status).end()
      else notFound(root, below, response)
    })
    .on('directory', () => lead({ status: 308, location: onSitePath(`${path}/`) }))
    .pipe(response)
}

// With releases the site stands in the one that is current, which may be another one by now.
function rootOf(folder: string): string {
  const current = join(folder, 'current')
  return existsSync(join(folder, 'releases')) && existsSync(current) ? current : folder
}

interface Lead {
  readonly status: number
  readonly location: string
}

function leadFrom(base: string, root: string, path: string): Lead | undefined {
  if (base !== '' && path === '/') return { status: 302, location: `${base}/` }
  if (base !== '' && path === base) return { status: 308, location: `${base}/` }
  const location = redirectOf(root, path)
  return location === undefined ? undefined : { status: 301, location }
}

function redirectOf(root: string, path: string): string | undefined {
  const lines = readIfThere(join(root, '_redirects'))?.split('\n') ?? []
  for (const line of lines) {
    const [from = '', to = ''] = line.split(' ')
    if (from === path) return to
    if (!from.endsWith('/*') || !path.startsWith(from.slice(0, -1))) continue
    return to.replace(':splat', () => path.slice(from.length - 1))
  }
  return undefined
}

function notFound(root: string, path: string, response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy() // the file failed while it was sent
    return
  }
  const [, first = ''] = path.split('/')
  const page = [`${first}/404.html`, '404.html']
    .filter((file) => !file.startsWith('.'))
    .map((file) => join(root, file))
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(page === undefined ? '404' : readFileSync(page))
}
