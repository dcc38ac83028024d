import { newsroomLocales, SteleError } from 'stele'
import { describe, expect, test } from 'vitest'

describe('extending', () => {
  const wider = newsroomLocales.extend({
    de: { label: 'Deutsch', fallback: ['en'] },
    ar: { never: ['ru'] },
    ru: { fallback: ['en', 'de', 'uk'] },
  })

  test('adds locales after those that were there', () => {
    expect(wider.codes).toEqual(['ru', 'uk', 'en', 'de', 'ar'])
    expect(wider.get('de')).toMatchObject({ label: 'Deutsch', name: 'Deutsch', dir: 'ltr' })
    expect(wider.get('ar').dir).toBe('rtl')
  })

  test('replaces the given fields of a locale that was there, and no others', () => {
    expect(wider.chain('ru')).toEqual(['ru', 'en', 'de', 'uk'])
    expect(wider.get('ru').label).toBe('RU')
    expect(wider.get('uk')).toEqual(newsroomLocales.get('uk'))
    expect(wider.match('ua')).toBe('uk')
  })

  test('keeps the default', () => {
    expect(wider.default).toBe('ru')
    expect(wider.chain('de')).toEqual(['de', 'en', 'ru'])
    expect(wider.chain('ar')).toEqual(['ar'])
  })

  test('leaves the set it starts from as it was', () => {
    expect(newsroomLocales.codes).toEqual(['ru', 'uk', 'en'])
    expect(newsroomLocales.chain('ru')).toEqual(['ru', 'en', 'uk'])
    expect(newsroomLocales.match('de')).toBeUndefined()
  })

  test('takes another default, new or old', () => {
    expect(newsroomLocales.extend({ de: {} }, { default: 'de' }).chain('en')).toEqual([
      'en',
      'uk',
      'ru',
      'de',
    ])
    expect(newsroomLocales.extend({}, { default: 'en' }).negotiate('be')).toBe('en')
  })

  test('empties a field', () => {
    const without = newsroomLocales.extend({ uk: { aliases: [], fallback: [] } })
    expect(without.match('ua')).toBeUndefined()
    expect(without.chain('uk')).toEqual(['uk', 'ru'])
  })

  test('takes fields that are undefined for left out', () => {
    const fields: object = { label: undefined, aliases: undefined, fallback: undefined }
    expect(newsroomLocales.extend({ uk: fields }).get('uk')).toEqual(newsroomLocales.get('uk'))
  })

  test('can be done again', () => {
    const widest = wider.extend({ he: { fallback: ['ar', 'de'] } })
    expect(widest.chain('he')).toEqual(['he', 'ar', 'de', 'ru'])
    expect(widest.negotiate('iw')).toBe('he')
  })

  test('moves an alias from one locale to another', () => {
    const moved = newsroomLocales.extend({ uk: { aliases: [] }, en: { aliases: ['ua'] } })
    expect(moved.match('UA')).toBe('en')
  })
})

describe('extending tells a mistake', () => {
  const extend = (more: unknown, options?: unknown) =>
    newsroomLocales.extend(more as { de: object }, options as { default: 'de' })

  test.each([
    [{ ua: {} }, '"ua" names a region, not a language.'],
    [{ de: { aliases: ['ua'] } }, 'The alias "ua" of locale "de" already means locale "uk".'],
    [{ de: { aliases: ['uk'] } }, 'The alias "uk" of locale "de" already means locale "uk".'],
    [{ de: { fallback: ['fr'] } }, 'Declared: "ru", "uk", "en", "de".'],
    [{ uk: { never: ['ru'] } }, '"ru" stands both in fallback and in never of "uk".'],
    [JSON.parse('{"__proto__":{}}'), '"__proto__" is not a locale tag.'],
    [{ uk: null }, 'Locale "uk" is null.'],
    [null, 'The definition of the locales is null.'],
  ])('%j', (more, message) => {
    expect(() => extend(more)).toThrow(SteleError)
    expect(() => extend(more)).toThrow(message)
  })

  test('in its options', () => {
    expect(() => extend({ de: {} }, { default: 'fr' })).toThrow(
      'The default locale is "fr", which is not declared. Declared: "ru", "uk", "en", "de".',
    )
  })
})
