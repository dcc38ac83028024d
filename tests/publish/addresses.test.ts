import { defineArticle, defineLocales, newsroomLocales as locales, SteleError } from 'stele'
import { createPublication, indexArticle } from 'stele/publish'
import { describe, expect, test } from 'vitest'
import { crawl, publish } from './support.js'

const bridge = defineArticle(locales, {
  id: 'bridge',
  source: 'uk',
  section: 'city',
  published: '2026-03-02T07:30:00Z',
  slug: { uk: 'міст', en: 'bridge-open', ru: 'most' },
  formerSlugs: ['old-bridge'],
  title: { uk: 'Міст', en: 'The bridge', ru: null },
  blocks: [{ id: 'a', text: { uk: 'Один', en: 'One' } }],
})
const MIST = '/uk/%D0%BC%D1%96%D1%81%D1%82/'

const simple = (id: string, fields: object = {}) =>
  defineArticle(locales, { id, source: 'en', title: { en: id }, blocks: [], ...fields })

describe('find', () => {
  const publication = publish([bridge])

  test.each([
    [MIST, 200, 'article', undefined],
    ['/uk/%d0%bc%d1%96%d1%81%d1%82/', 200, 'article', undefined],
    ['/uk/міст/', 200, 'article', undefined],
    [`${MIST}?from=mail#a`, 200, 'article', undefined],
    [MIST.slice(0, -1), 308, 'redirect', MIST],
    [`${MIST}index.html`, 308, 'redirect', MIST],
    ['/uk/МІСТ/', 308, 'redirect', MIST],
    ['/UK/міст/', 308, 'redirect', MIST],
    ['/ua/міст/', 308, 'redirect', MIST],
    ['/ua/міст', 308, 'redirect', MIST],
    ['/ua/bridge-open/', 308, 'redirect', MIST],
    ['/uk/bridge-open/', 308, 'redirect', MIST],
    ['/uk/bridge/', 308, 'redirect', MIST],
    ['/uk/old-bridge/', 308, 'redirect', MIST],
    ['/en/OLD-bridge', 308, 'redirect', '/en/bridge-open/'],
    ['/uk', 308, 'redirect', '/uk/'],
    ['/ua/', 308, 'redirect', '/uk/'],
    ['/uk/page/1/', 308, 'redirect', '/uk/'],
    ['/uk/CITY', 308, 'redirect', '/uk/city/'],
    ['/ua/city/feed.xml', 308, 'redirect', '/uk/city/feed.xml'],
    ['/', 200, 'chooser', undefined],
    ['/uk/', 200, 'index', undefined],
    ['/uk/city/', 200, 'section', undefined],
    ['/uk/feed.xml', 200, 'feed', undefined],
    ['/uk/city/atom.xml', 200, 'feed', undefined],
    ['/robots.txt', 200, 'robots', undefined],
    ['/sitemap.xml', 200, 'sitemap', undefined],
    ['/sitemap-1.xml', 200, 'sitemap', undefined],
    // Nothing there
    ['/ru/most/', 404, 'not-found', undefined],
    ['/ru/city/', 404, 'not-found', undefined],
    ['/ru/feed.xml', 404, 'not-found', undefined],
    ['/uk/page/2/', 404, 'not-found', undefined],
    ['/uk/page/0/', 404, 'not-found', undefined],
    ['/uk/city/world/', 404, 'not-found', undefined],
    ['/sitemap-2.xml', 404, 'not-found', undefined],
    ['/sitemap-01.xml', 404, 'not-found', undefined],
    ['/de/', 404, 'not-found', undefined],
    ['', 404, 'not-found', undefined],
    ['uk/', 404, 'not-found', undefined],
    ['//evil.example/', 404, 'not-found', undefined],
    ['/\\evil.example/', 404, 'not-found', undefined],
    ['/uk//evil.example/', 404, 'not-found', undefined],
    ['https://evil.example/uk/', 404, 'not-found', undefined],
    ['/uk/%', 404, 'not-found', undefined],
    ['/uk/%ff/', 404, 'not-found', undefined],
    ['/uk/a%2fb/', 404, 'not-found', undefined],
    ['/uk/a%5cb/', 404, 'not-found', undefined],
    ['/uk/%00', 404, 'not-found', undefined],
    ['/uk/%0d%0aSet-Cookie:x/', 404, 'not-found', undefined],
    ['/uk/../en/', 404, 'not-found', undefined],
    ['/__proto__/constructor/', 404, 'not-found', undefined],
    [`/uk/${'a'.repeat(100_000)}/`, 404, 'not-found', undefined],
    [`/uk/${'a\u0315\u0300'.repeat(1000)}/`, 404, 'not-found', undefined],
  ])('answers %s with %i %s', (address, status, kind, location) => {
    const place = publication.find(address)
    expect(place).toMatchObject({ status, kind })
    expect(place.location).toBe(location)
  })

  test('says why an address leads elsewhere', () => {
    const reasons = ['/ua/міст/', '/uk/old-bridge/', '/uk/bridge-open/', '/uk/міст'].map(
      (address) => publication.find(address).reason,
    )
    expect(reasons).toEqual(['alias', 'former-slug', 'other-locale', 'spelling'])
  })

  test('tells a server and a build all they need', () => {
    expect(publication.find('/uk/міст/')).toEqual({
      kind: 'article',
      status: 200,
      address: MIST,
      file: 'uk/міст/index.html',
      contentType: 'text/html; charset=utf-8',
      locale: 'uk',
      article: 'bridge',
      location: undefined,
      reason: undefined,
      lastModified: '2026-03-02T07:30:00Z',
      until: undefined,
      tags: ['locale:uk', 'section:city', 'article:bridge'],
      version: expect.stringMatching(/^[a-z0-9]+$/),
    })
    expect(publication.find('/uk/atom.xml')).toMatchObject({
      file: 'uk/atom.xml',
      contentType: 'application/atom+xml; charset=utf-8',
      lastModified: '2026-03-02T07:30:00Z',
    })
  })

  test('does not repeat the address on a page for nothing', async () => {
    const { body, address } = await publication.page('/uk/<script>alert(1)</script>/')
    expect(body).not.toContain('alert')
    expect(address).toBe('/uk/404.html')
  })

  test('offers what begins alike', async () => {
    const near = await publication.page('/en/bridge-opn/')
    expect(near.status).toBe(404)
    expect(near.body).toContain('<a href="/en/bridge-open/">The bridge</a>')
    const far = await publication.page('/en/zzz/')
    expect(far.body).not.toContain('bridge-open')
    expect((await publication.page('/en/404.html')).body).not.toContain('bridge-open')
  })
})

describe('addresses', () => {
  test('stand once each, in the same order whatever the order of the articles', () => {
    const articles = [bridge, simple('b'), simple('a')]
    const list = (all: typeof articles) => [...publish(all).addresses()]
    expect(list(articles)).toEqual(list([...articles].reverse()))
    const all = list(articles).map(({ address }) => address)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toContain('/ua/%D0%BC%D1%96%D1%81%D1%82/')
  })

  test('are made into pages as places as they are by name', async () => {
    const publication = publish([bridge, simple('story')])
    for (const place of publication.addresses()) {
      expect(await publication.page(place)).toEqual(await publication.page(place.address))
    }
  })

  test('may have a base and a default locale without prefix', async () => {
    const publication = publish([bridge, simple('story')], {
      url: 'https://example.org/blog/',
      unprefixedDefault: true,
    })
    expect(publication.find('/blog/')).toMatchObject({ kind: 'index', file: 'index.html' })
    expect(publication.find('/blog/story/')).toMatchObject({ kind: 'article', locale: 'ru' })
    expect(publication.find('/blog/ru/story/')).toMatchObject({
      location: '/blog/story/',
      reason: 'alias',
    })
    expect(publication.find('/blog')).toMatchObject({ status: 308, location: '/blog/' })
    expect(publication.find('/blogs')).toMatchObject({ status: 404 })
    expect(publication.find('/uk/')).toMatchObject({ status: 404 })
    const pages = await crawl(publication)
    for (const { body, kind } of pages.values()) {
      if (kind === 'article') expect(body).toMatch(/<a class="home" href="\/blog\//)
      if (kind === 'sitemap') expect(body).toContain('https://example.org/blog/')
    }
    expect(publication.links('story')?.map(({ url }) => url)).toEqual([
      'https://example.org/blog/story/',
      'https://example.org/blog/uk/story/',
      'https://example.org/blog/en/story/',
    ])
  })

  test('that would name a locale keep the default’s prefix', () => {
    const story = simple('story', { slug: 'ua' })
    const publication = publish([story], { unprefixedDefault: true })
    expect(publication.links('story')?.map(({ href }) => href)).toEqual([
      '/ru/ua/',
      '/uk/ua/',
      '/en/ua/',
    ])
    expect(publication.clashes()).toEqual([])
    for (const { href = '' } of publication.links('story') ?? []) {
      expect(publication.find(href)).toMatchObject({ kind: 'article', address: href })
    }
    expect(publication.find('/ua/').location).toBe('/uk/')
  })

  test('may be made of more than the slug', () => {
    const publication = publish([bridge], {
      path: ({ section, slug, published = '' }) => `/${section}/${published.slice(0, 4)}/${slug}/`,
    })
    expect(publication.find('/en/city/2026/bridge-open')).toMatchObject({
      location: '/en/city/2026/bridge-open/',
    })
    expect(publication.find('/uk/city/2026/old-bridge/')).toMatchObject({
      reason: 'former-slug',
      location: '/uk/city/2026/%D0%BC%D1%96%D1%81%D1%82/',
    })
  })
})

describe('clashes', () => {
  const about = (articles: Parameters<typeof publish>[0]) =>
    publish(articles)
      .clashes()
      .map(({ severity, locale, article, message }) => [severity, locale, article, message])

  test('of two articles are reported with both named, and one has the page', () => {
    const [one, two] = [simple('one', { slug: 'Same' }), simple('two', { slug: { en: 'same' } })]
    const publication = publish([two, one])
    expect(publication.clashes().map(({ message }) => message)).toContain(
      'The article "two" has the address "/en/same/", where the article "one" stands. Give it another slug.',
    )
    expect(publication.find('/en/same/').location).toBe('/en/Same/')
    expect(publication.find('/en/Same/').article).toBe('one')
    expect(publication.links('two')?.every(({ href }) => href === undefined)).toBe(true)
    // The other one gets it back.
    expect(publication.with([], ['one']).find('/en/same/').article).toBe('two')
  })

  test.each([
    ['in letter case', 'Étude', 'étude'],
    ['in normal form', 'e\u0301tude', '\u00e9tude'],
    ['in letters that file systems fold', 'straße', 'STRASSE'],
  ])('are found where slugs differ only %s', (_, first, second) => {
    expect(about([simple('a', { slug: first }), simple('b', { slug: second })])).toHaveLength(3)
  })

  test.each(['index', 'index.html', 'feed.xml', 'feed.json', 'page', '404', '404.HTML'])(
    'with the generated name %s are reported',
    (slug) => {
      const found = about([simple('a', { slug: { en: slug, uk: 'x', ru: 'y' } })])
      expect(found).toEqual([
        ['error', 'en', 'a', expect.stringContaining('a generated page stands')],
      ])
    },
  )

  test('with a section are reported, and go with it', () => {
    const city = simple('city')
    const publication = publish([city, bridge])
    expect(publication.clashes().map(({ locale }) => locale)).toEqual(['en', 'uk'])
    expect(publication.find('/en/city/').kind).toBe('section')
    const without = publication.with([], ['bridge'])
    expect(without.clashes()).toEqual([])
    expect(without.find('/en/city/').article).toBe('city')
  })

  test('of a former slug are warnings, and the page wins', () => {
    const publication = publish([bridge, simple('old-bridge')])
    expect(publication.clashes().map(({ severity }) => severity)).toEqual(['warning', 'warning'])
    expect(publication.find('/en/old-bridge/').article).toBe('old-bridge')
  })

  test('of another locale’s slug are none: the page wins', () => {
    const publication = publish([bridge, simple('most')])
    expect(publication.clashes()).toEqual([])
    expect(publication.find('/uk/most/').article).toBe('most')
  })
})

describe('touches', () => {
  const articles = Array.from({ length: 5 }, (_, at) =>
    simple(`a${at}`, { published: `2026-03-0${at + 1}`, slug: { en: `a${at}`, uk: `u${at}` } }),
  )
  const publication = publish(articles, { perPage: 2, feedLength: 2 })

  test('names pages, redirects, lists from there on, feeds and sitemaps', () => {
    const english = publication.touches('a2').filter((address) => /^\/en\/|xml$/.test(address))
    expect(english).toEqual(
      [
        '/en/a2/',
        '/en/page/2/',
        '/en/page/3/',
        '/en/u2/',
        '/news-1.xml',
        '/sitemap-1.xml',
        '/sitemap.xml',
      ].filter((address) => publication.find(address).status !== 404),
    )
    expect(publication.touches('a4')).toContain('/en/feed.xml')
    expect(publication.touches('nobody')).toEqual([])
  })

  test('covers every address that a change changes', async () => {
    const changed = simple('a2', { published: '2026-03-03', title: { en: 'New' } })
    const next = publication.with([changed])
    const [before, after] = [await crawl(publication), await crawl(next)]
    const touched = new Set([...publication.touches('a2'), ...next.touches('a2')])
    const different = [...after].filter(([address, { body }]) => before.get(address)?.body !== body)
    expect(different.length).toBeGreaterThan(5)
    expect(different.map(([address]) => address).filter((each) => !touched.has(each))).toEqual([])
  })
})

describe('an index', () => {
  const index = [bridge, simple('story')].map((each) => indexArticle(locales, each))
  const stored = JSON.parse(JSON.stringify(index)) as typeof index
  const options = { locales, url: 'https://example.org', now: '2026-03-10T12:00:00Z' }

  test('is enough for all but the text, which is read when it is asked for', async () => {
    const read: string[] = []
    const get = async (id: string) => {
      read.push(id)
      return id === 'bridge' ? bridge : undefined
    }
    const lazy = createPublication({ ...options, index: stored, get })
    const eager = createPublication({ ...options, articles: [bridge, simple('story')] })
    expect([...lazy.addresses()]).toEqual([...eager.addresses()])
    for (const address of ['/uk/', '/sitemap-1.xml', '/ru/']) {
      expect((await lazy.page(address)).body).toBe((await eager.page(address)).body)
    }
    expect(read).toEqual([])
    expect((await lazy.page(MIST)).body).toBe((await eager.page(MIST)).body)
    expect(read).toEqual(['bridge'])
    await expect(lazy.page('/en/story/')).rejects.toThrow(/no article "story"/)
  })
})

test.each([
  [{ url: 'example.org' }, 'The option "url" is "example.org".'],
  [{ url: 'ftp://example.org' }, 'The option "url" is "ftp://example.org".'],
  [{ now: 'yesterday' }, 'The moment "now" is "yesterday".'],
  [{ perPage: 0 }, 'The option "perPage" is 0.'],
  [{ feedLength: 1.5 }, 'The option "feedLength" is 1.5.'],
  [{ listAt: 2 }, 'The option "threshold" is 2.'],
  [{ timeZone: 'Mars/Base' }, '"Mars/Base" is not a time zone.'],
])('refuses %j', (options, message) => {
  const make = () => publish([], options)
  expect(make).toThrow(SteleError)
  expect(make).toThrow(message)
})

test('has an answer where nothing is published', async () => {
  const none = defineLocales({ en: {} }, { default: 'en' })
  const empty = createPublication({
    locales: none,
    articles: [],
    url: 'https://example.org',
    now: '2026-01-01',
  })
  const pages = await crawl(empty)
  expect([...pages.keys()].sort()).toEqual([
    '/',
    '/404.html',
    '/en/',
    '/en/404.html',
    '/robots.txt',
    expect.stringMatching(/^\/script-/),
    expect.stringMatching(/^\/style-/),
  ])
  expect(pages.get('/robots.txt')?.body).toBe('User-agent: *\nAllow: /\n')
})
