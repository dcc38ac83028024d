import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import fc from 'fast-check'
import { createListener, encode } from 'stele/node'
import type { Publication } from 'stele/publish'
import { createHandler } from 'stele/server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Code } from '../publish/support.js'
import { ask, marking, NOW, site } from './support.js'

const get = ask(site, { encode: marking })

// A path on the site, whatever a browser makes of it.
function expectOnSite(location: string | null): void {
  if (location === null) return
  expect(location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
  expect(new URL(location, 'https://example.org').origin).toBe('https://example.org')
}

test.each([
  '//evil.example',
  '//evil.example/uk/',
  '/\\evil.example',
  '/%5cevil.example',
  '/%2f%2fevil.example',
  '/uk//evil.example',
  '/uk/%2f%2fevil.example/',
  '/ua//evil.example',
  '/%E0%A4%A',
  '/uk/%',
  '/uk/%00',
  '/uk/%0d%0aSet-Cookie:%20a=b',
  '/ua/%0d%0aLocation:%20//evil.example',
  '/uk/..%2f..%2fetc/passwd',
  '/uk/%2e%2e%2f',
  '/__proto__/',
  '/uk/constructor/',
  `/uk/${'a'.repeat(20_000)}`,
  `/uk/${'%D0%B0'.repeat(3000)}/`,
])('nothing stands at %s', async (path) => {
  const response = await get(path)
  expect([400, 404]).toContain(response.status)
  expect(response.headers.has('Location')).toBe(false)
  expect(response.headers.has('Set-Cookie')).toBe(false)
})

test.each(['//uk/', `/${'/'.repeat(100)}`, '//ua//', '//en/bridge'])(
  'an odd way to write an address of the site leads to it, or nowhere: %s',
  async (path) => {
    const response = await get(path)
    expect([302, 308, 404]).toContain(response.status)
    expectOnSite(response.headers.get('Location'))
  },
)

test.each([
  { Cookie: 'a'.repeat(100_000) },
  { 'Accept-Language': 'uk,'.repeat(50_000) },
  { 'Accept-Encoding': 'gzip,'.repeat(50_000) },
  { 'If-None-Match': '"a",'.repeat(50_000) },
  { Host: 'evil.example/uk/' },
  { Host: 'a@evil.example' },
  { Host: 'one.example, two.example' },
  { Host: 'example.org:port' },
])('a request with headers that no browser sends is a bad one (%#)', async (headers) => {
  for (const path of ['/', '/uk/', '/ua/']) {
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST']) {
      expect((await get(path, { method, headers: { ...headers } })).status).toBe(400)
    }
  }
})

test('whose host it is makes no difference', async () => {
  const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' }
  const handler = createHandler(site, { now: () => NOW })
  for (const path of ['/', '/ua/mist/', '/en/bridge/', '/sitemap.xml', '/nowhere/']) {
    const response = await handler(new Request(`http://evil.example${path}`, { headers }))
    const plain = await get(path)
    expect(response.status).toBe(plain.status)
    expect(response.headers.get('Location')).toBe(plain.headers.get('Location'))
    expect(await response.text()).toBe(await plain.text())
  }
})

const piece = fc.oneof(
  fc.constantFrom('uk', 'ua', 'en', 'UK', 'mist', 'bridge', 'night-trams', 'feed.xml', 'page', '2'),
  fc.constantFrom('..', '.', '', '%', '%2f', '%5c', '%00', '%0d%0a', '%D0', '\\', 'evil.example'),
  fc.constantFrom('index.html', '404.html', 'sitemap.xml', '__proto__', '@', ':', ';', '%2e%2e'),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
)
const path = fc
  .tuple(fc.array(piece, { maxLength: 6 }), fc.option(piece, { nil: undefined }))
  .map(([pieces, query]) => `/${pieces.join('/')}${query === undefined ? '' : `?${query}`}`)

const PRINTABLE = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
})
const headers = fc.dictionary(
  fc.constantFrom(
    ...['accept-encoding', 'accept-language', 'cookie', 'host', 'if-match', 'if-none-match'],
    ...['if-modified-since', 'if-unmodified-since', 'range', 'x-forwarded-host', 'expect'],
  ),
  fc.oneof(
    PRINTABLE,
    fc.constantFrom('*', 'uk', 'locale=uk', 'locale=%', 'gzip', 'identity;q=0', '"a"', 'W/"'),
  ),
)
const method = fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PURGE', 'get')

describe('whatever is asked', () => {
  test('is answered, and never leads away from the site', async () => {
    await fc.assert(
      fc.asyncProperty(path, headers, method, async (asked, given, verb) => {
        fc.pre(URL.canParse(`https://example.org${asked}`))
        const response = await get(asked, { method: verb, headers: given })
        expect([200, 204, 302, 304, 308, 400, 404, 405, 406, 412]).toContain(response.status)
        expectOnSite(response.headers.get('Location'))
        if (verb === 'HEAD' || response.status === 304) expect(await response.text()).toBe('')
        if (response.headers.has('Set-Cookie') || response.status === 302) {
          expect(response.headers.get('Cache-Control')).toBe('private, no-store')
        }
      }),
      { numRuns: 500 },
    )
  })

  test('is answered also where URLs are not tidied first', async () => {
    const handler = createHandler(site, { now: () => NOW, onError: fail })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(path, fc.string({ unit: 'binary' })),
        headers,
        async (url, given) => {
          const asked = { method: 'GET', url, headers: new Headers(given) }
          const response = await handler(asked as Request)
          expect(response.status).toBeLessThan(500)
          expectOnSite(response.headers.get('Location'))
        },
      ),
      { numRuns: 500 },
    )
  })
})

function fail(error: unknown): never {
  throw error
}

describe('on a socket', () => {
  let server: Server
  let port: number
  const errors: unknown[] = []
  beforeAll(async () => {
    const onError = (error: unknown): void => void errors.push(error)
    server = createServer(createListener(site, { now: () => NOW, encode, onError }))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port // listening on TCP
  })
  afterAll(() => server.close())

  // Written as it is: clients tidy what they send.
  const exchange = (request: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(request, 'latin1'))
      let received = ''
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1')
      })
      socket.on('end', () => resolve(received))
      socket.on('error', reject)
    })

  test.each([
    ['GET //evil.example/ HTTP/1.1\r\nHost: x', 404],
    ['GET /\\evil.example/ HTTP/1.1\r\nHost: x', 404],
    ['GET /ua//evil.example HTTP/1.1\r\nHost: x', 404],
    ['GET /uk/../en/ HTTP/1.1\r\nHost: x', 404],
    ['GET http://evil.example/ua/mist/?a HTTP/1.1\r\nHost: evil.example', 308],
    ['GET http://evil.example HTTP/1.1\r\nHost: evil.example', 302],
    ['OPTIONS * HTTP/1.1\r\nHost: x', 204],
    ['GET * HTTP/1.1\r\nHost: x', 404],
    ['GET /uk/ HTTP/1.0', 200],
    ['GET /uk/ HTTP/1.1', 400],
    ['GET /uk/ HTTP/1.1\r\nHost: a/b', 400],
    ['GET /uk/#part HTTP/1.1\r\nHost: x', 200],
    [`GET /uk/ HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(20_000)}`, 431],
    ['POST /uk/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc', 405],
    ['GET /uk/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc', 200],
    ['TRACE /uk/ HTTP/1.1\r\nHost: x', 405],
    ['GET /uk/ HTTP/1.1\r\nHost: x\r\nHost: evil.example', 400],
  ])('%j is answered with %i', async (request, status) => {
    const received = await exchange(`${request}\r\nConnection: close\r\n\r\n`)
    expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    const location = /^location: (.*)\r$/im.exec(received)?.[1] ?? null
    expectOnSite(location)
    expect(received).not.toMatch(/evil/)
  })

  test('is never answered with an error of ours', () => {
    expect(errors).toEqual([])
  })
})

describe('an error inside', () => {
  const secret = new Error('secret password')
  const broken: Publication<Code> = { ...site, page: () => Promise.reject(secret) }
  const brokenAtOnce: Publication<Code> = {
    ...site,
    page: () => {
      throw secret
    },
    find: (address) => {
      if (address === '/uk/') throw secret
      return site.find(address)
    },
  }

  test.each([
    ['/uk/', {}, 'uk', 'Щось пішло не так'],
    ['/en/bridge/', { Cookie: 'locale=uk' }, 'en', 'Something went wrong'],
    ['/sitemap.xml', { 'Accept-Language': 'en' }, 'en', 'Something went wrong'],
    ['/sitemap.xml', {}, 'ru', 'Что-то пошло не так'],
  ])('at %s, asked with %j, is told in %s without details', async (path, given, locale, words) => {
    for (const publication of [broken, brokenAtOnce]) {
      const errors: unknown[] = []
      const onError = (...all: readonly unknown[]): void => void errors.push(all)
      const response = await ask(publication, { onError })(path, { headers: { ...given } })
      const body = await response.text()
      expect([response.status, response.headers.get('Content-Language')]).toEqual([500, locale])
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(body).toContain(words)
      expect(body).not.toContain('secret')
      expect(errors).toEqual([[secret, `https://example.org${path}`]])
    }
  })

  test('before there was a publication is told without words', async () => {
    const none = ask(
      () => {
        throw secret
      },
      { onError: () => {} },
    )
    const response = await none('/uk/')
    expect([response.status, await response.text()]).toEqual([500, ''])
  })

  test('is answered even where whoever hears of it throws', async () => {
    const complaints = vi.spyOn(console, 'error').mockReturnValue()
    const onError = (): never => {
      throw new Error('deaf')
    }
    expect((await ask(broken, { onError })('/uk/')).status).toBe(500)
    expect(complaints).toHaveBeenCalledWith(new Error('deaf'))
    complaints.mockRestore()
  })

  test('of the clock is one of ours', async () => {
    const errors: unknown[] = []
    const response = await ask(site, { now: () => 'noon', onError: (error) => errors.push(error) })(
      '/uk/',
    )
    expect(response.status).toBe(500)
    expect(String(errors[0])).toMatch(/"now" is "noon"/)
  })
})
