import fc from 'fast-check'
import type { Root as Hast } from 'hast'
import type { Root as Mdast } from 'mdast'
import {
  createMessages,
  createRenderer,
  defineArticle,
  newsroomLocales as locales,
  type RendererOptions,
  renderPage,
  resolveArticle,
} from 'stele'
import { describe, expect, test } from 'vitest'
import { faultsBetween, faultsOfPage } from './read-as-browser.js'

const messages = createMessages(locales)
const numRuns = Number(process.env.RUNS ?? 150)
const patience = { timeout: 600_000 }

const BAD = [
  'javascript:a()',
  'JaVa\tscript:a',
  '\u0001javascript:a',
  'data:text/html,a',
  'vbscript:a',
]

const TOKENS = [
  ...[
    '[a](',
    ')',
    '![',
    ']',
    '](',
    '](#b1)',
    '<',
    '>',
    '"',
    "'",
    '`',
    '\\',
    '&',
    '&lt;',
    '&#x3C;',
    '&quot;',
  ],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '\n',
    '\n\n',
    '    ',
    ' ',
    '> ',
    '- ',
    '1. ',
    '# ',
    '```\n',
    '| a |\n| - |\n',
    '|',
  ],
  ...[
    '<p>',
    '</p>',
    '</div>',
    '</main>',
    '</body>',
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<select>',
    '<option>',
  ],
  ...[
    '<script>',
    '</script>',
    'alert(1)',
    '<style>',
    '</style>',
    '<svg>',
    '<math>',
    '<mtext>',
    '<mglyph>',
    '<template>',
  ],
  ...[
    '<textarea>',
    '<title>',
    '</title>',
    '<noscript>',
    '<plaintext>',
    '<xmp>',
    '<iframe srcdoc="',
    '<a href="',
    '<h2>',
  ],
  ...[
    '<img src=x onerror=alert(1)>',
    '<b onclick="a()">',
    ' onload=',
    '<p id="location">',
    '<a name="body">',
    '<form>',
  ],
  ...[
    '<!--',
    '-->',
    '--!>',
    '<!DOCTYPE html>',
    '<?',
    '?>',
    '<![CDATA[',
    ']]>',
    '</h1>',
    '</a>',
    '</li>',
    '<li>',
    '</i>',
  ],
  ...[
    '[^1]',
    '\n[^1]: ',
    '[x]',
    '\n[x]: ',
    'a@b.c',
    'www.a.b',
    'http://a',
    '<http://a>',
    '\0',
    '\u2028',
    '\u202E',
    '\uD800',
  ],
  ...BAD,
  ...BAD.map((url) => `[a](<${url}>)`),
  ...BAD.map((url) => `<${url}>`),
]

const markdown = fc
  .array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 14 })
  .map((tokens) => `a${tokens.join('')}`)
  // micromark's development build asserts that a box to tick does not stand after an empty item.
  .filter((text) => !/(?:[-*+]|\d[.)])[ \t]*\n(?:.|\n)*\[[ x]\]/.test(text))

const TAGS =
  'a b p h2 div span img input li ul table tr td tbody picture source section details summary script style iframe svg math form button select option template textarea title noscript object embed base meta link plaintext xmp video col caption em'.split(
    ' ',
  )
const PROPERTIES =
  'onClick onclick onError style href src srcSet id name action formAction xLinkHref className dataState target background cite longDesc ping poster data srcDoc useMap lang dir ariaLabelledBy htmlFor headers title rel'.split(
    ' ',
  )
const values = fc.constantFrom<string | boolean | string[]>(
  ...[
    ...BAD,
    'location',
    'b1',
    'fn--1',
    'page--main',
    '#b1',
    '/a',
    '"><script>',
    "' onload='a",
    'a, data:b 2x',
    '',
  ],
  true,
  ['javascript:a', 'x'],
)

// Whatever a rehype plugin could put into a tree, sound or not.
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({
      type: fc.constantFrom('text', 'raw', 'comment', 'unknown'),
      value: fc.constantFrom('a', ' ', '<script>a</script>', '</p></main>', '--><b>', '\0'),
    }),
    fc.record({
      type: fc.constant('element'),
      tagName: fc.constantFrom(...TAGS, 'p onclick=a', 'SCRIPT'),
      properties: fc.dictionary(fc.constantFrom(...PROPERTIES, 'a b', 'x"y'), values),
      children: fc.array(tie('node'), { maxLength: 3 }),
    }),
  ),
}))

/** A plugin that puts these nodes where the text's own elements were, or below them. */
const adding = (nodes: readonly unknown[], deep: boolean) => () => (tree: Hast) => {
  const [first] = tree.children
  const target = deep && first?.type === 'element' ? first : tree
  target.children = [...target.children, ...nodes] as typeof tree.children
}

const renaming =
  (hName: string, hProperties: Readonly<Record<string, unknown>>) => () => (tree: Mdast) => {
    for (const child of tree.children) child.data = { hName, hProperties } as typeof child.data
  }

const plugins = fc.record(
  {
    rehypePlugins: fc
      .tuple(fc.array(node, { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([nodes, deep]) => [adding(nodes, deep)]),
    remarkPlugins: fc
      .tuple(fc.constantFrom(...TAGS), fc.dictionary(fc.constantFrom(...PROPERTIES), values))
      .map(([name, properties]) => [renaming(name, properties)]),
  },
  { requiredKeys: [] },
)

const options: fc.Arbitrary<RendererOptions> = fc
  .tuple(
    fc.record(
      {
        gfm: fc.boolean(),
        typography: fc.boolean(),
        externalLinks: fc.constant({ target: '_blank', rel: 'nofollow' }),
        rewriteUrl: fc.constantFrom(
          ...BAD.map((url) => () => url),
          (url: string) => `${url}"onclick="a`,
        ),
        limits: fc.constant({ delimiters: 2, brackets: 2 }),
      },
      { requiredKeys: [] },
    ),
    fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: plugins }),
  )
  .map(([one, other]) => ({ ...one, ...other }))

const article = fc
  .record({
    title: markdown,
    summary: markdown,
    alt: markdown,
    src: fc.constantFrom('/a.png', ...BAD, '"><script>'),
    blocks: fc.array(markdown, { minLength: 1, maxLength: 3 }),
    definitions: markdown,
    section: fc.constantFrom('city', '"><script>', '__proto__'),
  })
  .map(({ title, summary, alt, src, blocks, definitions, section }) =>
    defineArticle(locales, {
      id: 'a',
      source: 'en',
      section,
      title: { en: title },
      summary: { en: summary },
      image: { src, alt: { en: alt } },
      blocks: blocks.map((en, at) => ({ id: `b${at + 1}`, text: { en } })),
      definitions: { en: definitions },
    }),
  )

const IDS = ['b1', 'b2', 'b3']

describe('whatever the Markdown and the plugins, to a browser', patience, () => {
  test('each block stays in its place, and nothing in it runs', () => {
    fc.assert(
      fc.property(article, options, (each, chosen) => {
        const rendered = createRenderer(chosen).render(resolveArticle(locales, each, 'uk'))
        for (const { html } of rendered.blocks) expect(faultsBetween(html, IDS)).toEqual([])
        expect(faultsBetween(rendered.footnotes, IDS)).toEqual([])
      }),
      { numRuns },
    )
  })

  test('each line stays in its place, and nothing in it runs', () => {
    fc.assert(
      fc.property(markdown, options, (text, chosen) => {
        const { html } = createRenderer(chosen).renderInline(text)
        for (const around of ['h1', 'p'] as const) {
          expect(faultsBetween(html, [], around)).toEqual([])
        }
      }),
      { numRuns: numRuns * 2 },
    )
  })

  test('plain Markdown stays in its place, and nothing in it runs', () => {
    fc.assert(
      fc.property(markdown, options, (text, chosen) => {
        expect(faultsBetween(createRenderer(chosen).renderMarkdown(text))).toEqual([])
      }),
      { numRuns: numRuns * 2 },
    )
  })

  test('the page is whole', () => {
    fc.assert(
      fc.property(article, options, (each, chosen) => {
        const renderer = createRenderer(chosen)
        const page = renderPage(locales, each, 'uk', {
          messages,
          renderer,
          siteName: '</title><script>',
          now: '2026-03-02',
        })
        expect(faultsOfPage(page, IDS)).toEqual([])
      }),
      { numRuns: numRuns / 2 },
    )
  })
})
