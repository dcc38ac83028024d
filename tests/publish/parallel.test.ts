import {
  createMessages,
  createRenderer,
  defineArticle,
  fingerprint,
  newsroomLocales,
  renderParallel,
  SteleError,
} from 'stele'
import { describe, expect, test } from 'vitest'
import { validateHtml } from './validate-html.js'

const locales = newsroomLocales.extend({ ar: { fallback: ['en'] } })
const messages = createMessages(locales)
const options = { messages, renderer: createRenderer({ messages }), now: '2026-03-02' }

const article = defineArticle(locales, {
  id: 'tram',
  source: 'en',
  slug: { en: 'tram', uk: 'tramvai' },
  title: { en: 'The *tram*', uk: 'Трамвай', ru: 'Трамвай', ar: 'الترام' },
  blocks: [
    { id: 'lead', text: { en: 'One[^1], see [map](#map)', uk: 'Один', ru: null } },
    { id: 'talks', text: { en: 'Two' } },
    { id: 'old', text: { en: 'New', uk: { text: 'Старе', of: fingerprint('Old') } } },
    { id: 'machine', text: { en: 'By hand', uk: { text: 'Машина', machine: true } } },
    { id: 'literal', text: { en: 'say id="x" and `<b id="y">`', uk: '| а |\n| -: |\n| 1 |' } },
    { id: 'map', text: '![](/map.svg)' },
    { id: 'note', text: { en: '[^1]: A note' } },
  ],
})

const render = (...columns: Parameters<typeof renderParallel<'ru' | 'uk' | 'en' | 'ar'>>[2]) =>
  renderParallel(locales, article, columns, options)
const html = render('uk', 'en')
// From its id to the next row of the outer table.
const rowOf = (page: string, id: string) =>
  new RegExp(`<tr id="${id}">(.*?)</tr>\n(?:<tr id=|</tbody>\n</table>\n</main>)`, 's')
    .exec(page)?.[1]
    ?.replaceAll('\n', '')

describe('an article side by side', () => {
  test.each([
    ['uk', 'en'],
    ['ar', 'uk'],
    ['en', 'ar', 'uk', 'ru'],
  ] as const)('is valid HTML in %s beside %s', async (...columns) => {
    expect(await validateHtml(render(...columns))).toEqual([])
  })

  test('has a column for each locale, headed by a link in that language', () => {
    expect(html).toContain(
      '<th scope="col"><a href="/uk/tramvai/" hreflang="uk">Українська</a></th>\n' +
        '<th scope="col" lang="en"><a href="/en/tram/" hreflang="en">English</a></th>',
    )
    expect(html).toContain('<td><h1>Трамвай</h1></td>')
    expect(html).toContain('<td lang="en"><p class="title">The <em>tram</em></p></td>')
  })

  test.each([
    ['the first locale that has it', ['ar', 'uk'] as const, '<h1>Трамвай</h1>'],
    [
      'another language where none has it',
      ['ar', 'ru'] as const,
      '<h1 lang="en" dir="ltr">The *tram*</h1>',
    ],
  ])('has one heading: its title in %s', (_, columns, heading) => {
    const untitled = { ...article, title: { en: 'The \\*tram\\*', uk: 'Трамвай' } }
    const page = renderParallel(locales, untitled, columns, options)
    expect(page.match(/<h1.*?<\/h1>/g)).toEqual([heading])
    expect(page).toContain('<td data-state="missing">')
  })

  test('marks each cell’s language and direction', () => {
    expect(rowOf(render('en', 'ar'), 'lead')).toContain(
      '<td lang="ar" dir="rtl" data-state="missing">',
    )
    expect(rowOf(render('ar', 'en'), 'talks')).toContain('<td lang="en" dir="ltr"><p>Two</p></td>')
  })

  test.each([
    [
      'what is not translated',
      'talks',
      '<td data-state="missing"><p class="mark">не перекладено</p></td><td lang="en"><p>Two</p></td>',
    ],
    [
      'what is outdated',
      'old',
      '<td><p class="mark">Перекладено до того, як змінився оригінал</p><p data-state="outdated">Старе</p></td><td lang="en"><p>New</p></td>',
    ],
    [
      'what a machine did',
      'machine',
      '<td><p class="mark">Машинний переклад, не перевірено</p><p data-state="machine">Машина</p></td><td lang="en"><p>By hand</p></td>',
    ],
  ])('marks %s', (_, id, row) => {
    expect(rowOf(html, id)).toBe(row)
  })

  test('writes marks in the language of the page', () => {
    expect(rowOf(render('en', 'uk'), 'talks')).toContain(
      '<td lang="uk" data-state="missing"><p class="mark"><span lang="en">not translated</span></p></td>',
    )
  })

  test('leaves empty what is not for a locale on purpose', () => {
    expect(rowOf(render('ru', 'en'), 'lead')).toMatch(
      /^<td data-state="omitted"><\/td><td lang="en">/,
    )
  })

  test('shows once what all locales share', () => {
    expect(rowOf(html, 'map')).toBe('<td colspan="2"><p><img src="/map.svg" alt=""></p></td>')
  })

  test('leads from copies to the places on their own pages', () => {
    expect(rowOf(html, 'lead')).toContain('<a href="/en/tram/#map">map</a>')
    expect(rowOf(html, 'lead')).toContain('href="/en/tram/#fn--1"')
  })

  test('gives ids to rows alone, and leaves text that looks like one', () => {
    expect(rowOf(html, 'lead')).not.toContain(' id=')
    expect(rowOf(html, 'literal')).toContain('say id="x" and <code>&#x3C;b id="y"></code>')
    expect(rowOf(html, 'literal')).not.toMatch(/<[^>]* (?:align|id)=/)
  })

  test('has no row for definitions', () => {
    expect(rowOf(html, 'note')).toBe(undefined)
  })

  test('is left out by search engines, and is no page of a locale', () => {
    expect(html).toContain('<meta name="robots" content="noindex">')
    expect(html).not.toContain('aria-current=')
  })

  test.each([[[]], [['uk']], [['uk', 'uk']], [['ru', 'uk', 'en', 'ar', 'de']]])(
    'is refused for the columns %j',
    (columns) => {
      const bad = columns as unknown as ['uk']
      expect(() => render(...bad)).toThrow('Give two to four different locales.')
    },
  )

  test('is refused where the article has no page', () => {
    const untitled = { ...article, title: { en: 'Tram', uk: null } }
    expect(() => renderParallel(locales, untitled, ['en', 'uk'], options)).toThrow(SteleError)
    expect(() => render('en', 'xx' as 'en')).toThrow('"xx"')
  })
})
