import {
  createRenderer,
  defineArticle,
  newsroomLocales as locales,
  type RenderedArticle,
  resolveArticle,
} from 'stele'
import { describe, expect, test } from 'vitest'
import { english, renderEnglish } from './rendering.js'

type Texts = { readonly en: string; readonly uk?: string; readonly ru?: string }

/** The Ukrainian page of an article whose blocks are called `b1`, `b2`... */
function ukrainian(
  blocks: readonly (Texts | string)[],
  definitions: Partial<Texts> = {},
): RenderedArticle {
  const article = defineArticle(locales, {
    id: 'a',
    source: 'en',
    title: { en: 'T' },
    blocks: blocks.map((text, at) => ({ id: `b${at + 1}`, text })),
    definitions,
  })
  return createRenderer().render(resolveArticle(locales, article, 'uk'))
}

describe('link definitions', () => {
  test('serve every block, before and after', () => {
    const { html } = renderEnglish({ a: '[x] ![y][x] [z][] [w][x]', b: '[x]: /1 "T"\n[z]: /2' })
    expect(html).toContain(
      '<p id="a"><a href="/1" title="T">x</a> <img src="/1" alt="y" title="T"> <a href="/2">z</a> <a href="/1" title="T">w</a></p>',
    )
  })

  test('stand in blocks first, then in the article’s own', () => {
    const { html } = createRenderer().render(
      english({ a: '[x] [y]', b: '[x]: /1' }, '[x]: /2\n[y]: /3'),
    )
    expect(html).toContain('<a href="/1">x</a> <a href="/3">y</a>')
  })

  test('are looked up in the text’s own locale, then along the chain', () => {
    const { html } = ukrainian([
      { en: '[x] [y] [z]', uk: '[x] [y] [z]' },
      { en: '[x] [y] [z]' },
      '[x] [y] [z]',
      { en: '[x]: /en', ru: '[x]: /ru\n[z]: /ru', uk: '[y]: /uk' },
    ])
    const own = '<a href="/en">x</a> <a href="/uk">y</a> <a href="/ru">z</a>'
    expect(html).toContain(`<p id="b1">${own}</p>`)
    expect(html).toContain(`<p id="b2" lang="en" data-state="fallback">${own}</p>`)
    expect(html).toContain(`<p id="b3">${own}</p>`)
  })

  test.each([
    ['case', '[ABC]', '[abc]: /x'],
    ['case beyond one letter', '[STRASSE]', '[straße]: /x'],
    ['case of other scripts', '[ΑΓΩ ЇЖАК]', '[αγω їжак]: /x'],
    ['the final sigma', '[ΣΟΦΟΣ]', '[σοφος]: /x'],
    ['a dotted capital', '[İ]', '[i̇]: /x'],
    ['white space', '[a   b\nc]', '[ a b c ]: /x'],
    ['markup', '[*a* `b`]', '[*a* `b`]: /x'],
    ['a bracket', '[a\\]]', '[a\\]]: /x'],
    ['an exclamation mark before', 'Look![a]', '[a]: /x'],
    ['an escaped one', '\\![a]', '[a]: /x'],
  ])('are found by label: %s', (_, text, definition) => {
    const html = renderEnglish({ a: text, b: definition }).html
    expect(html).toMatch(/(?:href|src)="\/x"/)
    expect(html).toContain(createRenderer().renderMarkdown(`${text}\n\n${definition}`).slice(2, -5))
  })

  test.each(['\\_\\_proto\\_\\_', 'constructor', 'toString', 'hasOwnProperty'])(
    'may be called %s',
    (label) => {
      const shown = label.replaceAll('\\', '')
      const text = `[${label}] x[^${label}]`
      const linked = renderEnglish({ a: text, b: `[${label}]: /x` })
      expect(linked.html).toContain(`<p id="a"><a href="/x">${shown}</a> x[^${shown}]</p>`)
      const noted = renderEnglish({ a: text, b: `[^${label}]: N` })
      expect(noted.html).toContain(`<p id="a">[${shown}] x<sup>`)
      expect(noted.footnotes).toContain('<p>N <a')
    },
  )

  test.each([
    ['an open fence', '```\n[x]: /1\n[^1]: N'],
    ['a comment', '<!--\n[x]: /1\n[^1]: N\n-->'],
    ['indented code', '    [x]: /1\n    [^1]: N'],
    ['a paragraph', 'a\n[x]: /1'],
    ['escaped brackets', '\\[x]: /1\n\\[^1]: N'],
  ])('in %s define nothing', (_, text) => {
    expect(renderEnglish({ a: '[x] y[^1]', b: text }).blocks[0]?.html).toBe(
      '<p id="a">[x] y[^1]</p>',
    )
  })

  test.each([
    ['a fence that stays open', '```\n[x]', '<pre id="a"><code>[x]\n</code></pre>'],
    ['indented text', '    [x]', '<pre id="a"><code>[x]\n</code></pre>'],
    ['a comment that stays open', '<!-- [x]', '<div id="a"></div>'],
    ['an empty text', '[x]:', '<p id="a"><a href="/1">x</a>:</p>'],
  ])('do not reach into %s', (_, text, expected) => {
    expect(renderEnglish({ a: text, b: '[x]: /1\n\n[^1]: N' }).blocks[0]?.html).toBe(expected)
  })

  test('give a text with known labels the meaning it has beside its definitions', () => {
    const texts = [
      '[a][b][c]',
      '[[b]](/u)',
      '![a [b]](/u)',
      '[a](/u [b]',
      '*[a*][b]',
      '![[[b]]]',
      '[^b][b]',
    ]
    for (const text of texts) {
      const whole = createRenderer().renderMarkdown(`${text}\n\n[b]: /b\n[c]: /c`)
      expect(renderEnglish({ x: text, y: '[b]: /b\n[c]: /c' }).blocks[0]?.html).toBe(
        whole.trim().replace('<p>', '<p id="x">'),
      )
    }
  })
})

describe('a label that is defined twice', () => {
  test('means the first, also in the block with the second', () => {
    const { html } = renderEnglish({ a: '[x]: /1', b: '[x]\n\n[x]: /2' })
    expect(html).toContain('<p id="b"><a href="/1">x</a></p>')
    const notes = renderEnglish({ a: '[^n]: One', b: 'x[^N]\n\n[^n]: Two' })
    expect(notes.footnotes).toContain('One')
  })

  test('is reported where it is repeated', () => {
    const { diagnostics } = ukrainian(
      [{ en: '[x]: /1', uk: '[x]: /1' }, { en: 'a\n\n> [X]: /2\n\n[^n]: 1\n\n  [^N]: 2' }],
      { en: '[x]: /3', uk: '\n[x]: /2' },
    )
    const message = (label: string) =>
      `The label "${label}" is already defined in this article; the first one is used. Give this one another label.`
    expect(diagnostics).toEqual([
      {
        code: 'duplicate-definition',
        severity: 'warning',
        message: message('[x]'),
        locale: 'uk',
        line: 2,
        column: 1,
      },
      {
        code: 'duplicate-definition',
        severity: 'warning',
        message: message('[X]'),
        locale: 'en',
        block: 'b2',
        line: 3,
        column: 3,
      },
      {
        code: 'duplicate-definition',
        severity: 'warning',
        message: message('[^N]'),
        locale: 'en',
        block: 'b2',
        line: 7,
        column: 3,
      },
      {
        code: 'duplicate-definition',
        severity: 'warning',
        message: message('[x]'),
        locale: 'en',
        line: 1,
        column: 1,
      },
    ])
  })

  test('is none when a link and a footnote share it', () => {
    const { diagnostics, html } = renderEnglish({ a: '[n] x[^n]\n\n[n]: /1\n\n[^n]: N' })
    expect(diagnostics).toEqual([])
    expect(html).toContain('<a href="/1">n</a> x<sup>')
  })
})

test('without gfm a caret is part of a link’s label', () => {
  expect(renderEnglish({ a: 'x[^1]', b: '[^1]: /u' }, { gfm: false }).html).toContain(
    '<p id="a">x<a href="/u">^1</a></p>',
  )
})
