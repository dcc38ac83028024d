import { type Article, defineArticle, newsroomLocales as locales } from 'stele'
import { describe, expect, test } from 'vitest'
import { type Code, crawl, publish } from './support.js'

const article = (fields: object): Article<Code> =>
  defineArticle(locales, {
    id: 'tram',
    source: 'uk',
    title: { uk: 'Трамвай', en: 'The tram' },
    blocks: [{ id: 'a', text: { uk: 'Один два', en: 'One two' } }],
    ...fields,
  })

const out = (fields: object, now: string, options = {}): readonly string[] =>
  (publish([article(fields)], { now, ...options }).links('tram') ?? [])
    .filter(({ href }) => href !== undefined)
    .map(({ code }) => code)

describe('an article', () => {
  test.each([
    [{}, '2026-03-10T12:00:00Z', ['ru', 'uk', 'en']],
    [{ draft: true }, '2026-03-10T12:00:00Z', []],
    [{ editions: { en: { draft: true } } }, '2026-03-10T12:00:00Z', ['ru', 'uk']],
    [{ published: '2026-03-10T12:00:00Z' }, '2026-03-10T11:59:59Z', []],
    [{ published: '2026-03-10T12:00:00Z' }, '2026-03-10T12:00:00Z', ['ru', 'uk', 'en']],
    [{ published: '2026-03-10T14:00:00+02:00' }, '2026-03-10T12:00:00Z', ['ru', 'uk', 'en']],
    // A plain date begins at midnight in Kyiv.
    [{ published: '2026-03-10' }, '2026-03-09T21:59:59Z', []],
    [{ published: '2026-03-10' }, '2026-03-09T22:00:00Z', ['ru', 'uk', 'en']],
    [{ published: '2026-07-10' }, '2026-07-09T21:00:00Z', ['ru', 'uk', 'en']],
    [{ published: '2026-07-10' }, '2026-07-09T20:59:59Z', []],
    [{ editions: { en: { published: '2026-03-11' } } }, '2026-03-10T12:00:00Z', ['ru', 'uk']],
    [
      { published: '2026-03-12', editions: { en: { published: '2026-03-01' } } },
      '2026-03-10T12:00:00Z',
      ['en'],
    ],
    [{ expires: '2026-03-10T12:00:00Z' }, '2026-03-10T11:59:59Z', ['ru', 'uk', 'en']],
    [{ expires: '2026-03-10T12:00:00Z' }, '2026-03-10T12:00:00Z', []],
  ])('with %j is out at %s in %j', (fields, now, expected) => {
    expect(out(fields, now)).toEqual(expected)
  })

  test('has no page, link, item or redirect before it is out', async () => {
    const fields = { published: '2026-04-01', section: 'city', formerSlugs: ['old'] }
    const before = publish([article(fields)])
    for (const { body, address } of (await crawl(before)).values()) {
      expect(`${address} ${body}`).not.toMatch(/tram|city|Трамвай/)
    }
    for (const address of ['/uk/tram/', '/uk/old/', '/uk/city/']) {
      expect(before.find(address).status).toBe(404)
    }
    const after = before.at('2026-04-01T09:00:00Z')
    expect(after.find('/uk/old/').location).toBe('/uk/tram/')
    expect(after.find('/uk/city/').status).toBe(200)
    expect([...before.at(before.now).addresses()]).toEqual([...before.addresses()])
  })

  test('shows nobody the words of a translation that is not out', async () => {
    const chained = defineArticle(locales, {
      id: 'tram',
      source: 'uk',
      fallback: ['en', 'uk'],
      editions: { en: { published: '2026-03-11T00:00:00Z' } },
      title: { uk: 'Трамвай', en: 'The tram' },
      summary: { uk: 'Коротко', en: 'In short' },
      blocks: [{ id: 'a', text: { uk: 'Один два', en: 'Not yet' } }],
    })
    const before = publish([chained])
    for (const { body } of (await crawl(before)).values()) {
      expect(body).not.toMatch(/The tram|In short|Not yet/)
    }
    const after = await before.at('2026-03-11T00:00:00Z').page('/ru/tram/')
    expect(after.body).toContain('Not yet')
  })
})

test('what belongs together stays together where a translation is not out', async () => {
  const together = defineArticle(locales, {
    id: 'tram',
    source: 'uk',
    fallback: ['en', 'uk'],
    editions: { en: { draft: true } },
    title: { uk: 'Трамвай', ru: 'Трамвай' },
    blocks: [
      { id: 'a', unit: 'u', text: { uk: 'Один', ru: 'Раз' } },
      { id: 'b', unit: 'u', text: { uk: 'Два' } },
    ],
  })
  const { body } = await publish([together]).page('/ru/tram/')
  expect(body).toContain('<p id="a" lang="uk" data-state="fallback">Один</p>')
})

test('the next moment is the first at which anything appears or goes', () => {
  const first = article({
    published: '2026-03-01',
    expires: '2026-03-20T00:00:00Z',
    editions: { en: { published: '2026-03-15T00:00:00Z' } },
  })
  const publication = publish([first])
  expect(publication.until).toBe('2026-03-15T00:00:00Z')
  expect(publication.find('/uk/tram/').until).toBe('2026-03-15T00:00:00Z')
  const later = publication.at('2026-03-15T00:00:00Z')
  expect(later.until).toBe('2026-03-20T00:00:00Z')
  expect(later.at('2026-03-20T00:00:00Z').until).toBeUndefined()
  expect(publication.find('/robots.txt').until).toBeUndefined()
})

describe('the date of the last change', () => {
  const modified = (fields: object) =>
    publish([article(fields)])
      .links('tram')
      ?.map((link) => link.modified)

  test.each([
    [{}, [undefined, undefined, undefined]],
    [{ published: '2026-03-01' }, ['2026-03-01', '2026-03-01', '2026-03-01']],
    [
      { published: '2026-03-01', updated: '2026-03-05T12:00:00+02:00' },
      ['2026-03-05T10:00:00Z', '2026-03-05T10:00:00Z', '2026-03-05T10:00:00Z'],
    ],
    [
      {
        published: '2026-03-01',
        updated: '2026-03-02',
        editions: { en: { published: '2026-03-04' }, uk: { updated: '2026-03-03' } },
      },
      ['2026-03-02', '2026-03-03', '2026-03-04'],
    ],
  ])('of %j is %j', (fields, expected) => {
    expect(modified(fields)).toEqual(expected)
  })
})
