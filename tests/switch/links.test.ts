import {
  createMessages,
  createRenderer,
  defineArticle,
  defineLocales,
  isAvailable,
  localeLinks,
  newsroomLocales as locales,
  pageLinks,
  renderPage,
  resolveArticle,
  switcher,
  switchLocale,
} from 'stele'
import { describe, expect, test } from 'vitest'

const article = defineArticle(locales, {
  id: 'tram',
  source: 'uk',
  slug: { uk: 'tramvai', en: 'tram' },
  title: { uk: 'Трамвай', en: 'The tram', ru: null },
  blocks: [
    { id: 'a', text: { uk: 'Один два три чотири', en: 'One two three four' } },
    { id: 'b', text: { uk: 'Один два три чотири п’ять шість', ru: 'Раз два три четыре' } },
  ],
})

const messages = createMessages(locales)

describe('localeLinks', () => {
  const [ru, uk, en] = localeLinks(locales, article, 'uk')

  test('describes the page the reader is on', () => {
    expect(uk).toMatchObject({
      code: 'uk',
      label: 'UA',
      name: 'Українська',
      dir: 'ltr',
      href: '/uk/tramvai/',
      hreflang: 'uk',
      current: true,
      state: 'source',
      listed: true,
    })
    expect(uk?.coverage.characters).toBe(1)
  })

  test('gives each locale exactly these fields', () => {
    const fields = 'code label name dir href hreflang current state coverage listed'
      .split(' ')
      .toSorted()
    const links = [...localeLinks(locales, article, 'uk'), ...pageLinks(locales, '/', 'uk')]
    for (const link of links) expect(Object.keys(link).toSorted()).toEqual(fields)
  })

  test('calls a page below the threshold partial, and does not list it', () => {
    expect(en).toMatchObject({ href: '/en/tram/', state: 'partial', listed: false, current: false })
    expect(en?.coverage.missing).toEqual(['b'])
  })

  test('lists it when the threshold is lower', () => {
    const [, , lower] = localeLinks(locales, article, 'uk', { threshold: 0.3 })
    expect(lower).toMatchObject({ state: 'translated', listed: true })
  })

  test('has no address for a page that does not exist, and still tells the coverage', () => {
    expect(ru).toMatchObject({ href: undefined, state: 'missing', listed: false })
    expect(ru?.coverage.blocks).toBe(0.5)
  })

  test('keeps to the order of the declaration', () => {
    expect(localeLinks(locales, article, 'en').map((link) => link.code)).toEqual(['ru', 'uk', 'en'])
  })
})

describe('with a reader’s own list', () => {
  const strict = defineLocales(
    { uk: { never: ['ru'] }, ru: {}, en: { never: ['uk', 'ru'] } },
    { default: 'uk' },
  )
  const russian = defineArticle(strict, {
    id: 'ferry',
    source: 'ru',
    title: { ru: 'Паром' },
    blocks: [{ id: 'a', text: { ru: 'Раз' } }],
  })

  test.each([
    [undefined, ['ru']],
    [[], ['ru']],
    [['uk'], ['ru']],
    [
      ['RU', 'xx'],
      ['uk', 'ru', 'en'],
    ],
  ])('%j, links, addresses and pages agree on where the article has a page', (reader, expected) => {
    const options = reader === undefined ? {} : { reader }
    const links = localeLinks(strict, russian, 'ru', options)
    expect(links.flatMap(({ href, code }) => (href === undefined ? [] : code))).toEqual(expected)
    for (const { code, href, state } of links) {
      expect(state === 'missing').toBe(href === undefined)
      expect(switchLocale(strict, '/ru/ferry/', code, russian, options)).toBe(href)
      expect(isAvailable(strict, russian, code, options)).toBe(href !== undefined)
      expect(resolveArticle(strict, russian, code, options).available).toBe(href !== undefined)
    }
  })

  test('the switcher of a page that only the list makes marks it as the present one', () => {
    const page = renderPage(strict, russian, 'uk', {
      messages: createMessages(strict),
      renderer: createRenderer(),
      reader: ['ru'],
    })
    expect(page).toContain('<a href="/uk/ferry/" hreflang="uk" lang="uk" aria-current="page"')
  })
})

test('pages that exist everywhere have a link to each locale', () => {
  const links = pageLinks(locales, '/about/', 'en', { unprefixedDefault: true })
  expect(links.map((link) => link.href)).toEqual(['/about/', '/uk/about/', '/en/about/'])
  expect(links.filter((link) => link.current).map((link) => link.code)).toEqual(['en'])
})

describe('switcher', () => {
  const html = switcher(localeLinks(locales, article, 'uk'), messages, 'uk')

  test('is a labelled navigation in the page’s language', () => {
    expect(html).toMatch(/^<nav class="switcher" aria-label="Мова">/)
  })

  test('has real links, each in its own language', () => {
    expect(html).toContain('<a href="/uk/tramvai/" hreflang="uk" lang="uk" aria-current="page"')
    expect(html).toContain('<a href="/en/tram/" hreflang="en" lang="en"')
    expect(html).toContain('aria-label="UA, Українська"')
  })

  test('marks one link only as the present page', () => {
    expect(html.match(/aria-current/g)).toHaveLength(1)
  })

  test('says that a page is partly translated, and ties that to its link', () => {
    expect(html).toContain('aria-describedby="switcher--en"')
    expect(html).toMatch(/<small id="switcher--en">перекладено \d+\s?%<\/small>/)
  })

  test('says where there is no page, without a link', () => {
    expect(html).toContain(
      '<span lang="ru" title="Русский">RU</span> <small id="switcher--ru">не перекладено</small>',
    )
  })

  test('marks interface words that had to be taken from another language', () => {
    const more = locales.extend({ ar: { fallback: ['en'] } })
    const arabic = createMessages(more, { catalogs: { ar: { 'switcher.label': 'اللغة' } } })
    const links = switcher(localeLinks(more, article, 'ar'), arabic, 'ar')
    expect(links).toMatch(/^<nav class="switcher" aria-label="اللغة">/)
    expect(links).toMatch(/<small id="switcher--ru" lang="en" dir="ltr">not translated<\/small>/)
    expect(links).toContain('hreflang="en" lang="en" dir="ltr"')
  })

  test('escapes labels', () => {
    const odd = locales.extend({ en: { label: '<EN>', name: '"English"' } })
    const links = switcher(pageLinks(odd, '/', 'en'), createMessages(odd), 'en')
    expect(links).toContain('&lt;EN&gt;</a>')
    expect(links).toContain('aria-label="&lt;EN&gt;, &quot;English&quot;"')
  })

  test('gives no share where only the headline is not translated', () => {
    const headline = defineArticle(locales, {
      id: 'x',
      source: 'en',
      title: { en: 'Headline' },
      blocks: [{ id: 'a', text: { en: 'Text', uk: 'Текст' } }],
    })
    const links = switcher(localeLinks(locales, headline, 'en'), messages, 'en')
    expect(links).toContain('<small id="switcher--uk">headline not translated</small>')
    expect(links).toContain('<small id="switcher--ru">0% translated</small>')
  })

  test('never calls an unfinished page 100 % translated', () => {
    const nearly = defineArticle(locales, {
      id: 'x',
      source: 'en',
      title: { en: 'x' },
      blocks: [
        { id: 'a', text: { en: 'x'.repeat(999), uk: 'y' } },
        { id: 'b', text: { en: 'x' } },
      ],
    })
    const links = switcher(localeLinks(locales, nearly, 'en'), messages, 'en')
    expect(links).toContain('99% translated')
  })
})
