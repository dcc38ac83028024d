import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Publication } from '../publish/types.js'
import { createAnswer } from './answer.js'
import type { HandlerOptions, Reply } from './types.js'

/**
 * Serves a publication on Node's own `http`: what `createHandler` does, without making a `Request` and
 * a `Response` for each page. `baseUrl` is what Express takes from the front of `url` below a path
 * that an application is mounted at.
 *
 * @throws SteleError `invalid-option`
 * @example createServer(createListener(publication, { encode })).listen(8080)
 */
export function createListener<C extends string>(
  publication: Publication<C> | (() => Publication<C>),
  options: HandlerOptions = {},
): (request: IncomingMessage & { readonly baseUrl?: string }, response: ServerResponse) => void {
  const answer = createAnswer(publication, options)
  return (request, response) => {
    const { method = 'GET', url = '/', headers, baseUrl = '' } = request
    // Only `set-cookie` would be a list.
    const header = (name: string) =>
      name === 'host' ? hostIn(request) : (headers[name] as string | undefined)
    const reply = answer({ method, url: baseUrl + url, header })
    if (reply instanceof Promise) void reply.then((made) => writeReply(response, made))
    else writeReply(response, reply)
  }
}

// Of several hosts Node takes the first, but a request must not have more than one (RFC 9112, 3.2).
function hostIn({ headers, rawHeaders }: IncomingMessage): string | undefined {
  let count = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.length === 4 && rawHeaders[at]?.toLowerCase() === 'host') count += 1
  }
  return count > 1 ? SEVERAL_HOSTS : headers.host
}

// What such fields are joined to elsewhere (Fetch, header list): no host looks like that.
const SEVERAL_HOSTS = ', '

// Node makes one of every other array that it sends; a page's is sent many times.
const buffers = new WeakMap<Uint8Array, Buffer>()

function bufferOf(body: Uint8Array<ArrayBuffer>): Buffer {
  const known = buffers.get(body)
  if (known !== undefined) return known
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.length)
  buffers.set(body, buffer)
  return buffer
}

/** Sends a reply, where nothing else has answered in the meantime. */
export function writeReply(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.headersSent) return
  response.writeHead(status, headers).end(body && bufferOf(body))
}
