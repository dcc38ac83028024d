import type { Publication } from '../publish/types.js'
import { createAnswer } from './answer.js'
import type { HandlerOptions, Reply } from './types.js'

/**
 * Serves a publication: a function from a web-standard `Request` to its `Response`, for Node, Deno,
 * Bun, workers and every framework that has them. It always answers, whatever it is asked.
 *
 * @param publication - or a function that gives the present one; it is asked for every request
 * @throws SteleError `invalid-option`
 * @example
 * const handler = createHandler(publication)
 * const response = await handler(new Request('https://example.org/uk/mist/'))
 */
export function createHandler<C extends string>(
  publication: Publication<C> | (() => Publication<C>),
  options: HandlerOptions = {},
): (request: Request) => Promise<Response> {
  const answer = createAnswer(publication, options)
  return async ({ method, url, headers }) =>
    responseOf(await answer({ method, url, header: (name) => headers.get(name) }))
}

function responseOf({ status, headers, body }: Reply): Response {
  return new Response(body ?? null, { status, headers })
}
