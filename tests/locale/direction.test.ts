import { defineLocales } from 'stele'
import { describe, expect, test } from 'vitest'

const directionOf = (code: string) => defineLocales({ [code]: {} }, { default: code }).get(code).dir

test.each([
  ['en', 'ltr'],
  ['uk', 'ltr'],
  ['ar', 'rtl'],
  ['he', 'rtl'],
  ['fa', 'rtl'],
  ['ur', 'rtl'],
  ['yi', 'rtl'],
  ['dv', 'rtl'],
  ['ckb', 'rtl'],
  ['ps', 'rtl'],
  ['az', 'ltr'],
  ['az-Arab', 'rtl'],
  ['ku', 'ltr'],
  ['ku-Arab', 'rtl'],
  ['pa', 'ltr'],
  ['pa-PK', 'rtl'],
  ['ar-Latn', 'ltr'],
  ['he-Latn', 'ltr'],
  ['ur-Aran', 'rtl'],
  ['ff-Adlm', 'rtl'],
  ['nqo', 'rtl'],
  ['rhg', 'rtl'],
  ['en-Hebr', 'rtl'],
  ['qaa', 'ltr'],
  ['mn-Mong', 'ltr'],
])('%s is written %s', (code, direction) => {
  expect(directionOf(code)).toBe(direction)
})

// Letters that Unicode calls strongly right to left, whatever the tables of CLDR say.
const RIGHT_TO_LEFT =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u

// All languages of two and three letters that Intl has a name for, in that language itself.
function namedLanguages(): readonly (readonly [code: string, name: string])[] {
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(97 + at))
  const two = letters.flatMap((a) => letters.map((b) => a + b))
  const codes = [...two, ...two.flatMap((pair) => letters.map((letter) => pair + letter))]
  return Intl.DisplayNames.supportedLocalesOf(codes).flatMap((code) => {
    const names = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' })
    const name = names.of(code)
    return name !== undefined && !code.includes('-') ? [[code, name] as const] : []
  })
}

describe('every language that Intl can name', () => {
  const languages = namedLanguages()

  test('is written in the direction of the letters of its own name', () => {
    const expected = languages.map(([code, name]) => [
      code,
      RIGHT_TO_LEFT.test(name) ? 'rtl' : 'ltr',
    ])
    expect(languages.map(([code]) => [code, directionOf(code)])).toEqual(expected)
    expect(languages.length).toBeGreaterThan(150)
    expect(expected.filter(([, direction]) => direction === 'rtl').length).toBeGreaterThan(8)
  })

  test('matches itself, with and without the script it is written in', () => {
    for (const [code] of languages) {
      const locales = defineLocales({ [code]: {} }, { default: code })
      expect(locales.match(code)).toBe(code)
      expect(locales.match(new Intl.Locale(code).maximize().toString())).toBe(code)
    }
  })
})
