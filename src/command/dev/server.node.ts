import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Diagnostic } from '../../errors.js'
import { escapeHtml } from '../../render/html.js'
import { createAnswer } from '../../serve/answer.js'
import { writeReply } from '../../serve/listener.node.js'
import { targetOf } from '../../serve/target.js'
import type { Asked, Reply } from '../../serve/types.js'
import { DEV_SCRIPT } from './browser-script.js'
import { imageAt, sendImage } from './images.node.js'
import { type DevSite, diagnosticsOf, SCRIPT } from './site.node.js'

/** A server whose pages follow the site. */
export interface DevServer {
  readonly server: Server
  /** Tells every page that is open. */
  readonly announce: () => void
}

/** What a server shows. */
export interface DevServerOptions {
  /** The path at which the site stands, without a final `/`. */
  readonly base: () => string
  readonly site: () => DevSite
  /** What is wrong beside the site's own findings. */
  readonly troubles: () => readonly Diagnostic[]
  /** Names a file as people here would. */
  readonly nameOf: (file: string) => string
  readonly onError: (error: unknown, url: string) => void
}

interface Listener {
  readonly path: string
  readonly response: ServerResponse
}

const EVENTS = '/-stele/events'

/** Makes a server of a site that changes. */
export function createDevServer(options: DevServerOptions): DevServer {
  const { base, site, troubles, nameOf } = options
  const listeners = new Set<Listener>()
  let errors = new Map<string, string>()
  let count = 0
  // Another one after each change, and after each start.
  const version = (): string => `${process.pid}-${count}`

  const onError = (error: unknown, url: string): void => {
    errors.set(targetOf(url).path, error instanceof Error ? (error.stack ?? '') : String(error))
    options.onError(error, url)
  }
  const answer = createAnswer(() => site().publication, { onError })

  const notify = async ({ path, response }: Listener): Promise<void> => {
    const findings = [
      ...troubles(),
      ...diagnosticsOf(site()),
      ...(await diagnosticsAt(site(), path)),
    ]
    const notice = { version: version(), findings: findings.map((each) => described(each, nameOf)) }
    response.write(`data: ${JSON.stringify(notice)}\n\n`)
  }

  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const listener = { path: searchParams.get('path') ?? '/', response }
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write('retry: 500\n\n')
    listeners.add(listener)
    response.once('close', () => listeners.delete(listener))
    void notify(listener)
  }

  const page = async (asked: Asked, response: ServerResponse): Promise<void> => {
    const reply = await answer(asked)
    const error = errors.get(targetOf(asked.url).path)
    writeReply(response, reply.status === 500 ? troubled(reply, error ?? '') : reply)
  }

  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request
    const { path } = targetOf(url)
    const image = imageAt(base(), site().contents.images, path)
    if (path === EVENTS) listen(request, response)
    else if (path === SCRIPT) sendScript(response)
    else if (image !== undefined) void sendImage(image, response)
    // Only `set-cookie` would be a list.
    else void page({ method, url, header: (name) => headers[name] as string | undefined }, response)
  })
  return {
    server,
    announce: () => {
      count += 1
      errors = new Map()
      for (const listener of listeners) void notify(listener)
    },
  }
}

function sendScript(response: ServerResponse): void {
  const headers = { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' }
  response.writeHead(200, headers).end(DEV_SCRIPT)
}

async function diagnosticsAt(
  { publication }: DevSite,
  path: string,
): Promise<readonly Diagnostic[]> {
  const { kind, article } = publication.find(path)
  if (kind !== 'article') return []
  try {
    const { diagnostics } = await publication.page(path)
    return diagnostics.map((each) => ({ ...each, article: each.article ?? article ?? '' }))
  } catch {
    return [] // the page itself tells
  }
}

function described(finding: Diagnostic, nameOf: (file: string) => string) {
  const { severity, message, code, file, article, locale, block } = finding
  const { line = 1, column = 1 } = finding
  const place =
    file === undefined
      ? [article, locale, block].filter((part) => part !== undefined).join(' ')
      : `${nameOf(file)}:${line}:${column}`
  return { severity, message, code, place }
}

// The page for readers says nothing of what went wrong; this one does, and waits for it to be mended.
function troubled(reply: Reply, error: string): Reply {
  const body = new TextEncoder().encode(`<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Error</title>
<pre>${escapeHtml(error)}</pre>
<script type="module" src="${SCRIPT}"></script>
</html>
`)
  return { ...reply, headers: { ...reply.headers, 'content-length': String(body.length) }, body }
}
