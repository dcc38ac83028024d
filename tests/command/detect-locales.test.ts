import { expect, test } from 'vitest'
import { detectLocales } from '../../src/command/detect-locales.js'

test.each([
  ['a folder for each article', ['a/en.md', 'a/uk.md', 'b/en.md'], ['en', 'uk']],
  ['a locale before the extension', ['a.en.md', 'b.uk.md'], ['en', 'uk']],
  ['a folder for each locale', ['en/a.md', 'uk/a.md'], ['en', 'uk']],
  ['a country that people write for a language', ['a/en.md', 'a/ua.md'], ['en', 'uk']],
  ['scripts and regions', ['a/zh-Hant.md', 'a/pt_BR.md'], ['pt-BR', 'zh-Hant']],
  ['articles whose names are tags too', ['en/it.md', 'uk/it.md'], ['en', 'uk']],
  ['folders whose names are tags too', ['new/en.md', 'new/uk.md'], ['en', 'uk']],
  ['files of no locale between them', ['README.md', 'a/en.md', 'a/notes.md'], ['en']],
])('locales are seen from %s', (_, paths, codes) => {
  expect(detectLocales(paths).codes).toEqual(codes)
})

test('what people write for a language is understood afterwards', () => {
  expect(detectLocales(['a/en.md', 'a/ua.md']).match('ua')).toBe('uk')
})

test('a folder without locales is an error that says how to name files', () => {
  expect(() => detectLocales(['README.md'])).toThrow('No file is named after a locale. Name files')
})
