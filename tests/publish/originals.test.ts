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
import { publish } from './support.js'
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

describe('the original of a block, in a publication', () => {
  const other = defineArticle(locales, {
    id: 'other',
    source: 'en',
    title: { en: 'Other', uk: 'Інша' },
    blocks: [{ id: 'lead', text: { en: 'Text', uk: 'Текст' } }],
  })
  const linking = {
    ...russianFirst,
    blocks: [
      ...russianFirst.blocks,
      { id: 'link', text: { en: 'To [it](/en/other/)', uk: { text: 'Туди', machine: true } } },
    ],
  }
  const site = publish([linking, other], { originals: 'marked' })

  test.each([
    [undefined, []],
    ['marked', ['old', 'machine', 'third', 'link']],
    ['all', ['done', 'old', 'machine', 'third', 'link']],
  ] as const)('when %s are wanted, stands beside %j', async (originals, ids) => {
    const { body } = await publish([linking], { ...(originals && { originals }) }).page('/uk/tram/')
    expect(withOriginals(body)).toEqual(ids)
    expect(await validateHtml(body)).toEqual([])
  })

  test('leads to its own page, and to the pages of other articles that readers can read', async () => {
    const { body } = await site.page('/uk/tram/')
    expect(body).toContain('<div lang="en"><p>See <a href="/en/tram/#done">it</a></p></div>')
    expect(body).toContain('<div lang="en"><p>To <a href="/uk/other/">it</a></p></div>')
  })

  test('is not on the page in its own locale', async () => {
    expect(withOriginals((await site.page('/en/tram/')).body)).toEqual([])
  })

  test('is not shown before it is out itself', async () => {
    const draft = { ...linking, editions: { en: { draft: true } } } as const
    const { body, status } = await publish([draft], { originals: 'all' }).page('/uk/tram/')
    expect(status).toBe(200)
    expect(withOriginals(body)).toEqual([])
  })

  test('makes other pages when it is wanted', () => {
    const version = (originals: 'all' | 'marked') =>
      publish([linking], { originals }).find('/uk/tram/').version
    expect(version('all')).not.toBe(version('marked'))
  })
})
