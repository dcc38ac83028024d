import { type Article, defineArticle, defineLocales, newsroomLocales as locales } from 'stele'
import { createPublication } from 'stele/publish'
import { describe, expect, test } from 'vitest'
import { type Code, publish, readPage } from './support.js'

// 20 characters; half of it is 10.
const FIRST = 'Один два три чотирии'
const article = (fields: object = {}): Article<Code> =>
  defineArticle(locales, {
    id: 'tram',
    source: 'uk',
    section: 'city',
    published: '2026-03-01T22:30:00Z',
    authors: ['A </script> B'],
    tags: ['tag'],
    title: { uk: 'Трамвай & <тролейбус>', en: 'The *tram*', ru: 'Трамвай' },
    summary: { uk: 'Коротко' },
    image: { src: '/tram.jpg', width: 1200, height: 630, alt: { uk: 'Трамвай', en: 'Tram' } },
    blocks: [
      { id: 'a', text: { uk: FIRST, en: 'One', ru: 'Раз' } },
      { id: 'b', text: { uk: FIRST, en: 'Two' } },
    ],
    ...fields,
  })

const read = async (address: string, fields: object = {}, options = {}) =>
  readPage((await publish([article(fields)], options).page(address)).body)

const url = (code: string) => `https://example.org/${code}/tram/`

describe('a listed page', () => {
  test('is its own canonical and has reciprocal alternates with x-default', async () => {
    const expected = [
      ['uk', url('uk')],
      ['en', url('en')],
      ['x-default', url('uk')], // Russian, the default, is not listed
    ]
    for (const code of ['uk', 'en']) {
      const page = await read(`/${code}/tram/`)
      expect(page.canonical).toBe(url(code))
      expect([...page.alternates]).toEqual(expected)
    }
  })

  test('gives the default locale’s page to everybody else where that is listed', async () => {
    const whole = { blocks: [{ id: 'a', text: { uk: FIRST, en: 'One', ru: 'Раз' } }] }
    expect((await read('/en/tram/', whole)).alternates.get('x-default')).toBe(url('ru'))
  })

  test('has no alternates where it is the only one', async () => {
    const alone = { title: { uk: 'Трамвай' }, summary: { uk: 'Коротко' } }
    const page = await read('/uk/tram/', alone)
    expect(page.canonical).toBe(url('uk'))
    expect(page.alternates.size).toBe(0)
  })

  test('describes itself to link previews', async () => {
    const { properties } = await read('/uk/tram/')
    expect(properties).toEqual([
      ['og:type', 'article'],
      ['og:site_name', 'The Stele'],
      ['og:title', 'Трамвай & <тролейбус>'],
      ['og:description', 'Коротко'],
      ['og:url', url('uk')],
      ['og:locale', 'uk_UA'],
      ['og:locale:alternate', 'en_US'],
      ['og:image', 'https://example.org/tram.jpg'],
      ['og:image:width', '1200'],
      ['og:image:height', '630'],
      ['og:image:alt', 'Трамвай'],
      ['article:published_time', '2026-03-01T22:30:00Z'],
      ['article:modified_time', '2026-03-01T22:30:00Z'],
      ['article:author', 'A </script> B'],
      ['article:section', 'Місто'],
      ['article:tag', 'tag'],
    ])
  })

  test('has structured data that names its original and its translations', async () => {
    const editions = { en: { published: '2026-03-02', translators: ['T'] } }
    const [original] = (await read('/uk/tram/', { editions })).structuredData
    expect(original).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Трамвай & <тролейбус>',
      inLanguage: 'uk',
      datePublished: '2026-03-01T22:30:00Z',
      author: [{ '@type': 'Person', name: 'A </script> B' }],
      publisher: { '@type': 'Organization', name: 'The Stele', url: 'https://example.org/' },
      image: 'https://example.org/tram.jpg',
      articleSection: 'Місто',
      workTranslation: [{ '@type': 'NewsArticle', '@id': url('en'), inLanguage: 'en' }],
    })
    const [translation] = (await read('/en/tram/', { editions })).structuredData
    expect(translation).toMatchObject({
      headline: 'The tram',
      inLanguage: 'en',
      datePublished: '2026-03-01T22:00:00Z', // midnight in Kyiv
      translator: [{ '@type': 'Person', name: 'T' }],
      translationOfWork: { '@type': 'NewsArticle', '@id': url('uk'), inLanguage: 'uk' },
    })
    expect(translation).not.toHaveProperty('workTranslation')
  })

  test('has the publisher for an author where nobody signs', async () => {
    const [data] = (await read('/uk/tram/', { authors: [] })).structuredData
    expect(data?.author).toMatchObject({ '@type': 'Organization', name: 'The Stele' })
  })

  test('cannot be left by what stands in its structured data', async () => {
    const { body } = await publish([article()], { script: false }).page('/uk/tram/')
    expect(body.match(/<\/script>/g)).toHaveLength(1)
    expect(body).toContain('A \\u003c/script> B')
  })

  test('leads to the feeds of its locale', async () => {
    expect((await read('/en/tram/')).feeds).toEqual([
      '/en/feed.xml',
      '/en/atom.xml',
      '/en/feed.json',
    ])
  })
})

describe('an unlisted page', () => {
  test('claims nothing, and has its canonical where its words are from', async () => {
    const page = await read('/ru/tram/')
    expect(page.canonical).toBe(url('en')) // the first of Russian's fallbacks gives block b
    expect(page.alternates.size).toBe(0)
    expect(page.robots).toBeUndefined()
    expect(page.structuredData).toEqual([])
    const names = page.properties.map(([name]) => name)
    expect(names).not.toContain('og:locale')
    expect(page.properties).toContainEqual(['og:url', url('en')])
  })

  test.each([
    ['the one that gives most', { b: { en: 'Two' }, c: {}, d: {} }, 'uk'],
    ['the first in the chain of those that give as much', { b: { en: 'Two' }, c: {} }, 'en'],
  ])('has for canonical %s', async (_, texts, expected) => {
    const blocks = [
      { id: 'a', text: { uk: FIRST.repeat(5), en: 'One', ru: null } },
      ...Object.entries(texts).map(([id, text]) => ({ id, text: { uk: FIRST, ...text } })),
    ]
    const options = { listAt: 0.6 }
    // The threshold leaves English listed, and Russian covers only what it leaves out on purpose.
    const page = await read('/ru/tram/', { blocks, title: { uk: 'Т', en: 'T' } }, options)
    expect(page.canonical).toBe(url(expected))
  })

  test('never has an unlisted one for canonical', async () => {
    const blocks = [
      { id: 'a', text: { uk: FIRST, en: { text: 'By machine', machine: true } } },
      { id: 'b', text: { uk: FIRST, en: { text: 'By machine', machine: true } } },
    ]
    const page = await read('/ru/tram/', { blocks })
    expect(page.canonical).toBe(url('uk'))
  })

  test('has none where nothing is listed', async () => {
    const page = await read('/ru/tram/', { editions: { uk: { draft: true }, en: { draft: true } } })
    expect(page.canonical).toBeUndefined()
  })

  test('becomes a listed one where the threshold is lower', async () => {
    const page = await read('/ru/tram/', {}, { listAt: 0.5 })
    expect(page.canonical).toBe(url('ru'))
    expect([...page.alternates.keys()]).toEqual(['ru', 'uk', 'en', 'x-default'])
  })
})

describe('a list', () => {
  test('is listed where a listed article stands in it', async () => {
    const publication = publish([article()])
    const [uk, ru] = await Promise.all(
      ['/uk/city/', '/ru/city/'].map(async (at) => readPage((await publication.page(at)).body)),
    )
    expect(uk?.canonical).toBe('https://example.org/uk/city/')
    expect([...(uk?.alternates.keys() ?? [])]).toEqual(['uk', 'en', 'x-default'])
    expect(ru?.canonical).toBe('https://example.org/uk/city/')
    expect(ru?.alternates.size).toBe(0)
    expect(uk?.feeds).toContain('/uk/city/atom.xml')
  })

  test('has later pages with a title and a canonical of their own', async () => {
    const articles = Array.from({ length: 3 }, (_, at) => article({ id: `a${at}` }))
    const publication = publish(articles, { perPage: 2 })
    const second = await publication.page('/uk/page/2/')
    const page = readPage(second.body)
    expect(page.canonical).toBe('https://example.org/uk/page/2/')
    expect(page.title).toBe('Останні статті – Сторінка 2 з 2 – The Stele')
    expect(page.alternates.size).toBe(0)
    expect(page.switcher.get('en')?.href).toBe('/en/')
    expect(second.body).toContain('<a rel="prev" href="/uk/">')
    expect((await publication.page('/uk/')).body).toContain('<a rel="next" href="/uk/page/2/">')
  })
})

test('a head can be changed by publication and by article', async () => {
  const publication = publish([article(), article({ id: 'secret', meta: { hidden: true } })], {
    head: (head, page) => ({
      ...head,
      title: { ...head.title, text: `${head.title.text} | ${page.siteName}` },
      ...(page.kind === 'article' &&
        page.article.id === 'secret' && { robots: 'noindex', structuredData: [] }),
    }),
  })
  const page = readPage((await publication.page('/uk/secret/')).body)
  expect(page).toMatchObject({ robots: 'noindex', structuredData: [] })
  const other = readPage((await publication.page('/en/tram/')).body)
  expect(other).toMatchObject({ robots: undefined, title: 'The tram | The Stele' })
})

test('Open Graph gets a language and a country, never a script', async () => {
  const wide = defineLocales(
    { 'zh-Hant': {}, 'sr-Latn': {}, 'pt-BR': {}, ar: {}, 'es-419': {}, uk: {} },
    { default: 'uk' },
  )
  const story = defineArticle(wide, {
    id: 'story',
    source: 'uk',
    title: { uk: 'a', 'zh-Hant': 'b', 'sr-Latn': 'c', 'pt-BR': 'd', ar: 'e', 'es-419': 'f' },
    blocks: [],
  })
  const publication = createPublication({
    locales: wide,
    articles: [story],
    url: 'https://example.org',
    now: '2026-03-10T12:00:00Z',
  })
  const { properties } = readPage((await publication.page('/uk/story/')).body)
  const found = properties.filter(([name]) => name.startsWith('og:locale'))
  expect(found.map(([, value]) => value)).toEqual([
    'uk_UA',
    'zh_TW',
    'sr_RS',
    'pt_BR',
    'ar_EG',
    'es_ES',
  ])
})
