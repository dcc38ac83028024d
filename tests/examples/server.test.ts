import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as astro from '../../examples/server/astro.js'
import { app as express } from '../../examples/server/express.js'
import { app as fastify } from '../../examples/server/fastify.js'
import { app as hono } from '../../examples/server/hono.js'
import { server as honoNode } from '../../examples/server/hono-node.js'
import * as next from '../../examples/server/next.js'
import { server as node } from '../../examples/server/node.js'
import { validateHtml } from '../publish/validate-html.js'
import { listen, type Send } from './request.js'

type Handle = (request: Request) => Response | Promise<Response>

const overTheWeb =
  (handlerOf: (method: string) => Handle): Send =>
  async (path, headers = {}, method = 'GET') => {
    const request = new Request(`https://example.org${path}`, { method, headers })
    const response = await handlerOf(method)(request)
    const { status } = response
    return { status, headers: Object.fromEntries(response.headers), body: await response.text() }
  }

// By name, as Next.js picks them.
const nextHandlers = new Map<string, unknown>(Object.entries(next))
const ofNext = (method: string): Handle => nextHandlers.get(method) as Handle

const servers: readonly [name: string, server: () => Promise<Server>][] = [
  ['Node', async () => node],
  ['Node, with Hono’s adapter', async () => honoNode as Server],
  ['Express', async () => createServer(express)],
  [
    'Fastify',
    async () => {
      await fastify.ready()
      return fastify.server
    },
  ],
]
const handlers: readonly [name: string, send: Send][] = [
  ['Hono', overTheWeb(() => (request) => hono.fetch(request))],
  ['Next.js', overTheWeb(ofNext)],
  ['Astro', overTheWeb(() => (request) => astro.ALL({ request }))],
]

const running: Server[] = []
const sends = new Map<string, Send>(handlers)
beforeAll(async () => {
  for (const [name, create] of servers) {
    const server = await create()
    running.push(server)
    sends.set(name, await listen(server))
  }
})
afterAll(() => {
  for (const server of running) server.close()
})

describe.each([...servers, ...handlers].map(([name]) => name))('a site on %s', (name) => {
  const send: Send = (...asked) => {
    const found = sends.get(name)
    if (found === undefined) throw new Error(`nothing serves ${name}`)
    return found(...asked)
  }

  test.each([
    ['/uk/mist/', 'uk', 'Старий міст відкрили'],
    ['/en/bridge/?from=mail', 'en', 'The old bridge is open'],
    ['/ru/most/', 'ru', 'Старый мост открыли'],
  ])('answers %s with a valid page in %s', async (path, locale, title) => {
    const { status, headers, body } = await send(path)
    expect([status, headers['content-language']]).toEqual([200, locale])
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toContain(title)
    expect(await validateHtml(body)).toEqual([])
  })

  test('sends readers from the root to their locale', async () => {
    const { status, headers } = await send('/', { 'Accept-Language': 'uk, en;q=0.9' })
    expect([status, headers.location]).toEqual([302, '/uk/'])
    expect(headers.vary).toBe('Accept-Language, Cookie')
    expect(headers['cache-control']).toBe('private, no-store')
  })

  test('sends /ua/ on to /uk/', async () => {
    const { status, headers } = await send('/ua/mist/?a=b')
    expect([status, headers.location]).toEqual([308, '/uk/mist/?a=b'])
  })

  test('says that a page has not changed', async () => {
    const { headers } = await send('/uk/mist/')
    const again = await send('/uk/mist/', { 'If-None-Match': headers.etag ?? '' })
    expect([again.status, again.body]).toEqual([304, ''])
  })

  test('answers HEAD as GET, but for the body', async () => {
    const [gotten, head] = [await send('/uk/mist/'), await send('/uk/mist/', {}, 'HEAD')]
    expect([head.status, head.body]).toEqual([200, ''])
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(gotten.body)))
    expect(head.headers.etag).toBe(gotten.headers.etag)
  })

  test('has no other pages, and cannot be written to', async () => {
    expect((await send('/uk/nothing/')).status).toBe(404)
    expect([400, 404]).toContain((await send('/uk/%E0/')).status) // Fastify refuses it itself
    const { status, headers } = await send('/uk/', {}, 'POST')
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
  })
})
