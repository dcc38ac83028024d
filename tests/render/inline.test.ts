import { createRenderer, defineArticle, newsroomLocales as locales, resolveArticle } from 'stele'
import { describe, expect, test } from 'vitest'

const renderer = createRenderer()

describe('a line of text', () => {
  test.each([
    ['2021. Рік', '2021. Рік'],
    ['1) one', '1) one'],
    ['# x', '# x'],
    ['> x', '> x'],
    ['- x', '- x'],
    ['* * *', '* * *'],
    ['---', '---'],
    ['a\n===', 'a\n==='],
    ['    four', 'four'],
    ['\tx', 'x'],
    ['```js', '```js'],
    ['~~~', '~~~'],
    ['| a |\n| - |\n| b |', '| a |\n| - |\n| b |'],
    ['[x]: /url', '[x]: /url'],
    ['[^1]: note', '[^1]: note'],
    ['Why[^1]', 'Why[^1]'],
    ['[ ] open', '[ ] open'],
  ])('is never a block: %j', (text, expected) => {
    expect(renderer.renderInline(text).html).toBe(expected)
  })

  test.each([
    ['*a* **b** `c`', '<em>a</em> <strong>b</strong> <code>c</code>'],
    ['~~a~~', '<del>a</del>'],
    ['[a](/b "c")', '<a href="/b" title="c">a</a>'],
    ['![a](b.png)', '<img src="b.png" alt="a">'],
    ['a  \nb', 'a<br>\nb'],
    ['a\\\nb', 'a<br>\nb'],
    ['*a*\n*b*', '<em>a</em>\n<em>b</em>'],
    ['*a*&nbsp;*b*', '<em>a</em>\u00a0<em>b</em>'],
    ['a\n\nb', 'a b'],
    ['*a*\n\n\n*b*\n\nc', '<em>a</em> <em>b</em> c'],
    ['  a  \n', 'a'],
    ['', ''],
    [' \n ', ''],
    ['[a](javascript:b)', '<a>a</a>'],
    ['a <u>b</u>', 'a b'],
    ['a <!-- b --> c', 'a  c'],
  ])('keeps its inline Markdown: %j', (text, expected) => {
    expect(renderer.renderInline(text).html).toBe(expected)
  })

  test.each([
    ['*a* **b** `<c>`', 'a b <c>'],
    ['a &amp; b &lt;c&gt; &copy;', 'a & b <c> ©'],
    ['![a *b*](c.png) d', 'a b d'],
    ['[a](/b)', 'a'],
    ['a  \nb', 'a b'],
    ['*a*\n*b*', 'a b'],
    ['a\n\nb', 'a b'],
    ['10&nbsp;km', '10\u00a0km'],
    ['10\u202fkm', '10\u202fkm'],
    ['a <script>b</script>', 'a b'],
  ])('is also plain text: %j', (text, expected) => {
    expect(renderer.renderInline(text).text).toBe(expected)
  })

  test('lets raw HTML through only where it was allowed, and never into the plain text', () => {
    const dangerous = createRenderer({ dangerouslyAllowHtml: true })
    expect(dangerous.renderInline('a <u>b</u>')).toEqual({ html: 'a <u>b</u>', text: 'a b' })
  })

  test('is autolinked only with gfm', () => {
    expect(renderer.renderInline('www.example.org').html).toContain('<a ')
    expect(createRenderer({ gfm: false }).renderInline('www.example.org ~~a~~').html).toBe(
      'www.example.org ~~a~~',
    )
  })
})

describe('title, summary and an app’s own texts', () => {
  const article = defineArticle(locales, {
    id: 'a',
    source: 'en',
    title: { en: '1. *Title*[^1]', uk: null },
    summary: { en: '- [Summary][x]', uk: { text: 'Стислий *виклад*', machine: true } },
    localized: { kicker: { en: '# `Kicker`', ru: 'Рубрика' } },
    blocks: [{ id: 'b', text: { en: '[^1]: N\n\n[x]: /x' } }],
  })
  const { title, summary, localized } = renderer.render(resolveArticle(locales, article, 'uk'))

  test('are inline, with the language and state of their words', () => {
    expect(title).toMatchObject({ html: '', text: '', state: 'omitted' })
    expect(summary).toEqual({
      html: 'Стислий <em>виклад</em>',
      text: 'Стислий виклад',
      locale: 'uk',
      dir: 'ltr',
      state: 'machine',
      outdated: false,
      machine: true,
    })
    expect(localized.kicker).toMatchObject({
      html: '# <code>Kicker</code>',
      text: '# Kicker',
      locale: 'en',
      state: 'fallback',
    })
  })

  test('refer to nothing that the blocks define', () => {
    const own = renderer.render(resolveArticle(locales, article, 'en'))
    expect(own.title.html).toBe('1. <em>Title</em>[^1]')
    expect(own.summary?.html).toBe('- [Summary][x]')
    expect(own.footnotes).toBe('')
  })

  test('report raw HTML without a block', () => {
    const dirty = defineArticle(locales, {
      id: 'a',
      source: 'en',
      title: { en: 'A <b>title</b>' },
      blocks: [],
    })
    expect(renderer.render(resolveArticle(locales, dirty, 'en')).diagnostics).toEqual([
      {
        code: 'raw-html',
        severity: 'warning',
        message:
          'Raw HTML is left out: "<b>", "</b>". Write it as Markdown, or add a plugin that makes it.',
        locale: 'en',
        line: 1,
        column: 3,
      },
    ])
  })
})
