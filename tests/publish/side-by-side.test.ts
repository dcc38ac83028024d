import { defineArticle, newsroomLocales as locales } from 'stele'
import { defaultTemplates, html } from 'stele/publish'
import { describe, expect, test } from 'vitest'
import { type Code, crawl, publish, readPage } from './support.js'
import { validateHtml } from './validate-html.js'

const tram = defineArticle(locales, {
  id: 'tram',
  source: 'en',
  section: 'city',
  published: '2026-03-01',
  slug: { en: 'tram', uk: 'трамвай' },
  formerSlugs: ['old'],
  editions: { uk: { updated: '2026-03-05' } },
  title: { en: 'The tram', uk: 'Трамвай', ru: 'Трамвай' },
  blocks: [
    { id: 'lead', text: { en: 'One, see [the map](#map) ![](plan.svg)', uk: 'Один' } },
    { id: 'map', text: '![](map.svg)' },
  ],
})
const parallel = [
  ['uk', 'en'],
  ['en', 'uk', 'ru'],
] as const
const UK = '/uk/%D1%82%D1%80%D0%B0%D0%BC%D0%B2%D0%B0%D0%B9/'
const publication = publish([tram], { parallel })

describe('an article side by side', () => {
  test.each([
    [`${UK}with/en/`, 200, 'parallel', undefined],
    [`${UK}with/en/ru/`, 200, 'parallel', undefined],
    ['/en/tram/with/uk/', 200, 'parallel', undefined],
    ['/ru/tram/with/uk/en/?x=1', 200, 'parallel', undefined],
    [`${UK}with/en`, 308, 'redirect', 'spelling'],
    [`${UK}WITH/EN/index.html`, 308, 'redirect', 'spelling'],
    ['/ua/трамвай/with/en/', 308, 'redirect', 'alias'],
    ['/uk/tram/with/en/', 308, 'redirect', 'other-locale'],
    ['/ua/tram/with/en', 308, 'redirect', 'other-locale'],
    ['/uk/old/with/en/', 308, 'redirect', 'former-slug'],
    // Nothing there
    [`${UK}with/`, 404, 'not-found', undefined],
    [`${UK}with/uk/`, 404, 'not-found', undefined],
    [`${UK}with/en/en/`, 404, 'not-found', undefined],
    [`${UK}with/de/`, 404, 'not-found', undefined],
    [`${UK}with/en/x/`, 404, 'not-found', undefined],
    [`${UK}with/en/ru/uk/en/`, 404, 'not-found', undefined],
    ['/uk/with/en/', 404, 'not-found', undefined],
    ['/uk/nothing/with/en/', 404, 'not-found', undefined],
  ])('answers %s with %i %s', (address, status, kind, reason) => {
    const place = publication.find(address)
    expect(place).toMatchObject({ status, kind, reason })
    if (status === 308) expect(place.location).toBe(`${UK}with/en/`)
  })

  test('leads from an alias of the second locale on', () => {
    expect(publication.find('/en/tram/with/ua/')).toMatchObject({
      reason: 'alias',
      location: '/en/tram/with/uk/',
    })
  })

  test('stands below the base, and where the default has no prefix', () => {
    const site = publish([tram], { url: 'https://example.org/news/', unprefixedDefault: true })
    expect(site.find('/news/tram/with/en/')).toMatchObject({ kind: 'parallel', locale: 'ru' })
    expect(site.find('/news/ru/tram/with/en/')).toMatchObject({
      location: '/news/tram/with/en/',
      reason: 'alias',
    })
  })

  test('is made of both locales', () => {
    expect(publication.find(`${UK}with/en/`)).toMatchObject({
      file: 'uk/трамвай/with/en/index.html',
      locale: 'uk',
      article: 'tram',
      lastModified: '2026-03-04T22:00:00Z',
      tags: ['locale:uk', 'locale:en', 'section:city', 'article:tram'],
    })
  })

  test('is for readers only', async () => {
    const { body } = await publication.page(`${UK}with/en/`)
    const { robots, canonical, alternates, properties, lang } = readPage(body)
    expect({ robots, canonical, lang }).toEqual({
      robots: 'noindex',
      canonical: undefined,
      lang: 'uk',
    })
    expect([...alternates, ...properties]).toEqual([])
    for (const { kind, body } of (await crawl(publication)).values()) {
      if (kind === 'sitemap' || kind === 'feed') expect(body).not.toContain('/with/')
    }
  })

  test('has the layout of the site', async () => {
    const { body } = await publication.page(`${UK}with/en/`)
    expect(await validateHtml(body)).toEqual([])
    for (const part of ['<header class="masthead">', 'class="switcher"', 'class="sections"']) {
      expect(body).toContain(part)
    }
    expect(body).toMatch(/<link rel="stylesheet" href="\/style-/)
    expect(body).toContain('<td lang="en"><p class="title">The tram</p></td>')
  })

  test('leads from copies to where their own pages lead', async () => {
    const { body } = await publication.page(`${UK}with/en/`)
    expect(body).toContain('href="/en/tram/#map"')
    expect(body).toContain('src="/en/tram/plan.svg"')
    expect(body).toContain(`src="${UK}map.svg"`)
  })

  test('is among the addresses, and linked, where the publication names it', async () => {
    const named = [...publication.addresses()].filter(({ kind }) => kind === 'parallel')
    expect(named.map(({ address }) => address)).toEqual([`${UK}with/en/`, '/en/tram/with/uk/ru/'])
    expect(publication.touches('tram')).toContain(`${UK}with/en/`)
    expect((await publication.page(UK)).body).toContain(
      `<a href="${UK}with/en/">Читати поруч: англійська</a>`,
    )
    expect((await publication.page('/en/tram/')).body).toContain(
      '<a href="/en/tram/with/uk/ru/">Side by side with Ukrainian and Russian</a>',
    )
    expect((await publication.page('/ru/tram/')).body).not.toContain('/with/')
    expect((await publish([tram]).page(UK)).body).not.toContain('/with/')
  })

  test.each<[string, object]>([
    ['an edition is a draft', { editions: { en: { draft: true } }, source: 'uk' }],
    ['an edition is not out yet', { editions: { en: { published: '2027-01-01' } }, source: 'uk' }],
    ['there is no title on purpose', { title: { uk: 'Т', en: null }, source: 'uk' }],
  ])('is not there where %s', async (_, fields) => {
    const blocks = [{ id: 'lead', text: { uk: 'Один', en: 'SECRET' } }]
    const article: typeof tram = { ...tram, blocks, ...fields }
    const site = publish([article], { parallel })
    for (const address of [`${UK}with/en/`, '/ru/tram/with/uk/en/', '/en/tram/with/uk/']) {
      expect(site.find(address).status).toBe(404)
    }
    const beside = await site.page(`${UK}with/ru/`)
    expect(beside.status).toBe(200)
    expect(beside.body).not.toContain('SECRET')
    expect((await site.page(UK)).body).not.toContain('/with/')
  })

  test.each(['uk', 'en'] as const)('has another version when its text in %s changes', (code) => {
    const lead = { id: 'lead', text: { en: 'One', uk: 'Один', [code]: 'Other' } }
    const next = publication.with([{ ...tram, blocks: [lead] }])
    const versions = [publication, next].map((site) => site.find(`${UK}with/en/`).version)
    expect(versions[0]).not.toBe(versions[1])
  })

  test('has a template of its own', async () => {
    const site = publish([tram], {
      templates: {
        parallel: (page) => html`${defaultTemplates.parallel(page)}<p>${page.columns.length}</p>`,
      },
    })
    expect((await site.page('/en/tram/with/uk/')).body).toContain('</table><p>2</p>')
  })

  test.each([[['uk']], [['uk', 'uk']], [['uk', 'de']], [[]]])('is refused for %j', (columns) => {
    expect(() => publish([tram], { parallel: [columns as Code[]] })).toThrow(
      /The columns are|The locale is "de"/,
    )
  })
})

describe('the segment "with"', () => {
  test('is reserved: an article called so has no page, and is told why', () => {
    const article = { ...tram, slug: { en: 'With', uk: 'трамвай', ru: 'tramvai' } }
    const site = publish([article])
    expect(site.clashes()).toMatchObject([
      {
        code: 'address-clash',
        severity: 'error',
        locale: 'en',
        message:
          'The article "tram" has the address "/en/With/", where a page side by side stands. Give it another slug.',
      },
    ])
    expect(site.find('/en/with/').kind).not.toBe('article')
    const below = publish([tram], { path: ({ slug }) => `/with/${slug}/` })
    expect(below.clashes().length).toBeGreaterThan(2)
  })
})
