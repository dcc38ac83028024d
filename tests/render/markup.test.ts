import type { Root } from 'hast'
import {
  createMessages,
  createRenderer,
  defineArticle,
  fingerprint,
  newsroomLocales,
  type ResolveOptions,
  resolveArticle,
} from 'stele'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'

const locales = newsroomLocales.extend({ ar: { fallback: ['en', 'uk'] } })
const renderer = createRenderer({ messages: createMessages(locales) })

type Entry =
  | string
  | null
  | { readonly text: string; readonly of?: string; readonly machine?: boolean }

/** One block's HTML; its id is `b`, its source Ukrainian. */
function render(
  text: string | { readonly uk: string; readonly en?: Entry; readonly ar?: Entry },
  locale: 'ru' | 'uk' | 'en' | 'ar',
  options: ResolveOptions = {},
): string {
  const article = defineArticle(locales, {
    id: 'a',
    source: 'uk',
    title: { uk: 'Т' },
    blocks: [{ id: 'b', text }],
  })
  const { html, blocks } = renderer.render(resolveArticle(locales, article, locale, options))
  expect(blocks.map((block) => block.html)).toEqual([html])
  return html
}

describe('a block’s id stands on', () => {
  test.each([
    ['a paragraph', 'a', '<p id="b">a</p>'],
    ['a heading', '## *a*', '<h2 id="b"><em>a</em></h2>'],
    ['a list', '- a\n- b', '<ul id="b">\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['a numbered list', '3. a', '<ol id="b" start="3">\n<li>a</li>\n</ol>'],
    [
      'a task list',
      '- [x] a',
      '<ul id="b" class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" checked disabled> a</li>\n</ul>',
    ],
    ['a quote', '> a\n>\n> b', '<blockquote id="b">\n<p>a</p>\n<p>b</p>\n</blockquote>'],
    ['the `pre` of code', '    a', '<pre id="b"><code>a\n</code></pre>'],
    [
      'the `pre` of fenced code',
      '```js\na\n```',
      '<pre id="b"><code class="language-js">a\n</code></pre>',
    ],
    [
      'a table',
      '| a |\n| :-: |\n| b |',
      '<table id="b">\n<thead>\n<tr>\n<th align="center">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align="center">b</td>\n</tr>\n</tbody>\n</table>',
    ],
    ['a break', '***', '<hr id="b">'],
    ['the paragraph around an image', '![a](b.png)', '<p id="b"><img src="b.png" alt="a"></p>'],
    ['a paragraph whose definitions follow', 'a\n\n[x]: /x', '<p id="b">a</p>'],
    ['a `div` around several elements', '# a\n\nb', '<div id="b">\n<h1>a</h1>\n<p>b</p>\n</div>'],
    ['an empty `div` for definitions only', '[x]: /x\n\n[^1]: N', '<div id="b"></div>'],
    ['an empty `div` for a comment only', '<!-- a -->', '<div id="b"></div>'],
    ['an empty `div` for dropped HTML only', '<div>\n\n</div>', '<div id="b"></div>'],
    ['an empty `div` for a blank text', ' \n ', '<div id="b"></div>'],
    ['an empty `div` for an empty text', '', '<div id="b"></div>'],
  ])('%s', (_, text, expected) => {
    expect(render(text, 'uk')).toBe(expected)
  })

  test('a `div` around raw HTML where that is allowed', () => {
    const article = defineArticle(locales, {
      id: 'a',
      source: 'uk',
      title: { uk: 'Т' },
      blocks: [
        { id: 'b', text: '<p id="x">a</p>' },
        { id: 'c', text: '<div>' },
        { id: 'd', text: '<p id="x">a</p>' },
      ],
    })
    const dangerous = createRenderer({ dangerouslyAllowHtml: true })
    expect(dangerous.render(resolveArticle(locales, article, 'uk')).html).toBe(
      '<div id="b">\n<p id="x">a</p>\n</div>\n<div id="c">\n<div>\n</div>\n<div id="d">\n<p id="x">a</p>\n</div>',
    )
  })
})

describe('`lang`, `dir` and `data-state`', () => {
  const of = fingerprint('Інше')

  test.each<[string, Parameters<typeof render>, string]>([
    ['are absent from the source', [{ uk: 'а' }, 'uk'], '<p id="b">а</p>'],
    ['are absent from a translation', [{ uk: 'а', en: 'a' }, 'en'], '<p id="b">a</p>'],
    ['are absent from shared text', ['a', 'ar'], '<p id="b">a</p>'],
    ['mark a fallback', [{ uk: 'а' }, 'en'], '<p id="b" lang="uk" data-state="fallback">а</p>'],
    [
      'mark a fallback into another direction',
      [{ uk: 'а' }, 'ar'],
      '<p id="b" lang="uk" dir="ltr" data-state="fallback">а</p>',
    ],
    [
      'mark a fallback out of another direction',
      [{ uk: 'а', ar: 'أ' }, 'en', { reader: ['ar'] }],
      '<p id="b" lang="ar" dir="rtl" data-state="fallback">أ</p>',
    ],
    [
      'mark an outdated translation, without `lang`',
      [{ uk: 'а', en: { text: 'a', of } }, 'en'],
      '<p id="b" data-state="outdated">a</p>',
    ],
    [
      'mark machine translation',
      [{ uk: 'а', en: { text: 'a', machine: true } }, 'en'],
      '<p id="b" data-state="machine">a</p>',
    ],
    [
      'mark both at once',
      [{ uk: 'а', en: { text: 'a', of, machine: true } }, 'en'],
      '<p id="b" data-state="outdated" data-machine>a</p>',
    ],
    [
      'mark a fallback onto outdated machine text',
      [{ uk: 'а', en: { text: 'a', of, machine: true } }, 'ru'],
      '<p id="b" lang="en" data-state="fallback" data-outdated data-machine>a</p>',
    ],
    [
      'mark a block that was left out',
      [{ uk: 'а', en: null }, 'en'],
      '<div id="b" data-state="omitted"></div>',
    ],
    [
      'mark a block left out by policy',
      [{ uk: 'а' }, 'ar', { policy: 'omit' }],
      '<div id="b" data-state="omitted"></div>',
    ],
    ['are absent where there is nothing to read', [{ uk: '[x]: /x' }, 'en'], '<div id="b"></div>'],
    [
      'stand on the `pre` of code',
      [{ uk: '```\nа\n```' }, 'en'],
      '<pre id="b" lang="uk" data-state="fallback"><code>а\n</code></pre>',
    ],
    [
      'stand on the `div` around several elements',
      [{ uk: 'а\n\nб' }, 'en'],
      '<div id="b" lang="uk" data-state="fallback">\n<p>а</p>\n<p>б</p>\n</div>',
    ],
  ])('%s', (_, parameters, expected) => {
    expect(render(...parameters)).toBe(expected)
  })

  test('mark a block that no locale on the chain has', () => {
    const strict = newsroomLocales.extend({ ru: { fallback: [], never: ['uk'] } })
    const article = defineArticle(strict, {
      id: 'a',
      source: 'uk',
      title: { uk: 'Т', ru: 'Т' },
      blocks: [{ id: 'b', text: { uk: 'а' } }],
    })
    expect(createRenderer().render(resolveArticle(strict, article, 'ru')).html).toBe(
      '<div id="b" data-state="missing"></div>',
    )
  })
})

test('an element that a plugin gave a language of its own is not taken for the block', () => {
  const french = () => (tree: Root) => {
    visit(tree, 'element', (element) => {
      element.properties.lang = 'fr'
    })
  }
  const article = defineArticle(locales, {
    id: 'a',
    source: 'en',
    title: { en: 'T' },
    blocks: [{ id: 'b', text: { en: 'a' } }],
  })
  const withPlugin = createRenderer({ rehypePlugins: [french] })
  expect(withPlugin.render(resolveArticle(locales, article, 'uk')).html).toBe(
    '<div id="b" lang="en" data-state="fallback">\n<p lang="fr">a</p>\n</div>',
  )
})

test('a rendered article tells the page’s language and each block’s own', () => {
  const article = defineArticle(locales, {
    id: 'a',
    source: 'en',
    title: { en: 'T' },
    blocks: [
      { id: 'one', text: { en: 'a[^1]\n\n[^1]: N' } },
      { id: 'two', text: { en: 'b', ar: 'ب' } },
    ],
  })
  const { html, lang, dir, blocks, footnotes, diagnostics } = renderer.render(
    resolveArticle(locales, article, 'ar'),
  )
  expect({ lang, dir, diagnostics }).toEqual({ lang: 'ar', dir: 'rtl', diagnostics: [] })
  expect(blocks).toMatchObject([
    { id: 'one', locale: 'en', state: 'fallback' },
    { id: 'two', locale: 'ar', state: 'translated' },
  ])
  expect(html).toBe([...blocks.map((block) => block.html), footnotes].join('\n'))
})
