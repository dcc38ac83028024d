import {
  createMessages,
  createRenderer,
  defineArticle,
  defineLocales,
  newsroomLocales,
  resolveArticle,
} from 'stele'
import { describe, expect, test } from 'vitest'
import { faultsOf } from './read-html.js'
import { renderEnglish } from './rendering.js'

const locales = newsroomLocales.extend({ ar: { fallback: ['en', 'uk'] } })

/** Renders blocks given per locale; the source is English. */
function render(
  locale: 'ru' | 'uk' | 'en' | 'ar',
  blocks: readonly { readonly en: string; readonly uk?: string | null; readonly ar?: string }[],
) {
  const article = defineArticle(locales, {
    id: 'a',
    source: 'en',
    title: { en: 'T' },
    blocks: blocks.map((text, at) => ({ id: `b${at + 1}`, text })),
  })
  const renderer = createRenderer({ messages: createMessages(locales) })
  const rendered = renderer.render(resolveArticle(locales, article, locale))
  expect(faultsOf(rendered.html)).toEqual([])
  return rendered
}

const numbersIn = (html: string): readonly string[] =>
  Array.from(html.matchAll(/href="#fn--(\d+)"/g), ([, number = '']) => number)

describe('footnotes', () => {
  test('are listed after the last block, linked both ways', () => {
    const { html, footnotes } = render('en', [
      { en: 'A[^n].' },
      { en: '[^n]: *Note*.' },
      { en: 'Z' },
    ])
    expect(html).toBe(
      `<p id="b1">A<sup><a href="#fn--1" id="fnref--1" data-footnote-ref aria-describedby="fn--label">1</a></sup>.</p>
<div id="b2"></div>
<p id="b3">Z</p>
${footnotes}`,
    )
    expect(footnotes).toBe(`<section class="footnotes" data-footnotes aria-labelledby="fn--label">
<h2 id="fn--label">Footnotes</h2>
<ol>
<li id="fn--1">
<p><em>Note</em>. <a href="#fnref--1" data-footnote-backref aria-label="Back to reference 1">↩</a></p>
</li>
</ol>
</section>`)
  })

  test('are numbered by first reference over the whole page', () => {
    const { html } = render('en', [
      { en: 'a[^z] b[^y]\n\n[^y]: Y\n[^z]: Z' },
      { en: 'c[^y] d[^x]\n\n[^x]: X' },
    ])
    expect(numbersIn(html)).toEqual(['1', '2', '2', '3'])
    expect(html).toMatch(/fn--1">\n<p>Z.*fn--2">\n<p>Y.*fn--3">\n<p>X/s)
  })

  test('have a link back to each reference', () => {
    const { footnotes } = render('en', [{ en: 'a[^1] b[^1]' }, { en: 'c[^1]\n\n[^1]: N' }])
    expect(footnotes).toContain('<p>N <a href="#fnref--1"')
    expect(footnotes).toContain(
      '<a href="#fnref--1-3" data-footnote-backref aria-label="Back to reference 1-3">↩<sup>3</sup></a></p>',
    )
  })

  test.each([
    ['a heading', '# a[^1]'],
    ['a table', '| a[^1] |\n| - |\n| b[^1] |'],
    ['a quote', '> a[^1]'],
    ['a list', '- a[^1]\n- [x] b[^1]'],
    ['emphasis', '**a[^1]** ~~b[^1]~~'],
    ['another footnote', 'a[^2]\n\n[^2]: b[^1]'],
    ['itself', 'a[^1]'],
  ])('are referred to from %s', (_, en) => {
    const { html } = render('en', [{ en: `${en}\n\n[^1]: N[^1]` }])
    expect(html).toContain('<p>N<sup>')
  })

  test.each([
    ['[a[^1]](/u) b', '<a href="/u">a</a><sup><a href="#fn--1" id="fnref--1"'],
    ['[*a[^1]* b[^2]][u] c', '<a href="/u"><em>a</em> b</a><sup><a href="#fn--1"'],
    ['# [a[^1] b](/u)', '<a href="/u">a b</a><sup>'],
  ])('are referred to from behind the link where %j has them in it', (en, expected) => {
    const { html } = render('en', [{ en: `${en}\n\n[^1]: N\n\n[^2]: M\n\n[u]: /u` }])
    expect(html).toContain(expected)
  })

  test('that refer to further ones make the list grow', () => {
    const { html } = render('en', [{ en: 'a[^1]\n\n[^1]: b[^2]\n[^2]: c[^3] d[^1]\n[^3]: e' }])
    expect(numbersIn(html)).toEqual(['1', '2', '3', '1'])
  })

  test('that nothing refers to are not shown', () => {
    expect(render('en', [{ en: 'a\n\n[^1]: N' }]).footnotes).toBe('')
    expect(
      render('uk', [
        { en: 'a[^1]', uk: null },
        { en: '[^1]: N', uk: '[^1]: Н' },
      ]).footnotes,
    ).toBe('')
  })

  test.each([
    ['paragraphs', 'N\n\n    M', '<p>N</p>\n<p>M <a '],
    ['a list', '- N', '<ul>\n<li>N</li>\n</ul>\n<p><a '],
    ['a quote', '> N', '</blockquote>\n<p><a '],
    ['code', '```\n    N\n    ```', '</code></pre>\n<p><a '],
    ['nothing', '', '<li id="fn--1">\n\n<p><a '],
  ])('made of %s end in their link back', (_, note, expected) => {
    expect(render('en', [{ en: `a[^1]\n\n[^1]: ${note}` }]).footnotes).toContain(expected)
  })

  test('are read as Markdown with the same definitions as their block', () => {
    const { footnotes } = render('en', [{ en: 'a[^1]\n\n[^1]: [x] ![x]' }, { en: '[x]: /x' }])
    expect(footnotes).toContain('<p><a href="/x">x</a> <img src="/x" alt="x"> <a')
  })

  test('report raw HTML in them where it stands', () => {
    const { diagnostics } = render('en', [{ en: 'a[^1]' }, { en: 'b\n\n[^1]: N <b>\n\n[^2]: <i>' }])
    expect(diagnostics).toMatchObject([
      { code: 'raw-html', locale: 'en', block: 'b2', line: 3, column: 9 },
    ])
  })

  test('stay text in code and without gfm', () => {
    expect(render('en', [{ en: '`[^1]`\n\n[^1]: N' }]).html).toBe(
      '<p id="b1"><code>[^1]</code></p>',
    )
    expect(renderEnglish({ a: 'x[^1]' }, { gfm: false }).html).toBe('<p id="a">x[^1]</p>')
  })
})

describe('footnotes in several languages', () => {
  test('belong to a locale and a label', () => {
    const { html, footnotes } = render('uk', [
      { en: 'a[^1]\n\n[^1]: English', uk: 'а[^1]\n\n[^1]: Українська' },
      { en: 'b[^1]' },
    ])
    expect(numbersIn(html)).toEqual(['1', '2'])
    expect(footnotes).toContain('<p>Українська <a')
    expect(footnotes).toContain('<p lang="en">English <a')
  })

  test('are borrowed along the chain, with their own language', () => {
    const { footnotes } = render('uk', [{ en: 'a', uk: 'а[^1]' }, { en: '[^1]: English' }])
    expect(footnotes).toContain('<p lang="en">English <a')
  })

  test('name their links in the reader’s language, also inside a borrowed one', () => {
    const { footnotes } = render('uk', [{ en: 'a[^1]\n\n[^1]: English' }])
    expect(footnotes).toContain('<h2 id="fn--label">Примітки</h2>')
    expect(footnotes).toContain(
      '<p lang="en">English <a href="#fnref--1" data-footnote-backref aria-label="Назад до посилання 1" lang="uk">↩</a></p>',
    )
  })

  test('leave the link back of a borrowed list in the page’s language', () => {
    const { footnotes } = render('uk', [{ en: 'a[^1]\n\n[^1]: - English' }])
    expect(footnotes).toContain('<ul lang="en">')
    expect(footnotes).toMatch(/<p><a [^>]*aria-label="Назад до посилання 1">↩<\/a><\/p>/)
  })

  test('of several paragraphs carry their language on one element', () => {
    const { footnotes } = render('uk', [{ en: 'a[^1]\n\n[^1]: One\n\n    Two' }])
    expect(footnotes).toContain('<div lang="en">\n<p>One</p>\n<p>Two</p>\n</div>\n<p><a ')
  })

  test('mark directions, and interface words that are borrowed', () => {
    const { footnotes } = render('ar', [
      { en: 'a[^1]\n\n[^1]: English', ar: 'أ[^1]\n\n[^1]: عربي' },
      { en: 'b[^1]' },
    ])
    expect(footnotes).toContain('<h2 id="fn--label" lang="en" dir="ltr">Footnotes</h2>')
    expect(footnotes).toContain(
      '<p>عربي <a href="#fnref--1" data-footnote-backref aria-label="Back to reference 1" lang="en" dir="ltr">↩</a></p>',
    )
    expect(footnotes).toContain(
      '<p lang="en" dir="ltr">English <a href="#fnref--2" data-footnote-backref aria-label="Back to reference 2">↩</a></p>',
    )
  })

  test('of plain Markdown are in the language that is named', () => {
    expect(createRenderer().renderMarkdown('a[^1]\n\n[^1]: N', { locale: 'uk' })).toContain(
      'Примітки',
    )
    expect(createRenderer().renderMarkdown('a[^1]\n\n[^1]: N', { locale: 'ar' })).toContain(
      '<h2 id="fn--label" lang="ru" dir="ltr">Примечания</h2>',
    )
  })

  test('escape interface words', () => {
    const own = defineLocales({ en: {} }, { default: 'en' })
    const messages = createMessages(own, {
      catalogs: { en: { 'footnotes.heading': 'A & <b>', 'footnotes.back': '"{{reference}}"' } },
    })
    const html = createRenderer({ messages }).renderMarkdown('a[^1]\n\n[^1]: N')
    expect(html).toContain('<h2 id="fn--label">A &amp; &lt;b&gt;</h2>')
    expect(html).toContain('aria-label="&quot;1&quot;"')
  })
})
