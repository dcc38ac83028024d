import { defineArticle, defineLocales, isAvailable, resolveArticle, SteleError } from 'stele'
import { expect, test } from 'vitest'
import { type Code, summary, unchecked, wary } from './support.js'

interface Row {
  readonly rule: string
  readonly in: Code
  readonly source?: Code
  readonly fallback?: readonly Code[]
  readonly reader?: readonly string[]
  readonly gives: string
}

// Declared: uk falls back to en and never to ru; ru to en, uk; en to uk, ru; ar to en. Default: ru.
const rows: readonly Row[] = [
  {
    rule: 'the locale, its fallbacks, the source, the default',
    in: 'ar',
    source: 'uk',
    gives: 'ar en uk ru',
  },
  { rule: 'no locale twice', in: 'en', source: 'uk', gives: 'en uk ru' },
  { rule: 'a chain is not transitive', in: 'ar', source: 'en', gives: 'ar en ru' },
  {
    rule: 'the article’s own fallback replaces the locale’s',
    in: 'en',
    source: 'en',
    fallback: ['ar'],
    gives: 'en ar ru',
  },
  {
    rule: 'an empty fallback of the article leaves source and default',
    in: 'ru',
    source: 'en',
    fallback: [],
    gives: 'ru en',
  },
  {
    rule: 'the article’s fallback may name the locale itself',
    in: 'en',
    source: 'en',
    fallback: ['en', 'ar'],
    gives: 'en ar ru',
  },
  { rule: 'never holds against the default', in: 'uk', source: 'en', gives: 'uk en' },
  { rule: 'never holds against the source', in: 'uk', source: 'ru', gives: 'uk en' },
  {
    rule: 'never holds against the article’s own fallback',
    in: 'uk',
    source: 'en',
    fallback: ['ru', 'ar'],
    gives: 'uk ar en',
  },
  { rule: 'never binds only the locale that says it', in: 'en', source: 'en', gives: 'en uk ru' },
  {
    rule: 'a reader’s list replaces the locale’s fallback',
    in: 'ru',
    source: 'en',
    reader: ['uk', 'ar'],
    gives: 'ru uk ar en',
  },
  {
    rule: 'a reader’s list replaces the article’s fallback',
    in: 'ru',
    source: 'en',
    fallback: ['ar'],
    reader: ['uk'],
    gives: 'ru uk en',
  },
  {
    rule: 'a reader’s list may name what never forbids',
    in: 'uk',
    source: 'en',
    reader: ['ru'],
    gives: 'uk ru en',
  },
  {
    rule: 'what a reader did not name stays forbidden',
    in: 'uk',
    source: 'ru',
    reader: ['ar'],
    gives: 'uk ar',
  },
  {
    rule: 'the page’s locale comes first whatever the reader’s list says',
    in: 'uk',
    source: 'en',
    reader: ['ru', 'uk'],
    gives: 'uk ru en',
  },
  {
    rule: 'a reader’s tags are matched, doubles and unknown ones dropped',
    in: 'ru',
    source: 'en',
    reader: ['xx', 'UA', 'uk_UA', '', 'en-GB', 'ua', 'not a tag'],
    gives: 'ru uk en',
  },
  {
    rule: 'a reader’s list with nothing known leaves source and default',
    in: 'ar',
    source: 'uk',
    reader: ['xx'],
    gives: 'ar uk ru',
  },
  {
    rule: 'an empty reader’s list leaves source and default',
    in: 'ar',
    source: 'uk',
    reader: [],
    gives: 'ar uk ru',
  },
]

test.each(rows)('$rule', ({ in: locale, source = 'en', fallback, reader, gives }) => {
  const article = unchecked({ source, fallback, title: { [source]: 'T' } })
  const { chain } = resolveArticle(wary, article, locale, reader && { reader })
  expect(chain.join(' ')).toBe(gives)
})

const strict = defineLocales(
  { uk: { fallback: [], never: ['ru', 'en'] }, en: {}, ru: {} },
  { default: 'ru' },
)
const russian = defineArticle(strict, {
  id: 'a',
  source: 'ru',
  title: { ru: 'Р', en: 'E' },
  blocks: [{ id: 'b', text: { ru: 'р' } }],
})

test('an article whose title resolves to nothing has no page; its coverage is still told', () => {
  const resolved = resolveArticle(strict, russian, 'uk')
  expect(resolved).toMatchObject({ available: false, listed: false })
  expect(summary(resolved.title)).toBe('missing uk "" (absent)')
  expect(resolved.coverage).toMatchObject({ characters: 0, missing: ['b'] })
})

test('a reader’s list can open a page that the editors’ chain does not', () => {
  const resolved = resolveArticle(strict, russian, 'uk', { reader: ['en'] })
  expect(resolved.available).toBe(true)
  expect(summary(resolved.title)).toBe('fallback en "E" (absent)')
  expect(resolved.listed).toBe(false)
})

test('a title that is on purpose not in the locale means no page, whatever the chain has', () => {
  const article = unchecked({
    title: { en: 'T', uk: null },
    blocks: [{ id: 'b', text: { en: 'e', uk: 'u' } }],
  })
  const resolved = resolveArticle(wary, article, 'uk')
  expect(resolved).toMatchObject({ available: false, listed: false, coverage: { characters: 1 } })
  expect(summary(resolved.title)).toBe('omitted uk ""')
})

test.each([
  [{}, 'uk'],
  [{ title: { en: 'T', uk: null } }, 'uk'],
  [{ title: { en: 'T', uk: ' ' } }, 'uk'],
  [{ source: 'ru', title: { ru: 'T' } }, 'uk'],
  [{ source: 'ru', title: { ru: 'T' } }, 'ar'],
] as const)('isAvailable agrees with resolveArticle: %j in %s', (fields, locale) => {
  const article = unchecked(fields)
  for (const reader of [undefined, [], ['ru'], ['en', 'ru']]) {
    const options = reader && { reader }
    const { available } = resolveArticle(wary, article, locale, options)
    expect(isAvailable(wary, article, locale, options)).toBe(available)
  }
})

test.each([
  ['policy', { policy: 'best' }, /"policy" is "best"/],
  ['outdated', { outdated: true }, /"outdated" is true/],
  ['threshold', { threshold: 60 }, /"threshold" is 60/],
  ['threshold', { threshold: Number.NaN }, /"threshold" is NaN/],
  ['reader', { reader: 'uk' }, /"reader" is "uk"/],
])('refuses an unfit %s: %j', (_, options, message) => {
  const resolve = () => resolveArticle(wary, unchecked({}), 'uk', options as object)
  expect(resolve).toThrow(SteleError)
  expect(resolve).toThrow(message)
})

test('refuses a locale that is not declared', () => {
  expect(() => resolveArticle(wary, unchecked({}), 'ua' as Code)).toThrow(
    expect.objectContaining({ code: 'unknown-locale' }),
  )
})
