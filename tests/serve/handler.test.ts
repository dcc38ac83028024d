import { describe, expect, test } from 'vitest'
import { ask, NOW, site } from './support.js'

const get = ask()

describe('an answer to GET', () => {
  test('is the page, its type and its language', async () => {
    const response = await get('/uk/nichni-tramvai/')
    const { body, contentType } = await site.page('/uk/nichni-tramvai/')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(contentType)
    expect(response.headers.get('Content-Language')).toBe('uk')
    expect(await response.text()).toBe(body)
  })

  test('is there for every address of the publication', async () => {
    for (const { address, kind, contentType, status } of site.addresses()) {
      const response = await get(address)
      expect([address, response.status]).toEqual([address, kind === 'chooser' ? 302 : status])
      if (status === 200 && kind !== 'chooser') {
        expect(response.headers.get('Content-Type'), address).toBe(contentType)
        expect(await response.text(), address).toBe((await site.page(address)).body)
      }
    }
  })

  test('pays no attention to the query', async () => {
    expect((await get('/en/bridge/?a=%0d%0a')).status).toBe(200)
  })

  test('says no language where it is for everybody', async () => {
    const response = await get('/sitemap.xml')
    expect(response.headers.get('Content-Language')).toBeNull()
  })

  test.each([
    ['/uk/nichni-tramvai/with/en/', 'uk, en'],
    ['/ru/night-trams/with/uk/en/', 'ru, uk, en'],
    ['/uk/nichni-tramvai/', 'uk'],
    ['/uk/feed.xml', 'uk'],
  ])('says at %s that it is for readers of %s', async (path, languages) => {
    expect((await get(path)).headers.get('Content-Language')).toBe(languages)
  })

  test('is whole, also where a range was asked for', async () => {
    const headers = { Range: 'bytes=0-9', 'If-Range': '"other"' }
    const [whole, asked] = [await get('/en/'), await get('/en/', { headers })]
    expect([asked.status, asked.headers.get('Content-Range')]).toEqual([200, null])
    expect(await asked.text()).toBe(await whole.text())
  })

  test('protects its readers', async () => {
    const { headers } = await get('/en/')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin')
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  test('names what it is made of, for caches', async () => {
    const { headers } = await get('/en/night-trams/')
    expect(headers.get('Cache-Tag')).toBe('locale:en,section:city,article:night-trams')
    expect(headers.get('Surrogate-Key')).toBe('locale:en section:city article:night-trams')
  })

  test('takes headers that a site says of its own, in the place of others', async () => {
    const headers = {
      'content-security-policy': "default-src 'self'",
      'Referrer-Policy': '',
      'X-A': 'b',
    }
    const response = await ask(site, { headers })('/en/')
    expect(response.headers.get('Content-Security-Policy')).toBe("default-src 'self'")
    expect(response.headers.get('Referrer-Policy')).toBeNull()
    expect(response.headers.get('X-A')).toBe('b')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  test('says what took how long where that is wanted', async () => {
    const timed = ask(site, { serverTiming: true })
    const first = (await timed('/en/')).headers.get('Server-Timing')
    const second = (await timed('/en/')).headers.get('Server-Timing')
    expect(first).toMatch(/^cache;desc=miss, total;dur=[\d.]+$/)
    expect(second).toMatch(/^cache;desc=hit, total;dur=[\d.]+$/)
    expect((await get('/en/')).headers.has('Server-Timing')).toBe(false)
  })
})

describe('other methods', () => {
  test.each(['/en/', '/', '/ua/', '/en/bridge/', '/sitemap.xml', '/en/nowhere/', '/nowhere/'])(
    'HEAD has the status and headers of GET at %s, and no body',
    async (path) => {
      const [gotten, head] = [await get(path), await get(path, { method: 'HEAD' })]
      expect(head.status).toBe(gotten.status)
      expect([...head.headers]).toEqual([...gotten.headers])
      expect(head.headers.get('Content-Length')).toBe(
        String((await gotten.arrayBuffer()).byteLength),
      )
      expect(await head.text()).toBe('')
    },
  )

  test('HEAD is answered without a body also where something went wrong inside', async () => {
    const broken = { ...site, page: () => Promise.reject(new Error('gone')) }
    const failing = ask(broken, { onError: () => {} })
    const [gotten, head] = [await failing('/en/'), await failing('/en/', { method: 'HEAD' })]
    expect([...head.headers]).toEqual([...gotten.headers])
    expect([head.status, await head.text()]).toEqual([500, ''])
  })

  test('OPTIONS says what is allowed', async () => {
    const response = await get('/en/', { method: 'OPTIONS' })
    expect([response.status, response.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
    expect(await response.text()).toBe('')
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'get-all'])(
    '%s is not allowed',
    async (method) => {
      for (const path of ['/en/', '/', '/nowhere/']) {
        const response = await get(path, { method })
        expect([response.status, response.headers.get('Allow')]).toEqual([
          405,
          'GET, HEAD, OPTIONS',
        ])
      }
    },
  )
})

test.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
  'a method is what it is, whatever %s says',
  async (name) => {
    expect((await get('/en/', { method: 'POST', headers: { [name]: 'GET' } })).status).toBe(405)
    expect((await get('/en/?_method=POST', { headers: { [name]: 'POST' } })).status).toBe(200)
  },
)

describe('a redirect', () => {
  test.each([
    ['/ua/nichni-tramvai/?from=mail&a=1', '/uk/nichni-tramvai/?from=mail&a=1'],
    ['/UA', '/uk/'],
    ['/ua/night-trams/', '/uk/nichni-tramvai/'],
    ['/en/bridge', '/en/bridge/'],
    ['/en/BRIDGE/?x', '/en/bridge/?x'],
    ['/en/trams/', '/en/night-trams/'],
    ['/en/index.html', '/en/'],
  ])('leads from %s to %s for good', async (path, location) => {
    const response = await get(path)
    expect([response.status, response.headers.get('Location')]).toEqual([308, location])
    expect(response.headers.get('Vary')).toBeNull()
    expect(response.headers.get('Cache-Control')).toContain('s-maxage=')
  })

  test('never leads away from an address that names its locale', async () => {
    const headers = { 'Accept-Language': 'uk', Cookie: 'locale=uk' }
    for (const path of ['/en/', '/en/bridge/', '/ru/night-trams/', '/en/feed.xml']) {
      expect((await get(path, { headers })).status).toBe(200)
    }
  })
})

describe('what is not there', () => {
  test.each([
    ['/uk/nichni-tramvay/', 'uk', '/uk/nichni-tramvai/'],
    ['/en/night/', 'en', '/en/night-trams/'],
  ])('at %s is answered in %s, with the closest articles', async (path, locale, closest) => {
    const response = await get(path)
    const body = await response.text()
    expect([response.status, response.headers.get('Content-Language')]).toEqual([404, locale])
    expect(body).toContain(`<html lang="${locale}"`)
    expect(body).toContain(`href="${closest}"`)
    expect(body).not.toContain(path)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=0, s-maxage=60')
    expect(response.headers.get('ETag')).toBeNull()
  })

  test.each([
    ['/de/night-trams/', { 'Accept-Language': 'uk' }, 'uk', '/uk/nichni-tramvai/'],
    ['/night-trams/', { Cookie: 'locale=en' }, 'en', '/en/night-trams/'],
    ['/de/bridge/', {}, 'ru', '/ru/mist/'],
  ])('at %s, asked with %j, is answered in %s', async (path, headers, locale, closest) => {
    const response = await get(path, { headers })
    expect([response.status, response.headers.get('Content-Language')]).toEqual([404, locale])
    expect(await response.text()).toContain(`href="${closest}"`)
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    expect(response.headers.get('Vary')).toBe('Accept-Language, Cookie')
  })

  test.each([
    ['/uk/%D0%BD%D1', 'uk'], // a link that was cut off
    ['/ua/%00/', 'uk'],
    [`/en/${'a'.repeat(9000)}/`, 'en'],
  ])(
    'is told in the locale that the address names, also where it cannot be read',
    async (path, locale) => {
      const response = await get(path, { headers: { 'Accept-Language': 'ru' } })
      expect([response.status, response.headers.get('Content-Language')]).toEqual([404, locale])
      expect(response.headers.get('Vary')).toBeNull()
    },
  )

  test('is told to each reader in a language of their own', async () => {
    const languages = ['uk', 'en', 'uk', 'ru']
    for (const language of languages) {
      const response = await get('/nowhere/', { headers: { 'Accept-Language': language } })
      expect(response.headers.get('Content-Language')).toBe(language)
    }
  })

  test('is not reflected', async () => {
    for (const path of ['/en/%3Cscript%3Exyz', '/xyz%22onload', '/uk/xyz?xyz']) {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(await response.text()).not.toContain('xyz')
      expect(JSON.stringify([...response.headers])).not.toContain('xyz')
    }
  })
})

test('the clock is the system’s unless it is given', async () => {
  const response = await ask(site, {})('/en/')
  expect(response.status).toBe(200)
  expect(NOW < new Date().toISOString()).toBe(true)
})

test.each([
  [{ headers: { 'X Own': 'a' } }, /"X Own: a" is no header/],
  [{ headers: { 'X-Own': 'a\nb' } }, /is no header/],
  [{ headers: { 'X-Own': 'так' } }, /is no header/],
  [{ cookie: 'a b' }, /The option "cookie" is "a b"/],
  [{ cookie: 'a=b' }, /The option "cookie"/],
  [{ cookie: '' }, /The option "cookie"/],
])('options that no answer could be made with, as %j, are refused at once', (options, said) => {
  expect(() => ask(site, options)).toThrow(said)
})

describe('pages side by side', () => {
  test.each([
    ['/uk/nichni-tramvai/with/en/', 200],
    ['/ru/night-trams/with/uk/en/', 200],
    ['/ua/nichni-tramvai/with/en', 308],
    ['/uk/nichni-tramvai/with/de/', 404],
    ['/uk/nichni-tramvai/with/uk/', 404],
    ['/uk/nichni-tramvai/with/%00/', 404],
  ])('are made when they are asked for, though none is named: %s is %i', async (path, status) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    const body = await response.text()
    if (status !== 200) return
    expect(body).toContain('<meta name="robots" content="noindex">')
    expect(body).not.toMatch(/rel="canonical"|rel="alternate" hreflang/)
  })
})
