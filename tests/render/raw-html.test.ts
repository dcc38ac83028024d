import { describe, expect, test } from 'vitest'
import { renderEnglish } from './rendering.js'

describe('raw HTML', () => {
  test.each([
    ['a <b>c</b>', '<p id="a">a c</p>', ['<b>', '</b>']],
    ['<div>a</div>', '<div id="a"></div>', ['<div>a</div>']],
    ['<script>a</script>\n\nb', '<p id="a">b</p>', ['<script>a</script>']],
    ['<!-- a --> b\n\nc', '<p id="a">c</p>', ['<!-- a --> b']],
    ['<!-- a\n\nb', '<div id="a"></div>', ['<!-- a\n\nb']],
    ['<?php a ?>', '<div id="a"></div>', ['<?php a ?>']],
    ['a <br> b <br> c', '<p id="a">a  b  c</p>', ['<br>']],
  ])('is left out and reported: %j', (text, html, lost) => {
    const rendered = renderEnglish({ a: text })
    expect(rendered.html).toBe(html)
    expect(rendered.diagnostics.map(({ message }) => message)).toEqual([
      `Raw HTML is left out: ${lost.map((value) => JSON.stringify(value)).join(', ')}. Write it as Markdown, or add a plugin that makes it.`,
    ])
  })

  test.each(['<!-- a -->', 'a <!-- b --> c', '<!-- a\n\nb -->', '<!-->', 'a <!---> b'])(
    'that is a comment is left out in silence: %j',
    (text) => {
      const { html, diagnostics } = renderEnglish({ a: text })
      expect(html).not.toContain('!')
      expect(diagnostics).toEqual([])
    },
  )

  test('is reported once a text, with its place', () => {
    const { diagnostics } = renderEnglish({ a: 'x', b: 'a\n\n> b <u>c</u>\n\n<hr>' })
    expect(diagnostics).toMatchObject([
      { code: 'raw-html', severity: 'warning', locale: 'en', block: 'b', line: 3, column: 5 },
    ])
  })

  test('is reported again when the text comes out of the cache', () => {
    const { diagnostics } = renderEnglish({ a: 'a <b>', b: 'a <b>' })
    expect(diagnostics.map(({ block }) => block)).toEqual(['a', 'b'])
  })

  test('is passed through, and not reported, where that is allowed', () => {
    const { html, diagnostics } = renderEnglish(
      { a: 'a <b>c</b> [d](javascript:e)' },
      { dangerouslyAllowHtml: true },
    )
    expect(html).toBe('<p id="a">a <b>c</b> <a href="javascript:e">d</a></p>')
    expect(diagnostics).toEqual([])
  })

  test.each([
    ['[a](javascript:b)', '<p id="a"><a>a</a></p>'],
    ['[a](JaVaScRiPt:b)', '<p id="a"><a>a</a></p>'],
    ['[a](&#x6a;avascript:b)', '<p id="a"><a>a</a></p>'],
    ['[a](data:text/html,b)', '<p id="a"><a>a</a></p>'],
    ['![a](javascript:b)', '<p id="a"><img alt="a"></p>'],
    ['[a]\n\n[a]: vbscript:b', '<p id="a"><a>a</a></p>'],
    ['<javascript:a>', '<p id="a"><a>javascript:a</a></p>'],
  ])('is not needed for an unsafe address, which does not get through: %s', (text, html) => {
    expect(renderEnglish({ a: text }).html).toBe(html)
  })
})
