import fc from 'fast-check'
import {
  type ArticleInput,
  articleSchema,
  defineArticle,
  newsroomLocales as locales,
  SteleError,
} from 'stele'
import { describe, expect, test } from 'vitest'

const full = () => ({
  id: 'tram',
  source: 'en' as const,
  section: 'city',
  published: '2026-03-01T22:30:00Z',
  updated: '2026-03-02',
  fallback: ['uk' as const],
  slug: { en: 'tram', uk: 'трамвай' },
  title: { en: 'Tram', uk: { text: 'Трамвай', of: '1x', machine: true }, ru: null },
  summary: { en: 'It runs.' },
  image: { src: 'a.svg', alt: { en: 'A tram' }, width: 800, height: 600 },
  localized: { kicker: { en: 'Tonight', uk: '' } },
  blocks: [
    { id: 'lead', text: { en: 'It **runs**.\n', ru: { text: 'Едет.' } } },
    { id: 'map', text: '![](map.svg)' },
  ],
  definitions: { en: '[a]: /b' },
  meta: { priority: 1, tags: ['tram'] },
})

describe('an article', () => {
  test('is what was given', () => {
    expect(defineArticle(locales, full())).toEqual(full())
  })

  test('has no fields that were left out', () => {
    const article = defineArticle(locales, {
      id: 'a',
      source: 'en',
      section: undefined,
      slug: { uk: undefined },
      title: { en: 'A', uk: undefined, ru: { text: 'А', of: undefined } },
      image: { src: 'a.svg', alt: undefined, width: undefined },
      blocks: [],
    })
    expect(JSON.stringify(article)).toBe(
      '{"id":"a","source":"en","slug":{},"title":{"en":"A","ru":{"text":"А"}},"image":{"src":"a.svg"},"blocks":[]}',
    )
  })

  test('survives JSON, and is found right again', () => {
    const article = defineArticle(locales, full())
    const copy: unknown = JSON.parse(JSON.stringify(article))
    expect(copy).toEqual(article)
    expect(articleSchema(locales)['~standard'].validate(copy)).toEqual({ value: article })
  })

  test('is the same bytes whatever the order of its fields', () => {
    const reversed = Object.fromEntries(Object.entries(full()).reverse()) as unknown as ReturnType<
      typeof full
    >
    expect(JSON.stringify(defineArticle(locales, reversed))).toBe(
      JSON.stringify(defineArticle(locales, full())),
    )
  })

  test('is frozen down to its texts, and leaves what was given as it was', () => {
    const input = full()
    const article = defineArticle(locales, input)
    expect(thawed(article)).toEqual([])
    expect(thawed(input).length).toBeGreaterThan(10)
    expect(input).toEqual(full())
    expect(article.meta).toBe(input.meta)
  })

  test('does not change when what was given does', () => {
    const input = full()
    const article = defineArticle(locales, input)
    input.title.uk.text = 'Інше'
    input.blocks.pop()
    input.fallback.pop()
    input.slug.uk = 'інше'
    input.image.alt.en = 'Other'
    input.localized.kicker.en = 'Other'
    expect(article).toEqual(full())
  })
})

// The paths of everything that could still be changed, without `meta`.
function thawed(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.entries(value)
    .filter(([key]) => path !== '' || key !== 'meta')
    .flatMap(([key, each]) => thawed(each, `${path}/${key}`))
  return Object.isFrozen(value) ? below : [path || '/', ...below]
}

test('articles of any texts survive JSON', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 })
  const source = text.filter((each) => each.trim() !== '')
  const entry = fc.option(
    fc.oneof(
      text,
      fc.record({ text, of: source, machine: fc.boolean() }, { requiredKeys: ['text'] }),
    ),
  )
  const localized = fc.record({ en: source, uk: entry, ru: entry }, { requiredKeys: ['en'] })
  const input = fc.record({
    id: fc.stringMatching(/^[a-z]{1,9}$/),
    source: fc.constant('en' as const),
    title: localized,
    localized: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), localized),
    blocks: fc.uniqueArray(
      fc.record({ id: fc.stringMatching(/^[a-z]{1,9}$/), text: fc.oneof(text, localized) }),
      {
        selector: (block) => block.id,
      },
    ),
    meta: fc.json().map((json): unknown => JSON.parse(json)),
  })
  fc.assert(
    fc.property(input, (each) => {
      const article = defineArticle(locales, each)
      expect(article).toEqual(each)
      expect(JSON.parse(JSON.stringify(article))).toEqual(article)
    }),
  )
})

describe('mistakes', () => {
  const attempt = (input: unknown) => () =>
    defineArticle(locales, input as ArticleInput<'en', 'en'>)

  test('are thrown as one error, with all findings', () => {
    const input = { id: 'tram', source: 'en', title: { en: '' }, blocks: [{ id: '', text: 5 }] }
    expect(attempt(input)).toThrow(SteleError)
    expect(attempt(input)).toThrow(
      expect.objectContaining({
        name: 'SteleError',
        code: 'invalid-article',
        message: expect.stringMatching(
          /^The article "tram" has 3 mistakes\. title\.en: .* blocks\[0\]\.id: .* blocks\[0\]\.text: /,
        ),
        diagnostics: [
          expect.objectContaining({ path: ['title', 'en'] }),
          expect.objectContaining({ path: ['blocks', 0, 'id'] }),
          expect.objectContaining({ path: ['blocks', 0, 'text'] }),
        ],
      }),
    )
  })

  test.each([
    [null, 'The article undefined has one mistake. article: null is not a plain object.'],
    [undefined, 'The article undefined has one mistake. article: a plain object is missing.'],
    [[], 'The article undefined has one mistake. article: an array is not a plain object.'],
    [{ ...full(), id: 5 }, 'The article 5 has one mistake. id: 5 is not a string.'],
  ])('are told for %j', (input, message) => {
    expect(attempt(input)).toThrow(message)
  })
})

test('an article of the newsroom is right for a wider set of locales, and not for a narrower one', () => {
  const wider = locales.extend({ de: {} })
  const german = defineArticle(wider, { ...full(), title: { ...full().title, de: 'Bahn' } })
  expect(
    articleSchema(wider)['~standard'].validate(defineArticle(locales, full())).issues,
  ).toBeUndefined()
  expect(articleSchema(locales)['~standard'].validate(german).issues).toEqual([
    expect.objectContaining({ code: 'unknown-locale', path: ['title', 'de'] }),
  ])
})
