import fc from 'fast-check'
import { localeCookie, newsroomLocales, readLocaleCookie } from 'stele'
import { expect, test } from 'vitest'

test('the cookie of a locale lasts a year and stays on the site', () => {
  expect(localeCookie('uk')).toBe('locale=uk; Path=/; Max-Age=31536000; SameSite=Lax')
  expect(localeCookie('uk', 'lang')).toMatch(/^lang=uk; /)
})

test.each([
  ['locale=uk', 'uk'],
  ['a=1; locale=uk; b=2', 'uk'],
  ['a=1;locale=uk', 'uk'],
  ['locale=uk; locale=ru', 'uk'],
  ['locale=', ''],
  ['xlocale=uk', undefined],
  ['locale', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('the cookies %j hold %j', (cookies, locale) => {
  expect(readLocaleCookie(cookies)).toBe(locale)
})

test('whatever is kept stays one cookie', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const [pair = '', ...attributes] = localeCookie(text).split('; ')
      expect(attributes).toHaveLength(3)
      expect(decodeURIComponent(readLocaleCookie(pair) ?? '')).toBe(text)
    }),
  )
})

test('what is written is read', () => {
  for (const code of newsroomLocales.codes) {
    expect(readLocaleCookie(localeCookie(code))).toBe(code)
  }
})
