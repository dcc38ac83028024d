import { defineLocales, localeCookie } from 'stele'
import { createPublication } from 'stele/publish'
import { createHandler } from 'stele/server'
import { describe, expect, test } from 'vitest'
import { publish } from '../publish/support.js'
import { ask, bridge, site } from './support.js'

const get = ask()

describe('the root', () => {
  test.each([
    [{ 'Accept-Language': 'uk,ru;q=0.5' }, '/uk/'],
    [{ 'Accept-Language': 'en-GB' }, '/en/'],
    [{ 'Accept-Language': 'be' }, '/ru/'],
    [{}, '/ru/'],
    [{ Cookie: 'locale=en', 'Accept-Language': 'uk' }, '/en/'],
    [{ Cookie: 'a=b; locale=ua' }, '/uk/'],
    [{ Cookie: 'locale=xx', 'Accept-Language': 'uk' }, '/uk/'],
    [{ Cookie: 'locale=//evil.example', 'Accept-Language': 'uk' }, '/uk/'],
    [{ Cookie: 'locale=__proto__' }, '/ru/'],
    [{ Cookie: 'locale=en; locale=uk' }, '/en/'],
    [{ Cookie: 'Locale=en; xlocale=en; locale2=en; a=locale=en', 'Accept-Language': 'uk' }, '/uk/'],
    [{ Cookie: 'locale; locale=; =uk', 'Accept-Language': 'uk' }, '/uk/'],
    [{ Cookie: ';;  locale=UA  ;' }, '/uk/'],
    [{ Cookie: '"locale=en"; locale=en=uk', 'Accept-Language': 'uk' }, '/uk/'],
    [{ 'Accept-Language': '*;q=0, %' }, '/ru/'],
  ])('asked with %j leads to %s, for this reader only', async (headers, location) => {
    const response = await get('/', { headers })
    expect([response.status, response.headers.get('Location')]).toEqual([302, location])
    expect(response.headers.get('Vary')).toBe('Accept-Language, Cookie')
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    expect(response.headers.has('Set-Cookie')).toBe(false)
  })

  test('keeps the query', async () => {
    expect((await get('/?from=mail')).headers.get('Location')).toBe('/ru/?from=mail')
  })

  test.each([
    ['/?locale=uk', '/uk/', 'uk'],
    ['/?locale=UA&from=mail', '/uk/?from=mail', 'uk'],
  ])('remembers what is chosen by %s', async (path, location, code) => {
    const response = await get(path, { headers: { Cookie: 'locale=en' } })
    expect([response.status, response.headers.get('Location')]).toEqual([302, location])
    expect(response.headers.get('Set-Cookie')).toBe(localeCookie(code))
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
  })

  test.each(['/?locale=xx', '/?locale=', '/?locale=%0d%0aSet-Cookie:a=b'])(
    'remembers nothing for %s',
    async (path) => {
      expect((await get(path)).headers.has('Set-Cookie')).toBe(false)
    },
  )

  test('has a cookie of another name where it is given', async () => {
    const named = ask(site, { cookie: 'lang' })
    const read = await named('/', { headers: { Cookie: 'locale=en; lang=uk' } })
    expect(read.headers.get('Location')).toBe('/uk/')
    const written = await named('/?lang=en')
    expect(written.headers.get('Set-Cookie')).toBe(localeCookie('en', 'lang'))
  })

  test('no other answer sets a cookie', async () => {
    for (const { address, kind } of site.addresses()) {
      if (kind === 'chooser') continue
      const response = await get(`${address}?locale=uk`)
      expect(response.headers.has('Set-Cookie'), address).toBe(false)
    }
  })

  test('is the front page where the default locale stands without a prefix', async () => {
    const unprefixed = ask(publish([bridge], { unprefixedDefault: true }))
    const response = await unprefixed('/', { headers: { 'Accept-Language': 'uk' } })
    expect([response.status, response.headers.get('Content-Language')]).toEqual([200, 'ru'])
    expect(response.headers.get('Vary')).toBeNull()
  })

  test('may stand below a path', async () => {
    const below = ask(publish([bridge], { url: 'https://example.org/news' }))
    const response = await below('/news/', { headers: { 'Accept-Language': 'uk' } })
    expect(response.headers.get('Location')).toBe('/news/uk/')
    expect((await below('/news/ua/mist')).headers.get('Location')).toBe('/news/uk/mist/')
    expect((await below('/')).status).toBe(404)
  })

  test.each([
    ['/news', '/news/'],
    ['/news?a=1&b=//c', '/news/?a=1&b=//c'],
    ['/news?', '/news/?'],
  ])('is at the final "/" of that path: %s leads to %s for good', async (path, location) => {
    for (const unprefixedDefault of [false, true]) {
      const below = ask(publish([bridge], { url: 'https://example.org/news', unprefixedDefault }))
      const response = await below(path, { headers: { 'Accept-Language': 'uk' } })
      expect([response.status, response.headers.get('Location')]).toEqual([308, location])
      expect(response.headers.get('Vary')).toBeNull()
    }
  })

  test.each(['/newsroom', '/new', '/NEWS', '//news', '/news%2f', '/news//evil.example'])(
    'is not at %s, where it stands below a path',
    async (path) => {
      const below = ask(publish([bridge], { url: 'https://example.org/news' }))
      expect((await below(path)).status).toBe(404)
    },
  )

  test('leads to locales with region and script', async () => {
    const locales = defineLocales({ 'pt-BR': {}, 'zh-Hant': {} }, { default: 'pt-BR' })
    const publication = createPublication({
      locales,
      articles: [],
      url: 'https://example.org',
      now: '2026-03-10T12:00:00Z',
    })
    const handler = createHandler(publication)
    const headers = { 'Accept-Language': 'zh-TW, zh-Hant;q=0.9' }
    const response = await handler(new Request('https://example.org/', { headers }))
    expect(response.headers.get('Location')).toBe('/zh-Hant/')
  })
})
