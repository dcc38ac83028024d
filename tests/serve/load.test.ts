import { Agent, createServer, get as httpGet, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Article, defineArticle, newsroomLocales as locales } from 'stele'
import { createListener, encode } from 'stele/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Code, publish } from '../publish/support.js'

// `npm run load-test` takes a minute.
const SECONDS = Number(process.env.LOAD_SECONDS ?? 3)
const WORKERS = 16
const ARTICLES = 100
const MEGABYTE = 2 ** 20

const article = (at: number, edition = 0): Article<Code> =>
  defineArticle(locales, {
    id: `article-${at}`,
    source: 'en',
    section: at % 2 === 0 ? 'city' : 'world',
    published: '2026-03-01T12:00:00Z',
    title: { en: `Article ${at}, edition ${edition}`, uk: `Стаття ${at}`, ru: `Статья ${at}` },
    blocks: [{ id: 'a', text: { en: `Words ${edition} of ${at}. `.repeat(60), uk: 'Слова. ' } }],
  })

let site = publish(Array.from({ length: ARTICLES }, (_, at) => article(at)))
const errors: unknown[] = []
let server: Server
let port: number
beforeAll(async () => {
  // Too little memory for all pages, so that they come and go.
  const options = { encode, memory: MEGABYTE, onError: (error: unknown) => errors.push(error) }
  server = createServer(createListener(() => site, options))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port // listening on TCP
})
afterAll(() => server.close())

const agent = new Agent({ keepAlive: true, maxSockets: WORKERS })

const MALFORMED = [
  'GET /%E0%A4%A HTTP/1.1\r\nHost: x',
  'GET //evil.example HTTP/1.1\r\nHost: x',
  'GET /\\evil.example HTTP/1.1\r\nHost: x',
  'GET /uk/%00 HTTP/1.1\r\nHost: x',
  'GET /uk/ HTTP/1.1\r\nHost: a b',
  'GET /uk/ HTTP/9.9\r\nHost: x',
  'GET /uk/\r\nHost: x',
  '\u0000\u0001\u0002',
  `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x`,
]

const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length]
  if (found === undefined) throw new Error('an empty list')
  return found
}

type Send = (at: number) => Promise<number>

const ask =
  (path: (at: number) => string, headers: Record<string, string> = {}, method = 'GET'): Send =>
  (at) =>
    new Promise((resolve, reject) => {
      const options = { port, host: '127.0.0.1', path: path(at), headers, method, agent }
      const sent = httpGet(options, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0))
      })
      sent.once('error', reject)
    })

const malformed: Send = (at) =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.end(`${pick(MALFORMED, at)}\r\nConnection: close\r\n\r\n`)
    })
    let received = ''
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
    })
    socket.once('close', () => resolve(Number(received.split(' ')[1])))
    socket.once('error', reject)
  })

const page = (at: number): string => `/${pick(locales.codes, at)}/article-${at % ARTICLES}/`
const MIX: readonly Send[] = [
  ask(page),
  ask(page, { 'Accept-Encoding': 'br' }),
  ask(page, { 'Accept-Encoding': 'gzip', 'If-None-Match': '"a", "b"' }),
  ask(page, { 'If-Modified-Since': 'Mon, 02 Mar 2026 10:00:00 GMT' }),
  ask(page, {}, 'HEAD'),
  ask((at) => `/${pick(locales.codes, at)}/`),
  ask((at) =>
    pick(['/en/city/', '/uk/feed.xml', '/sitemap.xml', '/robots.txt', '/en/page/2/'], at),
  ),
  ask((at) => `/?${at}`, { 'Accept-Language': 'uk' }),
  ask((at) => `/ua/article-${at % ARTICLES}?${at}`),
  ask((at) => `/en/no-article-${at}/`),
  ask((at) => `/nothing-${at}`, { Cookie: 'locale=en' }),
  ask(page, { 'Content-Length': '0' }, 'POST'),
]

function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

test(
  `${SECONDS} s of mixed requests, some of them malformed, leave nothing behind`,
  async () => {
    const statuses = new Map<number, number>()
    let count = 0
    const work = async (until: number): Promise<void> => {
      while (performance.now() < until) {
        count += 1
        const send = count % 100 === 0 ? malformed : pick(MIX, count * 7)
        const status = await send(Math.floor(count / 12))
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (count % 500 === 0) site = site.with([article(count % ARTICLES, count)])
      }
    }
    const load = async (seconds: number): Promise<void> => {
      const until = performance.now() + seconds * 1000
      await Promise.all(Array.from({ length: WORKERS }, () => work(until)))
    }
    await load(SECONDS / 3)
    const before = heapUsed()
    await load(SECONDS)
    const grown = (heapUsed() - before) / MEGABYTE
    console.log(`${count} requests, ${grown.toFixed(1)} MB more`, Object.fromEntries(statuses))

    expect(errors).toEqual([])
    const expected = [200, 302, 304, 308, 400, 404, 405, 431, 505]
    expect([...statuses.keys()].filter((status) => !expected.includes(status))).toEqual([])
    for (const status of [200, 302, 304, 308, 400, 404, 405])
      expect(statuses.has(status)).toBe(true)
    expect(grown).toBeLessThan(4)
  },
  (SECONDS * 2 + 60) * 1000,
)
