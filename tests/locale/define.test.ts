import { defineLocales, newsroomLocales, SteleError } from 'stele'
import { describe, expect, test } from 'vitest'

const locales = defineLocales(
  {
    ru: { label: 'RU', fallback: ['en', 'uk'] },
    uk: { label: 'UA', aliases: ['ua', 'ukraine'], fallback: ['en'], never: ['ru'] },
    en: {},
    ar: { name: 'عربي', dir: 'ltr', fallback: ['uk', 'uk', 'en'] },
  },
  { default: 'ru' },
)

test('codes keep their order', () => {
  expect(locales.codes).toEqual(['ru', 'uk', 'en', 'ar'])
  expect(locales.default).toBe('ru')
})

describe('a chain', () => {
  test.each([
    ['starts with the locale and ends with the default', 'en', ['en', 'ru']],
    ['goes through the fallbacks, and is not transitive', 'ar', ['ar', 'uk', 'en', 'ru']],
    ['has nothing twice', 'ru', ['ru', 'en', 'uk']],
    ['is without what the locale must never show', 'uk', ['uk', 'en']],
  ] as const)('%s', (_, code, chain) => {
    expect(locales.chain(code)).toEqual(chain)
  })
})

test.each(['ru', 'en_GB', 'en-gb', 'British English', ''])(
  'a locale is not formatted as %j, which is no tag of its language',
  (format) => {
    const define = () => defineLocales({ en: { format } }, { default: 'en' })
    expect(define).toThrow(expect.objectContaining({ code: 'invalid-locale' }))
    expect(define).toThrow(`The format of "en" is ${JSON.stringify(format)}.`)
  },
)

test('a locale has every default filled in', () => {
  expect(locales.get('en')).toEqual({
    code: 'en',
    label: 'EN',
    name: 'English',
    dir: 'ltr',
    aliases: [],
    fallback: [],
    never: [],
  })
})

test('a locale has what was declared', () => {
  expect(locales.get('uk')).toMatchObject({
    label: 'UA',
    aliases: ['ua', 'ukraine'],
    never: ['ru'],
  })
  expect(locales.get('ar')).toMatchObject({
    name: 'عربي',
    dir: 'ltr',
    fallback: ['uk', 'uk', 'en'],
  })
})

describe('a name', () => {
  test.each([
    ['uk', 'Українська'],
    ['ru', 'Русский'],
    ['de', 'Deutsch'],
    ['ar', 'العربية'],
    ['he', 'עברית'],
    ['ka', 'ქართული'],
    ['zh-Hant', '繁體中文'],
    ['qaa', 'qaa'],
    ['tlh', 'tlh'],
  ])('of %s is in its own language: %s', (code, name) => {
    expect(defineLocales({ [code]: {} }, { default: code }).get(code).name).toBe(name)
  })
})

test('the preset speaks Russian, Ukrainian and English, and English before the other', () => {
  expect(newsroomLocales.codes.map((code) => newsroomLocales.get(code).label)).toEqual([
    'RU',
    'UA',
    'EN',
  ])
  expect(newsroomLocales.chain('uk')).toEqual(['uk', 'en', 'ru'])
  expect(newsroomLocales.chain('ru')).toEqual(['ru', 'en', 'uk'])
  expect(newsroomLocales.match('ua')).toBe('uk')
})

test('has tells declared codes from everything else', () => {
  expect(['ru', 'RU', 'ua', 'de', '__proto__', null, 1].map(locales.has)).toEqual([
    true,
    ...new Array<boolean>(6).fill(false),
  ])
})

test('a name that is no code is refused, also when it is one of the machinery', () => {
  for (const code of ['de', '__proto__', 'constructor']) {
    for (const ask of [locales.get, locales.chain]) {
      expect(() => ask(code as 'uk')).toThrow(
        `The locale is "${code}", which is not declared. Declared: "ru", "uk", "en", "ar".`,
      )
    }
  }
})

test('all of it is frozen', () => {
  const values = [locales, locales.codes, locales.get('uk'), locales.chain('uk')]
  const { aliases, fallback, never } = locales.get('uk')
  for (const value of [...values, aliases, fallback, never]) {
    expect(Object.isFrozen(value)).toBe(true)
  }
})

test('changing the definition afterwards changes nothing', () => {
  const fallback: 'en'[] = []
  const uk = { label: 'UA', aliases: ['ua'], fallback }
  const declared = defineLocales({ uk, en: {} }, { default: 'uk' })
  uk.label = 'ukraine'
  uk.aliases.push('en')
  fallback.push('en')
  expect(declared.get('uk')).toMatchObject({ label: 'UA', aliases: ['ua'], fallback: [] })
  expect(declared.extend({}).chain('uk')).toEqual(['uk'])
})

// Untyped callers reach every one of these; typed ones only some.
describe('a definition mistake is told with what is accepted', () => {
  const declare = (definition: unknown, options: unknown = { default: 'uk' }) =>
    defineLocales(definition as { uk: object }, options as { default: 'uk' })

  test.each([
    // Codes
    [
      { ua: {} },
      'invalid-locale',
      '"ua" names a region, not a language. Declare Ukrainian as "uk" with aliases: ["ua"]; its label may be "UA".',
    ],
    [{ 'ua-UA': {} }, 'invalid-locale', '"ua-UA" names a region, not a language.'],
    [{ UA: {} }, 'invalid-locale', '"UA" names a region, not a language.'],
    [{ u: {} }, 'invalid-locale', '"u" is not a locale tag. A code is a canonical BCP 47 tag'],
    [{ '': {} }, 'invalid-locale', '"" is not a locale tag.'],
    [{ 'uk-UA-UA': {} }, 'invalid-locale', '"uk-UA-UA" is not a locale tag.'],
    [JSON.parse('{"__proto__":{}}'), 'invalid-locale', '"__proto__" is not a locale tag.'],
    [{ constructor: {} }, 'invalid-locale', '"constructor" is not a locale tag.'],
    [{ toString: {} }, 'invalid-locale', '"toString" is not a canonical locale tag.'],
    [{ uk_UA: {} }, 'invalid-locale', '"uk_UA" is not a canonical locale tag. Write "uk-UA".'],
    [{ uk: {}, UK: {} }, 'invalid-locale', '"UK" is not a canonical locale tag. Write "uk".'],
    [{ iw: {} }, 'invalid-locale', '"iw" is not a canonical locale tag. Write "he".'],
    [{ sh: {} }, 'invalid-locale', '"sh" is not a canonical locale tag. Write "sr-Latn".'],
    [
      { [`en-${'abcde-'.repeat(30)}abcdf`]: {} },
      'invalid-locale',
      /^"en-abcde.*" is not a (?:canonical )?locale tag\./,
    ],
    [
      { uk: {}, no: {}, nb: {} },
      'alias-conflict',
      'The code "nb" of locale "nb" already means locale "no". Give each tag to one locale only.',
    ],
    // Aliases
    [
      { uk: { aliases: ['ua'] }, ru: { aliases: ['UA'] } },
      'alias-conflict',
      'The alias "UA" of locale "ru" already means locale "uk". Give each tag to one locale only. Taken so far: "uk", "ru", "ua".',
    ],
    [{ uk: { aliases: ['ua', 'ua'] } }, 'alias-conflict', '"ua" of locale "uk" already means'],
    [
      { uk: { aliases: ['RU'] }, ru: {} },
      'alias-conflict',
      'The alias "RU" of locale "uk" already means locale "ru".',
    ],
    [
      { uk: { aliases: ['iw'] }, he: {} },
      'alias-conflict',
      'The alias "iw" of locale "uk" already means locale "he".',
    ],
    [
      { uk: { aliases: ['u'] } },
      'invalid-locale',
      'The alias "u" is not a locale tag. A code is a canonical BCP 47 tag, such as "uk"',
    ],
    // Fallbacks
    [
      { uk: { fallback: ['de'] }, ru: {} },
      'unknown-locale',
      'The fallback of "uk" is "de", which is not declared. Declared: "uk", "ru".',
    ],
    [
      { uk: { never: ['de'] }, ru: {} },
      'unknown-locale',
      'The never of "uk" is "de", which is not declared. Declared: "uk", "ru".',
    ],
    [
      { uk: { aliases: ['ua'] }, ru: { fallback: ['ua'] } },
      'unknown-locale',
      'The fallback of "ru" is "ua", which is not declared. Declared: "uk", "ru".',
    ],
    [
      { uk: { fallback: ['uk'] }, ru: {}, en: {} },
      'invalid-fallback',
      '"uk" stands in its own fallback. Name only other locales there: "ru", "en".',
    ],
    [
      { uk: { never: ['uk'] }, ru: {} },
      'invalid-fallback',
      '"uk" stands in its own never. Name only other locales there: "ru".',
    ],
    [
      { uk: { fallback: ['en', 'ru'], never: ['ru'] }, ru: {}, en: {} },
      'invalid-fallback',
      '"ru" stands both in fallback and in never of "uk". Keep it in one of the two. Declared: "uk", "ru", "en".',
    ],
    // Shapes
    [null, 'invalid-locale', 'The definition of the locales is null. Give an object.'],
    [undefined, 'invalid-locale', 'The definition of the locales is undefined.'],
    [['uk'], 'invalid-locale', 'The definition of the locales is an array.'],
    [{ uk: null }, 'invalid-locale', 'Locale "uk" is null. Give an object.'],
    [{ uk: 'UA' }, 'invalid-locale', 'Locale "uk" is "UA".'],
    [{ uk: { fallback: 'en' } }, 'invalid-locale', 'The fallback of "uk" is "en". Give an array'],
    [
      { uk: { never: {} } },
      'invalid-locale',
      'The never of "uk" is an object. Give an array of tags.',
    ],
    [{ uk: { aliases: [1] } }, 'invalid-locale', 'The aliases of "uk" is an array.'],
    [{ uk: { dir: 'up' } }, 'invalid-locale', 'The dir of "uk" is "up". Give "ltr" or "rtl".'],
    [{ uk: { label: ' ' } }, 'invalid-locale', 'The label of "uk" is " ". Give a text'],
    [{ uk: { name: 5 } }, 'invalid-locale', 'The name of "uk" is 5. Give a text'],
    [
      { uk: { fallbacks: ['en'] } },
      'invalid-locale',
      'Locale "uk" has no "fallbacks". Its fields are "label", "name", "dir", "format", "aliases", "fallback", "never".',
    ],
    [
      JSON.parse('{"uk":{"__proto__":{"label":"UA"}}}'),
      'invalid-locale',
      'Locale "uk" has no "__proto__".',
    ],
    [{}, 'unknown-locale', 'The default locale is "uk", which is not declared. Declared: none.'],
  ])('%j', (definition, code, message) => {
    expect(() => declare(definition)).toThrow(SteleError)
    expect(() => declare(definition)).toThrow(
      expect.objectContaining({
        code,
        message:
          typeof message === 'string'
            ? expect.stringContaining(message)
            : expect.stringMatching(message),
        hint: expect.stringMatching(/./),
      }),
    )
  })

  test.each([
    [{ default: 'ua' }, 'The default locale is "ua", which is not declared. Declared: "uk", "ru".'],
    [{ default: '__proto__' }, 'The default locale is "__proto__", which is not declared.'],
    [{}, 'The default locale is undefined, which is not declared.'],
    [undefined, 'The default locale is undefined, which is not declared.'],
  ])('options %j', (options, message) => {
    const definition = { uk: { aliases: ['ua'] }, ru: {} }
    expect(() => defineLocales(definition, options as { default: 'uk' })).toThrow(
      expect.objectContaining({
        code: 'unknown-locale',
        message: expect.stringContaining(message),
      }),
    )
  })
})

test('fields that are undefined count as left out', () => {
  const input: object = { label: undefined, aliases: undefined, dir: undefined }
  expect(defineLocales({ uk: input }, { default: 'uk' }).get('uk')).toMatchObject({
    label: 'UK',
    aliases: [],
    dir: 'ltr',
  })
})
