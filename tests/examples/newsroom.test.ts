import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { articlePath, coverageOf, newsroomLocales as locales, resolveArticle } from 'stele'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildSite, readNewsroom, renderSite, SCRIPT } from '../../examples/newsroom/build.js'
import { readPort, UsageError } from '../../examples/newsroom/port.js'
import { createSiteServer } from '../../examples/newsroom/serve.js'
import { validateHtml } from '../publish/validate-html.js'
import { listen, type Send } from './request.js'

const NOW = '2026-06-01T09:00:00Z'
const content = fileURLToPath(new URL('../../examples/newsroom/articles/', import.meta.url))
const articles = await readNewsroom(content)
const site = renderSite(articles, NOW)
const pages = [...site]

const pathIn = (article: (typeof articles)[number], address: string): string => {
  const locale = locales.match(address.split('/')[1] ?? '') ?? locales.default
  return articlePath(locales, article, locale)
}

describe('the articles of the newsroom', () => {
  const states = new Set(
    articles.flatMap((article) =>
      locales.codes.flatMap((locale) =>
        resolveArticle(locales, article, locale).blocks.map((block) => block.state),
      ),
    ),
  )
  const coverages = articles.map((article) =>
    Object.values(coverageOf(locales, article)).map(({ characters }) => characters),
  )

  test.each(['source', 'translated', 'outdated', 'machine', 'fallback', 'shared', 'omitted'])(
    'show a block that is %s',
    (state) => {
      expect(states).toContain(state)
    },
  )

  test('are complete, partly translated, and without one locale', () => {
    const kinds = coverages.map((each) => {
      if (each.every((share) => share === 1)) return 'complete'
      return each.includes(0) ? 'lacking a locale' : 'partly translated'
    })
    expect(new Set(kinds)).toEqual(new Set(['complete', 'partly translated', 'lacking a locale']))
  })

  test.each(['<blockquote', '<ul>', '<ol>', '<table', 'data-footnote-ref', '<a href="https:'])(
    'hold %s in every locale',
    (markup) => {
      for (const locale of locales.codes) {
        const own = pages.filter(([address]) => address.startsWith(`/${locale}/`))
        expect(own.some(([, html]) => html.includes(markup))).toBe(true)
      }
    },
  )
})

describe('every page of the newsroom', () => {
  test('exists: a front page for each locale, and each article in each', () => {
    expect(site.size).toBe(locales.codes.length * (1 + articles.length))
  })

  test.each(pages)('at %s is valid HTML', async (_, html) => {
    expect(await validateHtml(html)).toEqual([])
  })

  test.each(pages)('at %s links only to pages and places that exist', async (address, html) => {
    const known = new Set(await readdir(content, { recursive: true }))
    const links = Array.from(html.matchAll(/ (?:href|src)="([^"]*)"/g), ([, url = '']) => url)
    expect(links.length).toBeGreaterThan(4)
    for (const link of links.filter((url) => !url.startsWith('https://'))) {
      const { pathname, hash } = new URL(link, `https://newsroom.example${address}`)
      if (pathname === SCRIPT) continue
      if (pathname.endsWith('.svg')) {
        const id = articles.find((each) => pathname.startsWith(pathIn(each, address)))?.id
        expect(known).toContain(`${id}/${pathname.split('/').at(-1)}`)
        continue
      }
      expect(site.has(pathname), link).toBe(true)
      if (hash !== '') expect(site.get(pathname), link).toContain(` id="${hash.slice(1)}"`)
    }
  })

  test('is the same on every run', () => {
    expect(renderSite(articles, NOW)).toEqual(site)
  })
})

describe('the newsroom’s server', () => {
  let folder: string
  let send: Send
  let close: () => void
  beforeAll(async () => {
    const parent = await mkdtemp(join(tmpdir(), 'newsroom-'))
    await writeFile(join(parent, 'secret.html'), 'secret')
    folder = join(parent, 'site')
    expect(await buildSite(folder, content, NOW)).toBe(site.size)
    const server = createSiteServer(folder)
    send = await listen(server)
    close = () => server.close()
  })
  afterAll(async () => {
    close()
    await rm(join(folder, '..'), { recursive: true })
  })

  test('serves every page in its language', async () => {
    for (const [address, html] of site) {
      const { status, headers, body } = await send(address)
      expect(status, address).toBe(200)
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(headers['content-language']).toBe(address.slice(1, 3))
      expect(body).toBe(html)
    }
  })

  test('serves images', async () => {
    const { status, headers } = await send('/uk/richkovyi-port/plan.svg')
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml'])
  })

  test.each([
    ['uk,ru;q=0.5', '/uk/'],
    ['en-US', '/en/'],
    ['be', '/ru/'],
    [undefined, '/ru/'],
  ])('sends a reader of %s from the root to %s', async (accept, address) => {
    const headers = accept === undefined ? {} : { 'Accept-Language': accept }
    for (const root of ['/', '/?from=mail']) {
      const reply = await send(root, headers)
      expect([reply.status, reply.headers.location]).toEqual([302, address])
      expect(reply.headers.vary).toBe('Accept-Language')
    }
  })

  test.each([
    ['/ua/', '/uk/'],
    ['/ua/richkovyi-port/?a=b', '/uk/richkovyi-port/?a=b'],
    ['/EN/river-port/', '/en/river-port/'],
    ['/en/river-port?a', '/en/river-port/?a'],
    ['/uk', '/uk/'],
  ])('sends %s on to %s', async (path, address) => {
    const { status, headers } = await send(path)
    expect([status, headers.location]).toEqual([308, address])
  })

  test.each([
    '/en/nothing/',
    '/en-garde/',
    '/favicon.ico',
    '/../secret.html',
    '/en/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/..%5csecret.html',
    '/en/%00',
    '/%E0%A4%A',
    '//secret.html',
    '//example.org/',
    '//images',
  ])('has nothing at %s', async (path) => {
    const { status, headers, body } = await send(path)
    expect([status, headers.location]).toEqual([404, undefined])
    expect(body).not.toContain('secret')
  })

  test('answers HEAD without a body, and refuses to be written to', async () => {
    expect(await send('/en/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' })
    const { status, headers } = await send('/en/', {}, 'POST')
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  })
})

describe('the port of the newsroom', () => {
  test.each([
    [[], 8080],
    [['--port', '0'], 0],
    [['--port=65535'], 65_535],
  ])('given %j is %i', (args, port) => {
    expect(readPort(args)).toBe(port)
  })

  test.each([
    [['--port', 'abc'], /"abc" is not a port/],
    [['--port', '65536'], /"65536" is not a port/],
    [['--port', ''], /"" is not a port/],
    [['--port=-1'], /"-1" is not a port/],
    [['--port'], /only option is --port/],
    [['--out', 'x'], /only option is --port/],
    [['8080'], /only option is --port/],
  ])('is refused with a reason for %j', (args, reason) => {
    expect(() => readPort(args)).toThrow(UsageError)
    expect(() => readPort(args)).toThrow(reason)
  })
})
