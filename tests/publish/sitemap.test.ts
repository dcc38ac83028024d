import { type Article, defineArticle, defineLocales, newsroomLocales as locales } from 'stele'
import { createPublication, type IndexedArticle, indexArticle } from 'stele/publish'
import { describe, expect, test } from 'vitest'
import { type Code, childrenOf, publish, readXml, textOf } from './support.js'
import { hasXmllint, xmllint } from './xmllint.js'

const article = (id: string, fields: object = {}): Article<Code> =>
  defineArticle(locales, {
    id,
    source: 'uk',
    slug: { uk: `${id}-міст`, en: `it's-${id}&co` },
    title: { uk: `Про ${id} < & ще \u0001щось\uFFFE`, en: `On *${id}*` },
    blocks: [{ id: 'a', text: { uk: 'Один', en: 'One' } }],
    ...fields,
  })

const urls = (xml: string): readonly string[] =>
  childrenOf(readXml(xml), 'url').map((each) => textOf(each, 'loc') ?? '')

const articles = [
  article('a', { section: 'city', published: '2026-03-10T10:00:00+02:00' }),
  article('b', { published: '2026-03-09', updated: '2026-03-10' }),
  article('c', { published: '2026-03-08T12:00:01Z' }),
  article('d', { published: '2026-03-08T12:00:00Z' }),
  article('e'),
]
const publication = publish(articles)
const body = async (address: string) => (await publication.page(address)).body

describe('the sitemap', () => {
  test('names its files, each with its newest date', async () => {
    const files = childrenOf(readXml(await body('/sitemap.xml')), 'sitemap')
    expect(files.map((each) => [textOf(each, 'loc'), textOf(each, 'lastmod')])).toEqual([
      ['https://example.org/sitemap-1.xml', '2026-03-10T08:00:00Z'],
      ['https://example.org/news-1.xml', '2026-03-10T08:00:00Z'],
    ])
    expect(await body('/robots.txt')).toContain('\nSitemap: https://example.org/sitemap.xml\n')
  })

  test('has lists first, then articles, each with its own date', async () => {
    const found = childrenOf(readXml(await body('/sitemap-1.xml')), 'url')
    expect(found.map((each) => decodeURI(textOf(each, 'loc') ?? '').slice(19)).slice(0, 8)).toEqual(
      [
        '/uk/',
        '/en/',
        '/uk/city/',
        '/en/city/',
        '/uk/a-міст/',
        "/en/it's-a%26co/",
        '/uk/b-міст/',
        "/en/it's-b%26co/",
      ],
    )
    expect(found.map((each) => textOf(each, 'lastmod')).slice(4)).toEqual([
      '2026-03-10T08:00:00Z',
      '2026-03-10T08:00:00Z',
      '2026-03-10',
      '2026-03-10',
      '2026-03-08T12:00:01Z',
      '2026-03-08T12:00:01Z',
      '2026-03-08T12:00:00Z',
      '2026-03-08T12:00:00Z',
      undefined,
      undefined,
    ])
  })

  test('of news has what was published in the last 48 hours', async () => {
    const found = urls(await body('/news-1.xml'))
    expect(found.map((each) => decodeURI(each).slice(19))).toEqual([
      '/uk/a-міст/',
      '/uk/b-міст/',
      '/uk/c-міст/',
      "/en/it's-a%26co/",
      "/en/it's-b%26co/",
      "/en/it's-c%26co/",
    ])
    const first = childrenOf(readXml(await body('/news-1.xml')), 'url')[0]
    const news = first && childrenOf(first, 'news:news')[0]
    expect(news && textOf(news, 'news:title')).toBe('Про a < & ще щось\uFFFD')
    expect(news && textOf(news, 'news:publication_date')).toBe('2026-03-10T08:00:00Z')
    expect(publication.find('/news-1.xml').until).toBe('2026-03-10T12:00:01Z')
    expect(publication.at('2026-03-20').find('/news-1.xml').status).toBe(404)
  })

  describe.skipIf(!hasXmllint)('is valid', () => {
    test.each([
      ['/sitemap-1.xml', 'sitemap.xsd'],
      ['/news-1.xml', 'sitemap.xsd'],
      ['/sitemap.xml', 'siteindex.xsd'],
    ])('in %s', async (address, schema) => {
      const xml = await body(address)
      expect(xmllint(xml, schema)).toBe('')
      expect(xmllint(xml.replace(/<loc>.*?<\/loc>/, ''), schema)).not.toBe('')
      expect(xmllint(xml.replace('rel="alternate"', 'rel="other"'), schema) === '').toBe(
        !xml.includes('rel="alternate"'),
      )
    })
  })
})

describe('a large sitemap', () => {
  const one = defineLocales({ en: {} }, { default: 'en' })
  const first = indexArticle(
    one,
    defineArticle(one, { id: 'x', source: 'en', title: { en: 'X' }, blocks: [] }),
  )
  const many = (count: number, fields: Partial<IndexedArticle<'en'>>) =>
    createPublication({
      locales: one,
      url: 'https://example.org',
      now: '2026-03-10T12:00:00Z',
      index: Array.from({ length: count }, (_, at) => ({ ...first, ...fields, id: `a${at}` })),
      get: () => undefined,
    })

  test('is cut at 50,000 addresses, and news at 1,000', async () => {
    const large = many(50_001, {})
    const pages = await Promise.all(
      [1, 2, 3].map(async (at) => await large.page(`/sitemap-${at}.xml`)),
    )
    // The front page is one of them.
    expect(pages.map(({ status, body }) => [status, body.match(/<url>/g)?.length])).toEqual([
      [200, 50_000],
      [200, 2],
      [404, undefined],
    ])
    const news = many(1001, { published: '2026-03-10' })
    const parts = await Promise.all([1, 2, 3].map(async (at) => await news.page(`/news-${at}.xml`)))
    expect(parts.map(({ body }) => body.match(/<url>/g)?.length)).toEqual([1000, 1, undefined])
  }, 30_000)

  test('is cut before it is longer than 50 MB', async () => {
    const wide = createPublication({
      locales: one,
      url: `https://example.org/${'a'.repeat(2000)}/`,
      now: '2026-03-10T12:00:00Z',
      index: Array.from({ length: 27_000 }, (_, at) => ({ ...first, id: `a${at}` })),
      get: () => undefined,
    })
    const base = wide.links('a0')?.[0]?.href?.replace('/en/a0/', '') ?? ''
    const pages = await Promise.all([1, 2].map((at) => wide.page(`${base}/sitemap-${at}.xml`)))
    const [size = 0, rest = 0] = pages.map(({ body }) => Buffer.byteLength(body))
    expect(size).toBeLessThanOrEqual(50 * 1024 * 1024)
    expect(size).toBeGreaterThan(49 * 1024 * 1024)
    expect(rest).toBeGreaterThan(1024 * 1024)
  }, 30_000)
})
