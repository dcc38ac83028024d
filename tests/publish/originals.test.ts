import {
  createMessages,
  createRenderer,
  defineArticle,
  fingerprint,
  newsroomLocales as locales,
  renderPage,
  renderPageAsync,
} from 'stele'
import { describe, expect, test } from 'vitest'
import { validateHtml } from './validate-html.js'

const messages = createMessages(locales)
const options = { messages, renderer: createRenderer({ messages }) }

const article = defineArticle(locales, {
  id: 'tram',
  source: 'en',
  title: { en: 'Tram', uk: 'Трамвай', ru: 'Трамвай' },
  blocks: [
    { id: 'done', text: { en: 'Done', uk: 'Готово' } },
    { id: 'old', text: { en: 'See [it](#done)', uk: { text: 'Старе', of: fingerprint('Old') } } },
    { id: 'machine', text: { en: 'By hand', uk: { text: 'Машина', machine: true } } },
    { id: 'english', text: { en: 'English' } },
    { id: 'third', text: { en: 'Source', ru: 'Русский' } },
    { id: 'shared', text: '![](/map.svg)' },
    { id: 'abroad', text: { en: 'Abroad', uk: null } },
  ],
})
const russianFirst = { ...article, fallback: ['ru', 'en'] as const }

// The ids of the blocks that have an original after them.
const withOriginals = (html: string): readonly (string | undefined)[] =>
  html
    .split('<details class="original">')
    .slice(0, -1)
    .map((before) => Array.from(before.matchAll(/ id="(\w+)"/g)).at(-1)?.[1])

describe('the original of a block', () => {
  test.each([
    ['uk', undefined, []],
    ['uk', 'marked', ['old', 'machine', 'third']],
    ['uk', 'all', ['done', 'old', 'machine', 'third']],
    ['en', 'all', []],
  ] as const)(
    'on the page in %s, when %s are wanted, stands beside %j',
    (locale, originals, ids) => {
      const html = renderPage(locales, russianFirst, locale, {
        ...options,
        ...(originals && { originals }),
      })
      expect(withOriginals(html)).toEqual(ids)
    },
  )

  test('is a copy, in its own language, without ids', async () => {
    const html = renderPage(locales, article, 'uk', { ...options, originals: 'marked' })
    expect(html).toContain(
      '<details class="original"><summary>Показати оригінал</summary><div lang="en"><p>See <a href="/en/tram/#done">it</a></p></div></details>',
    )
    expect(await validateHtml(html)).toEqual([])
  })

  test('is the same for a renderer that works asynchronously', async () => {
    const wanted = { ...options, originals: 'all' } as const
    expect(await renderPageAsync(locales, article, 'uk', wanted)).toBe(
      renderPage(locales, article, 'uk', wanted),
    )
  })
})
