import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'
import { newsroomLocales as locales, switchLocale } from 'stele'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

const NOT_FOUND: Answer = {
  status: 404,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body: '404\n',
}

/** Serves a folder of pages. The root address sends readers on to the locale they ask for. */
export function createSiteServer(folder: string): Server {
  return createServer(async ({ method = '', url = '/', headers: asked }, response) => {
    const { status, headers, body } = /^(?:GET|HEAD)$/.test(method)
      ? await answer(folder, url, asked['accept-language'])
      : { status: 405, headers: { Allow: 'GET, HEAD' } }
    response.writeHead(status, { 'X-Content-Type-Options': 'nosniff', ...headers })
    response.end(method === 'HEAD' ? undefined : body)
  })
}

async function answer(folder: string, url: string, accept: string | undefined): Promise<Answer> {
  if (/^\/(?:\?|$)/.test(url)) {
    // Not for shared caches: they would send every reader where the first one went.
    const headers = { Vary: 'Accept-Language', 'Cache-Control': 'private, no-store' }
    return { status: 302, headers: { ...headers, Location: `/${locales.negotiate(accept)}/` } }
  }
  const canonical = canonicalAddress(url)
  return canonical === undefined ? readPage(folder, url) : moved(canonical)
}

// `/ua/x` is `/uk/x`; `undefined` where the address names its locale as it should, or none.
function canonicalAddress(url: string): string | undefined {
  const [, segment = ''] = url.split(/[/?]/)
  const locale = locales.match(segment)
  if (locale === undefined || segment === locale) return undefined
  const names = [locale, ...locales.get(locale).aliases]
  return names.includes(segment.toLowerCase()) ? switchLocale(locales, url, locale) : undefined
}

async function readPage(folder: string, url: string): Promise<Answer> {
  const [path = '', query] = url.split('?', 2)
  const file = fileOf(path)
  if (file === undefined) return NOT_FOUND
  try {
    const body = await readFile(join(folder, file))
    const [, code] = path.split('/')
    const language = locales.has(code) ? { 'Content-Language': code } : {}
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    return { status: 200, headers: { 'Content-Type': type, ...language }, body }
  } catch (error) {
    if (codeOf(error) !== 'EISDIR') return NOT_FOUND
    return moved(query === undefined ? `${path}/` : `${path}/?${query}`)
  }
}

function moved(address: string): Answer {
  return { status: 308, headers: { Location: address } }
}

// A file below the folder, or `undefined` where the path leads out of it or nowhere.
function fileOf(path: string): string | undefined {
  try {
    const file = decodeURIComponent(path)
    if (/[\0\\]|\/\/|(?:^|\/)\.\.?(?:\/|$)/.test(file)) return undefined
    return file.endsWith('/') ? `${file}index.html` : file
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
