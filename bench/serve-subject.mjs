// One server of the benchmark, in a process of its own: its CPU time is what counts.
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import createFastify from 'fastify'
import { Hono } from 'hono'
import { createRenderer, defineArticle, newsroomLocales as locales } from '../dist/index.js'
import { createListener, encode } from '../dist/node.js'
import { createPublication } from '../dist/publish.js'
import { createHandler } from '../dist/server.js'
import { newsBlocks } from './corpus.mjs'

const article = defineArticle(locales, {
  id: 'bench',
  source: 'en',
  published: '2026-03-01T12:00:00Z',
  title: { en: 'A title' },
  blocks: newsBlocks('en', 22, 1).map((en, at) => ({ id: `b${at}`, text: { en } })),
})
const site = (renderer) =>
  createPublication({
    locales,
    articles: [article],
    url: 'https://example.org',
    now: '2026-03-02T12:00:00Z',
    renderer,
  })
const cached = site(createRenderer())
const PATH = '/en/bench/'
const { body: html } = await cached.page(PATH)
const page = await createHandler(cached)(new Request(`http://localhost${PATH}`))
// The same bytes on the wire as stele sends.
const headers = Object.fromEntries(page.headers)
const bytes = Buffer.from(html)

async function fastify() {
  const app = createFastify()
  app.get(PATH, (_, reply) => reply.type('text/html; charset=utf-8').send(html))
  await app.ready()
  return app.server
}

const hono = new Hono().get(PATH, (context) => context.html(html))

const SUBJECTS = {
  bare: () => createServer((_, response) => response.writeHead(200, headers).end(bytes)),
  'bare 304': () => {
    const { etag, vary, 'cache-control': control } = headers
    const kept = { etag, 'cache-control': control, ...(vary && { vary }) }
    return createServer((_, response) => response.writeHead(304, kept).end())
  },
  stele: () => createServer(createListener(cached, { encode })),
  'stele uncached': () =>
    createServer(createListener(site(createRenderer({ cache: false })), { memory: 0 })),
  'stele as a handler': () => createServer(getRequestListener(createHandler(cached, { encode }))),
  hono: () => createServer(getRequestListener(hono.fetch)),
  fastify,
}

const server = await SUBJECTS[process.argv[2]]()
server.listen(0, '127.0.0.1', () => {
  process.send({ port: server.address().port, etag: headers.etag, bytes: bytes.length })
})
let start = process.cpuUsage()
process.on('message', () => {
  const { user, system } = process.cpuUsage(start)
  process.send({ seconds: (user + system) / 1e6 })
  start = process.cpuUsage()
})
