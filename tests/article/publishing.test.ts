import {
  articleSchema,
  defineArticle,
  localeLinks,
  newsroomLocales as locales,
  resolveArticle,
} from 'stele'
import { describe, expect, test } from 'vitest'

const article = defineArticle(locales, {
  id: 'tram',
  source: 'uk',
  published: '2026-03-01',
  updated: '2026-03-02',
  expires: '2027-01-01T00:00:00Z',
  draft: false,
  editions: {
    en: { published: '2026-03-04', translators: ['E. T.'], meta: { reviewed: true } },
    ru: { draft: true },
  },
  authors: ['A. U.'],
  tags: ['трамвай'],
  formerSlugs: ['old-tram'],
  title: { uk: 'Трамвай', en: 'Tram' },
  blocks: [
    { id: 'a', text: { uk: 'Один', en: { missing: 'unsure' }, ru: { missing: 'todo' } } },
    { id: 'b', text: { uk: 'Два' } },
  ],
})

test('an article with everything survives JSON', () => {
  const copy = articleSchema(locales)['~standard'].validate(JSON.parse(JSON.stringify(article)))
  expect(copy).toEqual({ value: article })
})

describe('an edition', () => {
  test('has its own dates and translators, where it names them', () => {
    expect(resolveArticle(locales, article, 'en')).toMatchObject({
      published: '2026-03-04',
      updated: '2026-03-02',
      authors: ['A. U.'],
      translators: ['E. T.'],
      tags: ['трамвай'],
    })
    expect(resolveArticle(locales, article, 'uk')).toMatchObject({ published: '2026-03-01' })
  })
})

describe('a gap with a reason', () => {
  test('falls back and tells the reason', () => {
    const [a, b] = resolveArticle(locales, article, 'en').blocks
    expect(a).toMatchObject({ text: 'Один', locale: 'uk', state: 'fallback', reason: 'unsure' })
    expect(b).toMatchObject({ state: 'fallback', reason: 'absent' })
  })

  test('keeps its reason under policy omit', () => {
    const [a] = resolveArticle(locales, article, 'ru', { policy: 'omit' }).blocks
    expect(a).toMatchObject({ text: '', state: 'omitted', reason: 'todo' })
  })

  test('is not covered', () => {
    expect(localeLinks(locales, article, 'uk')[0]?.coverage.missing).toEqual(['a', 'b'])
  })
})

test.each([
  ['draft', 'yes', 'draft: "yes" is not true or false.'],
  ['expires', '2026-02-30', 'expires: "2026-02-30" is a moment that does not exist.'],
  ['authors', 'A', 'authors: "A" is not an array.'],
  ['authors', [' '], 'authors[0]: " " is blank.'],
  ['formerSlugs', ['a/b'], 'formerSlugs[0]: "a/b" holds a space'],
  ['editions', { ua: {} }, 'editions.ua: "ua" is not a declared locale. Write "uk".'],
  ['editions', { en: [] }, 'editions.en: an array is not an edition'],
  ['editions', { en: { author: 'x' } }, 'editions.en.author: "author" is not a field here.'],
  ['editions', { en: { draft: 1 } }, 'editions.en.draft: 1 is not true or false.'],
  ['title', { uk: 'T', en: { missing: 'lost' } }, 'title.en.missing: "lost" is not one of'],
  ['title', { uk: { missing: 'todo' } }, 'title.uk: the source text is missing.'],
  ['title', { uk: { missing: 'todo', text: 'T' } }, 'title.uk: the source text is missing.'],
  ['title', { uk: 'T', en: { missing: 'todo', text: 1 } }, 'title.en.text: 1 is not a string.'],
  ['tags', 'city', 'tags: "city" is not an array.'],
])('reports %s: %j', (field, value, message) => {
  const input = { ...article, [field]: value }
  const { issues = [] } = articleSchema(locales)['~standard'].validate(input)
  expect(issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)])
})
