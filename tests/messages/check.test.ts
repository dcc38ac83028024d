import { type Catalog, checkMessages, createMessages, defineLocales } from 'stele'
import { describe, expect, test } from 'vitest'

const en = {
  hi: 'Hello, {{name}}',
  comments_one: '{{count}} comment',
  comments_other: '{{count}} comments',
}

/** What the checker finds in one more catalog beside the English source, a line each. */
function findingsIn(locale: string, catalog: object, source: Catalog = en): readonly string[] {
  const catalogs: Readonly<Record<string, Catalog>> = { en: source, [locale]: catalog as Catalog }
  return checkMessages(catalogs, { source: 'en' }).map(({ code, path = [] }) =>
    [code, ...path].join(' '),
  )
}

const uk = {
  hi: 'Вітаю, {{name}}',
  comments_one: '{{count}} коментар',
  comments_few: '{{count}} коментарі',
  comments_many: '{{count}} коментарів',
  comments_other: '{{count}} коментаря',
}

describe('the checker finds', () => {
  test.each<[what: string, locale: string, catalog: object, expected: readonly string[]]>([
    ['nothing in a complete catalog', 'uk', uk, []],
    ['a key without words', 'uk', { ...uk, hi: undefined }, ['missing-message uk hi']],
    ['blank words', 'uk', { ...uk, hi: ' ' }, ['missing-message uk hi']],
    ['words that are no text', 'uk', { ...uk, hi: { there: 'x' } }, ['missing-message uk hi']],
    [
      'plural forms that the language needs, whichever the source has',
      'uk',
      { hi: 'Вітаю', comments_one: '…', comments_other: '…' },
      ['missing-plural uk comments_few', 'missing-plural uk comments_many'],
    ],
    ['a blank plural form', 'uk', { ...uk, comments_few: '' }, ['missing-plural uk comments_few']],
    [
      'all plural forms, where a key has none',
      'uk',
      { hi: 'Вітаю', comments: 'Коментарі' },
      ['few', 'many', 'one', 'other'].map((form) => `missing-plural uk comments_${form}`),
    ],
    [
      'the one form of a language without plurals',
      'ja',
      { hi: 'こんにちは' },
      ['missing-plural ja comments_other'],
    ],
    [
      'the six forms of Arabic',
      'ar',
      { hi: 'مرحبا' },
      ['few', 'many', 'one', 'other', 'two', 'zero'].map(
        (form) => `missing-plural ar comments_${form}`,
      ),
    ],
    [
      'a key that the source does not have',
      'uk',
      { ...uk, bye: 'Бувай' },
      ['extra-message uk bye'],
    ],
    [
      'a plural form that the language does not have',
      'uk',
      { ...uk, comments_two: 'два' },
      ['extra-plural uk comments_two'],
    ],
    [
      'nothing wrong with a form for zero: every language may have one',
      'uk',
      { ...uk, comments_zero: 'жодного' },
      [],
    ],
    [
      'a placeholder that the source does not fill',
      'uk',
      { ...uk, hi: 'Вітаю, {{імʼя}} {{nane}}' },
      ['unknown-placeholder uk hi'],
    ],
    [
      'an unknown placeholder in a plural form',
      'uk',
      { ...uk, comments_few: '{{ number }} коментарі' },
      ['unknown-placeholder uk comments_few'],
    ],
    [
      'nothing wrong with a form that leaves the count out',
      'uk',
      { ...uk, comments_one: 'Один коментар' },
      [],
    ],
    [
      'that a region is not a language, whatever the host speaks',
      'ua',
      { ...uk },
      ['one', 'few', 'many'].map((form) => `extra-plural ua comments_${form}`),
    ],
    [
      'the forms of a tag as systems write it',
      'uk_UA',
      { hi: 'Вітаю', comments_one: '…' },
      ['few', 'many', 'other'].map((form) => `missing-plural uk_UA comments_${form}`),
    ],
  ])('%s', (_, locale, catalog, expected) => {
    const found = findingsIn(locale, catalog)
    expect([...found].sort()).toEqual([...expected].sort())
  })

  test('ordinal forms apart from cardinal ones', () => {
    const ordinals = {
      place_ordinal_one: '{{count}}st',
      place_ordinal_two: '{{count}}nd',
      place_ordinal_few: '{{count}}rd',
      place_ordinal_other: '{{count}}th',
    }
    expect(findingsIn('uk', { place_ordinal_other: '{{count}}-й' }, ordinals)).toEqual([
      'missing-plural uk place_ordinal_few',
    ])
    expect(findingsIn('ru', { place_other: '{{count}}' }, ordinals)).toEqual(
      expect.arrayContaining(['missing-plural ru place_ordinal_other', 'extra-message ru place']),
    )
  })

  test('mistakes in the source itself', () => {
    expect(checkMessages({ en: { hi: '', n_one: '1' } }, { source: 'en' })).toMatchObject([
      { code: 'missing-message', severity: 'error', locale: 'en', path: ['en', 'hi'] },
      { code: 'missing-plural', severity: 'error', locale: 'en', path: ['en', 'n_other'] },
    ])
  })

  test('what names of the language itself hide', () => {
    const source: Catalog = JSON.parse('{ "__proto__": "x", "constructor": "y" }')
    expect(findingsIn('uk', {}, source)).toEqual([
      'missing-message uk __proto__',
      'missing-message uk constructor',
    ])
  })
})

test('a finding says what to do', () => {
  const [finding] = checkMessages({ en, uk: { ...uk, comments_few: '' } }, { source: 'en' })
  expect(finding).toEqual({
    code: 'missing-plural',
    severity: 'error',
    locale: 'uk',
    path: ['uk', 'comments_few'],
    message: '"comments_few" has no words in "uk". Add it.',
  })
})

test('a source without a catalog is refused', () => {
  const check = () => checkMessages({ uk } as Record<string, Catalog>, { source: 'en' })
  expect(check).toThrow('There is no catalog for the source "en". Catalogs: "uk".')
})

test('the words that a reader would get in another language are those that the checker finds', () => {
  const lacking = { hi: 'Вітаю', comments_one: '…', comments_many: '…' }
  const locales = defineLocales({ uk: { fallback: ['en'] }, en: {} }, { default: 'en' })
  const messages = createMessages(locales, { catalogs: { en, uk: lacking } })
  const foreign = [0, 1, 2, 5, 1.5, 22].filter(
    (count) => messages.words('uk', 'comments', { count }).locale === 'en',
  )
  expect(foreign).toEqual([2, 1.5, 22])
  expect(findingsIn('uk', lacking)).toEqual([
    'missing-plural uk comments_few',
    'missing-plural uk comments_other',
  ])
})
