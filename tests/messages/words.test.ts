import i18next from 'i18next'
import { type Catalog, createMessages, defineLocales, newsroomLocales, SteleError } from 'stele'
import { describe, expect, test } from 'vitest'

// Ukrainian readers get English, never Russian; Arabic has only what the app gives.
const locales = defineLocales(
  {
    ru: { fallback: ['en', 'uk'] },
    uk: { fallback: ['en'], aliases: ['ua'], never: ['ru'] },
    en: { fallback: ['uk', 'ru'] },
    ar: { fallback: ['en'] },
    'pt-BR': { fallback: ['en'] },
  },
  { default: 'ru' },
)

function messagesOf(catalogs: { readonly [code: string]: Catalog }) {
  return createMessages(locales, { catalogs })
}

describe('words', () => {
  test.each<[rule: string, catalogs: { readonly [code: string]: Catalog }, string, string]>([
    ['are the locale’s own', { uk: { hi: 'Вітаю' }, en: { hi: 'Hello' } }, 'uk', 'uk Вітаю'],
    [
      'are else those of the next locale of its chain',
      { en: { hi: 'Hello' }, ru: { hi: 'Привет' } },
      'uk',
      'en Hello',
    ],
    [
      'are never in a forbidden language, were it the default',
      { ru: { hi: 'Привет' } },
      'uk',
      'uk hi',
    ],
    ['end the chain with the default', { ru: { hi: 'Привет' } }, 'ar', 'ru Привет'],
    ['are not looked up along the chain of a fallback', { uk: { hi: 'Вітаю' } }, 'ar', 'ar hi'],
    ['are missing where they are empty', { uk: { hi: '' }, en: { hi: 'Hello' } }, 'uk', 'en Hello'],
    [
      'are missing where they are blank',
      { uk: { hi: ' \n' }, en: { hi: 'Hello' } },
      'uk',
      'en Hello',
    ],
    ['are not those of a less precise tag', { en: { hi: 'Hello' } }, 'pt-BR', 'en Hello'],
    ['are the key where nobody has any', {}, 'uk', 'uk hi'],
    ['stay with what reads like an address inside', { uk: { hi: 'а: б.в' } }, 'uk', 'uk а: б.в'],
  ])('%s', (_, catalogs, code, expected) => {
    const messages = messagesOf(catalogs)
    const locale = code as 'uk'
    const { text, locale: language } = messages.words(locale, 'hi')
    expect(`${language} ${text}`).toBe(expected)
    expect(messages.t(locale)('hi')).toBe(text)
    expect(messages.has(locale, 'hi')).toBe(text !== 'hi')
  })

  test('carry the direction of the language they are in', () => {
    const messages = messagesOf({ ar: { hi: 'مرحبا' } })
    expect(messages.words('ar', 'hi').dir).toBe('rtl')
    expect(messages.words('ar', 'page.home')).toEqual({
      text: 'Front page',
      locale: 'en',
      dir: 'ltr',
    })
  })

  test('of a key with dots and colons are found as they are written', () => {
    const messages = messagesOf({ uk: { 'a.b:c': 'так', a: 'ні' } })
    expect(messages.t('uk')('a.b:c')).toBe('так')
  })

  test('in another language tell it: the trap of a missing plural form', () => {
    const messages = messagesOf({
      uk: { comments_one: '{{count}} коментар', comments_many: '{{count}} коментарів' },
      en: { comments_one: '{{count}} comment', comments_other: '{{count}} comments' },
    })
    expect(messages.words('uk', 'comments', { count: 5 })).toMatchObject({
      text: '5 коментарів',
      locale: 'uk',
    })
    expect(messages.words('uk', 'comments', { count: 2 })).toMatchObject({
      text: '2 comments',
      locale: 'en',
    })
  })

  test('of a missing plural form are the language’s own for `other`, where it has them', () => {
    const messages = messagesOf({
      uk: { comments_one: '{{count}} коментар', comments_other: 'Коментарі: {{count}}' },
      en: { comments_one: '{{count}} comment', comments_other: '{{count}} comments' },
    })
    expect(messages.words('uk', 'comments', { count: 2 })).toMatchObject({
      text: 'Коментарі: 2',
      locale: 'uk',
    })
    expect(messages.t('uk')('comments', { count: 1 })).toBe('1 коментар')
    expect(messages.t('uk')('comments', { count: 0 })).toBe('Коментарі: 0')
  })

  test('have ordinal forms', () => {
    const en = {
      place_ordinal_one: '{{count}}st',
      place_ordinal_two: '{{count}}nd',
      place_ordinal_other: '{{count}}th',
    }
    const { t, has } = createMessages(locales, { catalogs: { en } })
    const place = [1, 2, 11].map((count) => t('en')('place', { count, ordinal: true }))
    expect(place).toEqual(['1st', '2nd', '11th'])
    expect(has('en', 'place')).toBe(true)
  })

  test('of a count of zero may be others', () => {
    const { t } = createMessages(locales, {
      catalogs: { en: { n_zero: 'none', n_one: 'one', n_other: 'many' } },
    })
    expect([0, 1, 2].map((count) => t('en')('n', { count }))).toEqual(['none', 'one', 'many'])
  })
})

describe('`has`', () => {
  test.each([
    ['a plain key', 'page.home', true],
    ['a key with plural forms', 'notice.fallback', true],
    ['a plural form as it stands in the catalog', 'notice.fallback_one', true],
    ['an unknown key', 'page', false],
    ['a name of the language itself', 'constructor', false],
    ['the name of a prototype', '__proto__', false],
  ])('knows %s', (_, key, expected) => {
    expect(createMessages(newsroomLocales).has('uk', key)).toBe(expected)
  })

  test('answers for the chain', () => {
    const messages = messagesOf({ en: { hi: 'Hello' }, ru: { привет: 'Привет' } })
    expect(messages.has('uk', 'hi')).toBe(true)
    expect(messages.has('uk', 'привет')).toBe(false)
  })
})

describe('values', () => {
  const { t, words } = createMessages(locales, {
    catalogs: {
      uk: {
        greeting: 'Вітаю, {{name}}!',
        twice: '{{a}} і {{ b }} і {{a}}',
        nested: '{{name}}: $t(greeting)',
        dotted: '{{a.b}}',
      },
    },
  })

  test('are put in as they are: escaping is for the output', () => {
    expect(t('uk')('greeting', { name: '<b> & "x"' })).toBe('Вітаю, <b> & "x"!')
    expect(t('uk')('twice', { a: 1, b: 'б' })).toBe('1 і б і 1')
    expect(t('uk')('greeting', { name: '$1 $& $$' })).toBe('Вітаю, $1 $& $$!')
  })

  test('are not read as messages themselves', () => {
    expect(t('uk')('greeting', { name: '{{name}}' })).toBe('Вітаю, {{name}}!')
    expect(t('uk')('greeting', { name: '$t(page.home)' })).toBe('Вітаю, $t(page.home)!')
  })

  test('that are missing leave their placeholder to be seen', () => {
    expect(t('uk')('greeting')).toBe('Вітаю, {{name}}!')
    expect(t('uk')('twice', { a: 1 })).toBe('1 і {{ b }} і 1')
  })

  test('cannot change the language', () => {
    expect(t('uk')('page.home', { lng: 'en' })).toBe('Головна')
    expect(words('uk', 'page.home', { lng: 'en' })).toMatchObject({ text: 'Головна', locale: 'uk' })
  })

  test('reach messages that a message takes in, in the same language', () => {
    expect(t('uk')('nested', { name: 'Я' })).toBe('Я: Вітаю, Я!')
    expect(words('uk', 'nested', { name: 'Я' })).toMatchObject({
      text: 'Я: Вітаю, Я!',
      locale: 'uk',
    })
  })

  test('are not changed', () => {
    const values = Object.freeze({ name: 'Я', count: 2 })
    expect(t('uk')('nested', values)).toBe('Я: Вітаю, Я!')
  })
})

describe('an app’s catalogs', () => {
  test('add words and replace stele’s', () => {
    const { t } = createMessages(newsroomLocales, {
      catalogs: { uk: { 'page.home': 'Додому', greeting: 'Вітаю' } },
    })
    expect(t('uk')('page.home')).toBe('Додому')
    expect(t('uk')('greeting')).toBe('Вітаю')
    expect(t('uk')('switcher.label')).toBe('Мова')
    expect(t('en')('page.home')).toBe('Front page')
  })

  test('replace stele’s words with words only: a blank is missing', () => {
    const { t } = createMessages(newsroomLocales, { catalogs: { uk: { 'page.home': '' } } })
    expect(t('uk')('page.home')).toBe('Головна')
  })

  test('are not changed, also when frozen, and later changes do not reach the messages', () => {
    const catalogs = { uk: { hi: 'Вітаю' }, en: Object.freeze({ hi: 'Hello' }) }
    const before = JSON.stringify(catalogs)
    const messages = messagesOf(catalogs)
    messages.i18next.addResource('uk', 'translation', 'hi', 'Інше')
    messages.i18next.addResource('en', 'translation', 'more', 'More')
    expect(JSON.stringify(catalogs)).toBe(before)
    catalogs.uk.hi = 'Пізніше'
    expect(messages.t('uk')('hi')).toBe('Інше')
  })

  test.each<[what: string, catalogs: unknown, code: string, message: string]>([
    ['a locale that is not declared', { de: {} }, 'unknown-locale', '"de", which is not declared'],
    ['an alias in place of its locale', { ua: {} }, 'unknown-locale', 'Declared: "ru", "uk"'],
    [
      'nested messages',
      { uk: { page: { home: 'x' } } },
      'invalid-message',
      'The message "page" in "uk" is an object. A catalog is a flat object',
    ],
    [
      'a message that is null',
      { uk: { hi: null } },
      'invalid-message',
      'The message "hi" in "uk" is null.',
    ],
    ['a number', { uk: { hi: 1 } }, 'invalid-message', 'The message "hi" in "uk" is 1.'],
    ['an array of messages', { uk: ['x'] }, 'invalid-message', 'The catalog of "uk" is an array.'],
    ['a catalog that is text', { uk: 'x' }, 'invalid-message', 'The catalog of "uk" is "x".'],
    ['a catalog that is null', { uk: null }, 'invalid-message', 'The catalog of "uk" is null.'],
  ])('refuse %s', (_, catalogs, code, message) => {
    const create = () => createMessages(locales, { catalogs: catalogs as object })
    expect(create).toThrow(SteleError)
    expect(create).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    )
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'may name a message %s, and nothing else is named so',
    (name) => {
      expect(createMessages(newsroomLocales).t('uk')(name as 'page.home')).toBe(name)
      const messages = messagesOf({ uk: JSON.parse(`{ "${name}": "слово" }`) })
      expect(messages.t('uk')(name)).toBe('слово')
      expect(Object.keys(Object.prototype)).toEqual([])
    },
  )
})

describe('instances', () => {
  test('share nothing with each other', () => {
    const one = messagesOf({ uk: { hi: 'Один' } })
    const two = messagesOf({ uk: { hi: 'Два' } })
    one.i18next.addResource('uk', 'translation', 'page.home', 'Інше')
    expect(one.t('uk')('hi')).toBe('Один')
    expect(two.t('uk')('hi')).toBe('Два')
    expect(two.t('uk')('page.home')).toBe('Головна')
    expect(messagesOf({}).t('uk')('page.home')).toBe('Головна')
  })

  test('leave the global i18next alone', () => {
    const messages = messagesOf({})
    expect(messages.i18next).not.toBe(i18next)
    expect(i18next.isInitialized).toBeFalsy()
    expect(i18next.hasResourceBundle?.('uk', 'translation')).toBeFalsy()
  })

  test('speak every language at once: there is none to switch', () => {
    const { t } = createMessages(newsroomLocales)
    const [ru, uk, en] = [t('ru'), t('uk'), t('en')]
    expect([en, uk, ru, uk].map((each) => each('page.home'))).toEqual([
      'Front page',
      'Головна',
      'Главная',
      'Головна',
    ])
  })

  test('refuse a locale that is not declared', () => {
    const { t, words, has } = createMessages(newsroomLocales)
    for (const ask of [
      () => t('ua' as 'uk'),
      () => words('de' as 'uk', 'page.home'),
      () => has('xx' as 'uk', 'page.home'),
    ]) {
      expect(ask).toThrow(expect.objectContaining({ code: 'unknown-locale' }))
    }
  })
})
