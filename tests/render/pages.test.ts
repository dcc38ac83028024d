import fc from 'fast-check'
import {
  createMessages,
  createRenderer,
  defineArticle,
  newsroomLocales,
  type ResolveOptions,
  resolveArticle,
} from 'stele'
import { describe, expect, test } from 'vitest'
import { faultsOf } from './read-html.js'
import { english } from './rendering.js'

const locales = newsroomLocales.extend({ ar: { fallback: ['uk', 'en'] } })
const messages = createMessages(locales)
const renderer = createRenderer({ messages })

// Set RUNS to search for longer.
const RUNS = Number(process.env.RUNS ?? 100)
const PATIENCE = 600_000

type Code = 'ru' | 'uk' | 'en' | 'ar'

// Whatever opens, closes, defines or refers, so that random rows of them meet in every way.
const TOKENS = [
  ...['[', ']', '![', '(', ')', '](/u "t")', '](#b1)', '<', '>', '&', '&amp;', '"', "'", '\\', '|'],
  ...['*', '**', '_', '~~', '`', '```\n', '~~~\n', '    ', '\t', '  \n', '\n', '\n\n', ' '],
  ...['# ', '## ', '> ', '- ', '1. ', '[x] ', '- [ ] ', '***\n', '===\n', '| a | b |\n| - | - |\n'],
  ...['[a]', '[a][b]', '[b][]', '![a]', '[^1]', '[^n]', '![^1]', '[[^1]](/u)', '[^1][a]'],
  ...['\n[a]: /a "T"\n', '\n[b]: <#b2>\n', '\n[^1]: one\n', '\n[^n]: > - two[^1]\n\n    more\n'],
  ...[
    '<b>',
    '</p>',
    '<!--',
    '-->',
    '<p id="b1">',
    '<?',
    'www.example.org',
    'a@b.example',
    'слово',
    'كلمة',
  ],
]

// micromark's task lists take `[x]` after an empty item for that item's (the text is lost), and its
// development build, which runs here, asserts that it is not so.
const TASK_AFTER_EMPTY_ITEM = /(?:[-*+]|\d[.)])[ \t]*\n(?:.|\n)*\[[ x]\]/

const markdown = fc
  .array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 14 })
  .map((tokens) => tokens.join(''))
  .filter((text) => text.trim() !== '' && !TASK_AFTER_EMPTY_ITEM.test(text))

const entry = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  markdown,
  fc.record({ text: markdown, machine: fc.boolean() }),
)

const blockText = fc.oneof(
  { weight: 5, arbitrary: fc.record({ en: markdown, uk: entry, ru: entry, ar: entry }) },
  { weight: 1, arbitrary: markdown },
)

const article = fc
  .record({
    title: markdown,
    texts: fc.array(blockText, { minLength: 1, maxLength: 5 }),
    definitions: fc.record({ en: markdown, uk: markdown }),
  })
  .map(({ title, texts, definitions }) =>
    defineArticle(locales, {
      id: 'a',
      source: 'en',
      title: { en: title },
      blocks: texts.map((text, at) => ({ id: `b${at + 1}`, text })),
      definitions,
    }),
  )

const locale = fc.constantFrom<Code>('ru', 'uk', 'en', 'ar')
const policy = fc.constantFrom<NonNullable<ResolveOptions['policy']>>('mixed', 'whole', 'omit')

// An author may link to a block that this article does not have: nobody else's link may be lost.
const WRITTEN = ['b1', 'b2']

describe('whatever the Markdown of an article', { timeout: PATIENCE }, () => {
  test('its tags close in order, ids are unique, and each reference is to something', () => {
    fc.assert(
      fc.property(article, locale, policy, (each, code, chosen) => {
        const rendered = renderer.render(resolveArticle(locales, each, code, { policy: chosen }))
        expect(faultsOf(rendered.html, WRITTEN)).toEqual([])
        expect(faultsOf(rendered.title.html, WRITTEN)).toEqual([])
        for (const block of rendered.blocks) {
          expect(block.html.slice(0, block.html.indexOf('>'))).toContain(` id="${block.id}"`)
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('a renderer that has rendered others gives the same as a new one', () => {
    fc.assert(
      fc.property(article, locale, (each, code) => {
        const resolved = resolveArticle(locales, each, code)
        expect(renderer.render(resolved)).toEqual(createRenderer({ messages }).render(resolved))
      }),
      { numRuns: RUNS / 5 },
    )
  })

  test('renderAsync gives the same as render', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(article, { maxLength: 3 }), locale, async (articles, code) => {
        const resolved = articles.map((each) => resolveArticle(locales, each, code))
        expect(await Promise.all(resolved.map(renderer.renderAsync))).toEqual(
          resolved.map(renderer.render),
        )
      }),
      { numRuns: RUNS / 10 },
    )
  })

  test('a block means with definitions elsewhere what it means with them before it', () => {
    const definitions = '[a]: /a\n[b]: /b'
    fc.assert(
      fc.property(markdown, (text) => {
        const body = `one\n\ntwo\n\n${text}` // several elements: a `div` around them
        const whole = renderer.renderMarkdown(`${definitions}\n\n${body}`)
        const { blocks, footnotes } = renderer.render(english({ first: definitions, b: body }))
        const parts = [blocks[1]?.html.replace(/^<div id="b">\n/, '').replace(/\n<\/div>$/, '')]
        expect([...parts, footnotes].join('\n').trim()).toBe(
          whole.trim().replaceAll('text--', 'b--'),
        )
      }),
      { numRuns: RUNS },
    )
  })
})

test('an article with everything in every block and locale has sound pages', () => {
  const everything = (word: string) => `# ${word}[^1] [a]

> ${word}[^n] ![${word}][b] <b id="b1">raw</b>

| ${word}[^1] |
| - |
| [a][b] |

- [x] ${word}[^own]

[^1]: ${word} **one**[^n]
[^own]: - ${word}

[a]: /${word}`
  const each = defineArticle(locales, {
    id: 'a',
    source: 'en',
    title: { en: '# T[^1]' },
    blocks: [
      { id: 'b1', text: { en: everything('one'), uk: everything('один'), ar: everything('واحد') } },
      { id: 'b2', text: { en: everything('two'), uk: null, ru: everything('два') } },
      { id: 'b3', text: { en: everything('three') } },
      { id: 'b4', text: everything('shared') },
    ],
    definitions: { en: '[b]: #b2\n\n[^n]: > En', uk: '[^n]: Ук' },
  })
  for (const code of locales.codes) {
    const { html } = renderer.render(resolveArticle(locales, each, code))
    expect(faultsOf(html)).toEqual([])
    expect(html.match(/<li id="fn--/g)?.length).toBeGreaterThanOrEqual(3)
  }
})
