import fc from 'fast-check'
import { defineLocales, newsroomLocales as locales } from 'stele'
import { describe, expect, test } from 'vitest'

const many = (count: number) => Array.from({ length: count }, (_, at) => `x${at}x`)

describe('of ru (the default), uk and en, a reader is given', () => {
  test.each([
    // Order and quality (RFC 9110, 12.4.2)
    ['the only one that fits', 'de, uk;q=0.8', 'uk'],
    ['the first of equals', 'en, uk', 'en'],
    ['the better one', 'uk-UA;q=0.5, en;q=0.9', 'en'],
    ['the better one by a thousandth', 'uk;q=0.998, en;q=0.999', 'en'],
    ['one without a quality before others', 'uk;q=0.9, en', 'en'],
    ['the first of those with quality 1', 'en;q=1.000, uk;q=1, ru', 'en'],
    ['the parent of a region', 'en-US,en;q=0.9', 'en'],
    ['what an alias means', 'UA', 'uk'],
    ['what a POSIX name means', 'uk_UA.UTF-8', 'uk'],
    ['one despite space everywhere', ' \tuk ; q = 0.5 , en ; Q=0.6 ', 'en'],
    ['one despite other parameters', 'uk;level=1;q=0.2, en;q=0.3', 'en'],
    ['one despite empty ranges', ',, ,uk,,', 'uk'],
    // Nothing is guessed
    ['the default for a similar language', 'be', 'ru'],
    ['the default for other letters', 'uk-Latn, zh', 'ru'],
    ['the default for an empty header', '', 'ru'],
    ['the default for nonsense', ';;;=,;q=1', 'ru'],
    // A wildcard
    ['the default for anything', '*', 'ru'],
    ['the default for anything at a low quality', '*;q=0.1', 'ru'],
    ['the named one before anything else', '*;q=0.5, uk;q=0.6', 'uk'],
    ['the default for anything before the named one', '*, uk;q=0.9', 'ru'],
    ['the first that is not refused, for anything else', '*, ru;q=0', 'uk'],
    ['the last that is not refused, for anything else', 'uk;q=0, *, ru;q=0', 'en'],
    ['the default when all are refused', 'ru;q=0, uk;q=0, en;q=0, *', 'ru'],
    ['the default when anything is refused', '*;q=0', 'ru'],
    ['the named one when anything else is refused', '*;q=0, en;q=0.1', 'en'],
    // Refusals
    ['the default when only it is refused', 'ru;q=0', 'ru'],
    ['the next when the best is refused', 'uk;q=0, uk-UA, en;q=0.5', 'en'],
    ['the next when the best is refused by an alias', 'ua;q=0.0, uk-UA, en;q=0.5', 'en'],
    ['a language of which a region is refused', 'en-GB;q=0, en', 'en'],
    ['a language of which a region is refused, for another', 'en-GB;q=0.000, en-US', 'en'],
    ['a language of which a script is refused', 'uk-Cyrl;q=0, uk', 'uk'],
    ['the default when one is asked for and refused', 'uk, uk;q=0', 'ru'],
    // A bad quality drops its range, and only that
    ['the next after a word', 'uk;q=abc, en', 'en'],
    ['the next after too high a quality', 'uk;q=1.1, en;q=0.1', 'en'],
    ['the next after a negative quality', 'uk;q=-1, en;q=0.1', 'en'],
    ['the next after too many digits', 'uk;q=0.1234, en;q=0.1', 'en'],
    ['the next after a missing digit', 'uk;q=.5, en;q=0.1', 'en'],
    ['the next after an empty quality', 'uk;q=, en;q=0.1', 'en'],
    ['the next after a quality without value', 'uk;q, en;q=0.1', 'en'],
    ['the next after a quoted quality', 'uk;q="1", en;q=0.1', 'en'],
    ['the next after a quality with an exponent', 'uk;q=1e0, en;q=0.1', 'en'],
    ['one whose bad refusal counts for nothing', 'uk;q=0.0000, uk;q=0.5', 'uk'],
    ['the next after one bad quality of two', 'uk;q=1;q=2, en;q=0.1', 'en'],
  ])('%s: %s', (_, accept, code) => {
    expect(locales.negotiate(accept)).toBe(code)
  })

  test.each([
    ['the first known of a list', ['de-CH', 'de', 'uk-UA', 'en'], 'uk'],
    ['the best of a list with qualities', ['uk;q=0.1', 'en;q=0.2'], 'en'],
    ['the default for an empty list', [], 'ru'],
    ['the default for null', null, 'ru'],
    ['the default for undefined', undefined, 'ru'],
  ])('%s', (_, accept, code) => {
    expect(locales.negotiate(accept)).toBe(code)
  })
})

test('a region is not given for its language', () => {
  const brazilian = defineLocales({ en: {}, 'pt-BR': {} }, { default: 'en' })
  expect(brazilian.negotiate('pt')).toBe('en')
  expect(brazilian.negotiate('pt-BR-x-a')).toBe('pt-BR')
})

describe('limits', () => {
  test.each([
    ['reads the 64th range', [...many(63), 'uk'], 'uk'],
    ['does not read the 65th', [...many(64), 'uk'], 'ru'],
    ['reads the 4096th character', [`${' '.repeat(4094)}uk`], 'uk'],
    ['reads a range that ends with the 4096th character', [`${' '.repeat(4094)}uk`, 'en'], 'uk'],
    ['does not read half a range', [`${' '.repeat(4094)}uk-Latn`], 'ru'],
    ['does not read on after the 4096th character', [' '.repeat(4096), 'uk'], 'ru'],
  ])('%s', (_, ranges, code) => {
    expect(locales.negotiate(ranges.join(','))).toBe(code)
    expect(locales.negotiate(ranges)).toBe(code)
  })

  test('reads no more of a huge value', () => {
    expect(locales.negotiate(`${'de,'.repeat(1_000_000)}uk`)).toBe('ru')
    expect(locales.negotiate(`en,${';'.repeat(1_000_000)}`)).toBe('en')
    expect(locales.negotiate(new Array<string>(1_000_000).fill('de').concat('uk'))).toBe('ru')
    // Joined, these would be longer than a string can be.
    expect(locales.negotiate(new Array<string>(64).fill('x'.repeat(2 ** 24)))).toBe('ru')
  })
})

describe('never throws, and always gives a declared code', () => {
  test.each([
    ['a symbol', Symbol('uk')],
    ['a number', 5],
    ['an object', { uk: 1 }],
    ['a list with a symbol', [Symbol('uk'), 'en']],
    ['a list with an object that is no text', [Object.create(null), 'en']],
    ['a list with a hole', new Array(1).concat('en')],
    ['a list in a list', [['uk'], 'en']],
  ])('for %s', (_, accept) => {
    const code = locales.negotiate(accept as unknown as string)
    expect(code).toBe(Array.isArray(accept) ? 'en' : 'ru')
  })

  test.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
    [
      'any value',
      fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true }),
    ],
    ['what looks like a header', header()],
  ])('for %s', (_, values) => {
    fc.assert(
      fc.property(values as fc.Arbitrary<unknown>, (accept) => {
        expect(locales.codes).toContain(locales.negotiate(accept as string))
      }),
    )
  })
})

test('the order of different qualities does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['uk;q=0.3', 'en;q=0.2', 'ru;q=0.1', 'be']), (ranges) => {
      const best = ['uk', 'en', 'ru'].find((code) => ranges.some((range) => range.startsWith(code)))
      expect(locales.negotiate(ranges.join(','))).toBe(best ?? 'ru')
    }),
  )
})

function header(): fc.Arbitrary<string> {
  const tag = fc.constantFrom('uk', 'ua-UA', 'ru', 'en-GB', 'be', '*', '', 'x', '__proto__', '\0')
  const weight = fc.constantFrom('', ';q=0', ';q=0.5', ';q=1', ';q=9', ';q', ' ; Q = 0.1', ';a=b')
  const range = fc.tuple(tag, weight).map(([a, b]) => a + b)
  return fc.array(range, { maxLength: 70 }).map((ranges) => ranges.join(','))
}
