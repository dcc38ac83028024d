import fc from 'fast-check'
import {
  articlePath,
  defineArticle,
  newsroomLocales as locales,
  pageLinks,
  switchLocale,
} from 'stele'
import { describe, expect, test } from 'vitest'

const article = defineArticle(locales, {
  id: 'mission',
  source: 'en',
  slug: { en: 'mission-suspended', uk: 'місію-зупинено' },
  title: { en: 'The mission is suspended', ru: null },
  blocks: [],
})

const UKRAINIAN = encodeURIComponent('місію-зупинено')

test.each([
  ['its own slug', 'uk', `/uk/${UKRAINIAN}/`],
  ['the source slug where it has none', 'ru', '/ru/mission-suspended/'],
] as const)('an article address has %s', (_, locale, address) => {
  expect(articlePath(locales, article, locale)).toBe(address)
})

test('the default locale may stand without a prefix', () => {
  const options = { unprefixedDefault: true }
  expect(articlePath(locales, article, 'ru', options)).toBe('/mission-suspended/')
  expect(articlePath(locales, article, 'en', options)).toBe('/en/mission-suspended/')
})

test.each(['en', 'EN', 'ua'])(
  'a page of the unprefixed default called %s keeps its prefix, to stay apart from that locale',
  (slug) => {
    const options = { unprefixedDefault: true }
    const page = { ...article, slug }
    expect(articlePath(locales, page, 'ru', options)).toBe(`/ru/${slug}/`)
    expect(switchLocale(locales, `/ru/${slug}/`, 'ru', undefined, options)).toBe(`/ru/${slug}/`)
    expect(switchLocale(locales, `/ru/${slug}/`, 'uk', undefined, options)).toBe(`/uk/${slug}/`)
  },
)

test.each(['de', '/other.example', '..', '__proto__', ''])(
  'no address is made for %j, which is not a declared locale',
  (code) => {
    expect(() => articlePath(locales, article, code as 'uk')).toThrow(/not declared/)
    expect(() => pageLinks(locales, '/', code as 'uk')).toThrow(/not declared/)
  },
)

describe('switching without an article', () => {
  test.each([
    ['replaces the locale', '/en/news/', '/uk/news/'],
    ['keeps query and fragment', '/en/news/?page=2&q=a%20b#top', '/uk/news/?page=2&q=a%20b#top'],
    ['understands an alias', '/ua/news', '/uk/news'],
    ['reads locales in any case', '/EN/news', '/uk/news'],
    ['keeps the locale it is in', '/uk/news', '/uk/news'],
    ['adds a missing locale', '/news', '/uk/news'],
    ['leads from a bare locale to the front page', '/en', '/uk/'],
    ['leads from the root to the front page', '/', '/uk/'],
    ['takes a word that begins like a tag for a word', '/en-garde/x', '/uk/en-garde/x'],
    [
      'takes an absolute address as a path of this site',
      'https://other.example/en/a?b#c',
      '/uk/a?b#c',
    ],
    ['takes a protocol-relative address as a path', '//other.example/en/a', '/uk/a'],
    ['takes backslashes as a browser does', '\\\\other.example\\en\\a', '/uk/a'],
    ['folds slashes that would name a host', '/en//other.example/a', '/uk/other.example/a'],
    ['folds backslashes that would name a host', '/en/\\other.example/a', '/uk/other.example/a'],
    ['goes to the front page for other schemes', 'javascript:alert(1)', '/uk/'],
    ['goes to the front page for no address at all', 'http://[', '/uk/'],
    ['takes an empty address for the root', '', '/uk/'],
    ['takes a dot behind a hidden name for the same folder', '/en/.b/.', '/uk/.b/'],
    ['takes two dots behind a hidden name for the folder above', '/en/a/.b/../c', '/uk/a/c'],
    ['takes dots that are encoded for dots', '/en/.b/%2E%2e/c', '/uk/c'],
    ['goes no higher than the root', '/../../en/x', '/uk/x'],
  ])('%s', (_, from, to) => {
    expect(switchLocale(locales, from, 'uk')).toBe(to)
  })

  test.each([
    ['/uk/news', '/news'],
    ['/uk/', '/'],
    ['/news', '/news'],
    ['/uk//other.example', '/other.example'],
    ['https://a.example//other.example/x', '/other.example/x'],
  ])('to an unprefixed default: %s gives %s', (from, to) => {
    expect(switchLocale(locales, from, 'ru', undefined, { unprefixedDefault: true })).toBe(to)
  })

  test('takes a URL object', () => {
    expect(switchLocale(locales, new URL('https://a.example/en/b?c#d'), 'ru')).toBe('/ru/b?c#d')
  })

  test('refuses a locale that is not declared', () => {
    const untyped: string = 'de'
    expect(() => switchLocale(locales, '/en/', untyped as 'uk')).toThrow(/not declared/)
  })

  const PIECES = [
    '/',
    '\\',
    'en',
    'uk',
    'ua',
    'ru',
    '//',
    '.',
    '..',
    '%2f',
    '%2e',
    '\t',
    '@',
    ':',
    'x',
  ]
  const address = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...PIECES, '?', '#')).map((pieces) => pieces.join('')),
  )

  test('loses nothing on the way through another locale', () => {
    fc.assert(
      fc.property(
        address,
        fc.boolean(),
        fc.constantFrom('ru', 'uk', 'en'),
        fc.constantFrom('ru', 'uk', 'en'),
        (from, unprefixedDefault, through, to) => {
          const go = (url: string, locale: 'ru' | 'uk' | 'en') =>
            switchLocale(locales, url, locale, undefined, { unprefixedDefault }) ?? ''
          expect(go(go(from, through), to)).toBe(go(from, to))
        },
      ),
      { numRuns: 2000, examples: [['uk/.ru/.', true, 'ru', 'ru']] },
    )
  })

  test('never leaves the site, whatever the address', () => {
    fc.assert(
      fc.property(
        address,
        fc.boolean(),
        fc.constantFrom('ru', 'uk', 'en'),
        (from, unprefixedDefault, to) => {
          const result = switchLocale(locales, from, to, undefined, { unprefixedDefault }) ?? ''
          expect(new URL(result, 'https://here.example').host).toBe('here.example')
          expect(result).toMatch(/^\/(?![/\\])/)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('switching with an article', () => {
  test.each([
    ['maps the slug', '/en/mission-suspended/?a#talks', `/uk/${UKRAINIAN}/?a#talks`],
    ['keeps the form without a final slash', '/en/mission-suspended', `/uk/${UKRAINIAN}`],
    [
      'keeps what surrounds the slug',
      '/en/politics/mission-suspended/',
      `/uk/politics/${UKRAINIAN}/`,
    ],
    ['finds the id too', '/en/mission/', `/uk/${UKRAINIAN}/`],
    ['answers the article where the address is not its own', '/en/', `/uk/${UKRAINIAN}/`],
    ['reads a slug of another locale', `/en/${UKRAINIAN}/`, `/uk/${UKRAINIAN}/`],
    [
      'reads a slug in another normal form',
      `/en/${encodeURIComponent('місію-зупинено'.normalize('NFD'))}/`,
      `/uk/${UKRAINIAN}/`,
    ],
  ])('%s', (_, from, to) => {
    expect(switchLocale(locales, from, 'uk', article)).toBe(to)
  })

  test('invents no page where the article has none', () => {
    expect(switchLocale(locales, '/en/mission-suspended/', 'ru', article)).toBeUndefined()
  })
})
