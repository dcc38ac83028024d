import type { Root } from 'mdast'
import {
  createMessages,
  createRenderer,
  defineArticle,
  newsroomLocales,
  type ResolvedArticle,
  renderPageAsync,
  resolveArticle,
} from 'stele'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'

const locales = newsroomLocales.extend({ ar: { fallback: ['uk', 'en'] } })
const messages = createMessages(locales)
const WORDS = { ru: 'русский', uk: 'українська', en: 'English', ar: 'العربية' }

/** Every text names its locale and the article; notes, definitions and titles are rendered too. */
function articleOf(id: string) {
  const each = (text: (word: string) => string) => ({
    ru: text(WORDS.ru),
    uk: text(WORDS.uk),
    en: text(WORDS.en),
    ar: text(WORDS.ar),
  })
  return defineArticle(locales, {
    id,
    source: 'en',
    title: each((word) => `*${word}* ${id}`),
    blocks: [
      // References make a text slower to render: a few articles have them.
      {
        id: 'a',
        text: each((word) => `"${word}" [link](/d) ${id}${id.endsWith('0') ? '[d][^1]' : ''}`),
      },
      { id: 'b', text: { en: 'English only, again' } },
    ],
    definitions: { en: `[d]: /d/${id}\n\n[^1]: note ${WORDS.en} ${id}` },
  })
}

// Gives way at random moments, as a plugin that asks a server does.
const slow = () => async (tree: Root) => {
  const turns = Math.floor(Math.random() * 4)
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  visit(tree, 'text', (node) => {
    node.value = node.value.replace('again', 'AGAIN')
  })
}

const options = {
  messages,
  typography: true,
  rewriteUrl: (
    url: string,
    { pageLocale, articleId }: { pageLocale: string; articleId?: string },
  ) => `/${pageLocale}/${articleId}${url}`,
}

const CASES = Array.from({ length: 1_000 }, (_, at) => ({
  article: articleOf(`article-${at % 17}`),
  code: locales.codes[at % locales.codes.length] ?? 'en',
}))

test('a thousand renders at once never mix their locales', async () => {
  const renderer = createRenderer({ ...options, cache: true, remarkPlugins: [slow] })
  const one = createRenderer({ ...options, remarkPlugins: [slow] })
  const expected = new Map<string, unknown>()
  const keyOf = ({ id, locale }: ResolvedArticle) => `${locale}/${id}`
  const resolved = CASES.map(({ article, code }) => resolveArticle(locales, article, code))
  for (const each of resolved) {
    if (!expected.has(keyOf(each))) expected.set(keyOf(each), await one.renderAsync(each))
  }
  const rendered = await Promise.all(resolved.map((each) => renderer.renderAsync(each)))
  rendered.forEach((each, at) => {
    const article = resolved[at]
    expect(article && expected.get(keyOf(article))).toEqual(each)
    for (const [code, word] of Object.entries(WORDS)) {
      expect(each.html.includes(word)).toBe(code === each.lang || code === 'en')
    }
  })
})

test('pages rendered at once are those that come one by one', async () => {
  const renderer = createRenderer({ ...options, remarkPlugins: [slow] })
  const render = ({ article, code }: (typeof CASES)[number]) =>
    renderPageAsync(locales, article, code, { messages, renderer, now: '2026-03-02' })
  const pages = await Promise.all(CASES.slice(0, 68).map(render))
  for (const [at, page] of pages.entries()) {
    const each = CASES[at]
    expect(each && (await render(each))).toBe(page)
  }
})
