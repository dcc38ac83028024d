import { readFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { newsroomLocales as locales } from 'stele'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Serves a folder of pages. The root address sends readers on to the locale they ask for. */
export function createSiteServer(folder: string): Server {
  return createServer((request, response) => {
    const path = pathOf(request.url ?? '/')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    } else if (path === '/') {
      const locale = locales.negotiate(request.headers['accept-language'])
      // Not for shared caches: they would send every reader where the first one went.
      const headers = { Vary: 'Accept-Language', 'Cache-Control': 'private, no-store' }
      response.writeHead(302, { ...headers, Location: `/${locale}/` }).end()
    } else if (path === undefined) {
      notFound(response)
    } else {
      sendFile(folder, path, response).catch(() => notFound(response))
    }
  })
}

// A decoded path without a way out of the folder, or `undefined`.
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
    return /[\0\\]|(?:^|\/)\.\.?(?:\/|$)/.test(path) ? undefined : path
  } catch {
    return undefined // not an address at all
  }
}

async function sendFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const isPage = extname(path) === ''
  if (isPage && !path.endsWith('/')) {
    response.writeHead(308, { Location: encodeURI(`/${path.replace(/^\/+/, '')}/`) }).end()
    return
  }
  const file = await readFile(join(folder, isPage ? `${path}index.html` : path))
  const [, code = ''] = path.split('/')
  response.writeHead(200, {
    'Content-Type': TYPES[isPage ? '.html' : extname(path)] ?? 'application/octet-stream',
    ...(isPage && locales.has(code) ? { 'Content-Language': code } : {}),
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(file)
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404\n')
}
