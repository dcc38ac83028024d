import { articleSchema, defineArticle, newsroomLocales as locales } from 'stele'
import { expect, test } from 'vitest'

const article = {
  id: 'tram',
  source: 'en',
  title: { en: 'Tram' },
  blocks: [],
} as const

test('an article keeps what holds for all locales and for one', () => {
  const whole = {
    ...article,
    expires: '2027-01-01',
    draft: false,
    authors: ['A. Writer'],
    tags: ['city'],
    editions: { uk: { draft: true, published: '2026-03-02', translator: 'B. Writer', meta: [1] } },
  } as const
  expect(defineArticle(locales, whole)).toEqual(whole)
})

test.each([
  ['a draft that is no flag', { draft: 'yes' }, 'wrong-type'],
  ['an end that is no date', { expires: 'soon' }, 'bad-date'],
  ['an edition of an unknown locale', { editions: { xx: {} } }, 'unknown-locale'],
  ['an edition with a misspelt field', { editions: { uk: { drafts: true } } }, 'unknown-field'],
  ['an edition whose date is none', { editions: { uk: { updated: 'now' } } }, 'bad-date'],
  ['tags that are no list', { tags: 'city' }, 'wrong-type'],
  [
    'a reason that is none',
    { summary: { en: 'A', uk: { text: '', reason: 'lazy' } } },
    'wrong-type',
  ],
  ['a reason on the source', { summary: { en: { text: 'A', reason: 'todo' } } }, 'source-text'],
])('%s is a finding', (_, fields, code) => {
  const result = articleSchema(locales)['~standard'].validate({ ...article, ...fields })
  expect(result.issues?.map((issue) => 'code' in issue && issue.code)).toContain(code)
})
