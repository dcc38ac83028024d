import { createRenderer, defineArticle, newsroomLocales as locales, resolveArticle } from 'stele'
import { expect, test } from 'vitest'

test.each([
  ['an entity with a name', 'a&amp;b', '/a&b'],
  ['a decimal entity', 'a&#38;b', '/a&b'],
  ['a number that is no character', 'a&#x110000;b', '/a&#x110000;b'],
])('an address in raw HTML is asked about as a browser reads it: %s', (_, written, read) => {
  const asked: string[] = []
  const renderer = createRenderer({
    dangerouslyAllowHtml: true,
    rewriteUrl: (url) => {
      asked.push(url)
      return url
    },
  })
  renderer.renderMarkdown(`<p><a href="/${written}">x</a></p>`)
  expect(asked).toEqual([read])
})

test('a link in raw HTML keeps its own rel beside the one of external links', () => {
  const renderer = createRenderer({ dangerouslyAllowHtml: true, externalLinks: {} })
  const link = '<p><a rel="license" target="_top" href="https://example.org/">x</a></p>'
  const html = renderer.renderMarkdown(link)
  expect(html).toContain('rel="license noopener"')
  expect(html).toContain('target="_top"')
})

test('an external link opens where the option says, whatever raw HTML says', () => {
  const renderer = createRenderer({
    dangerouslyAllowHtml: true,
    externalLinks: { target: '_blank' },
  })
  const html = renderer.renderMarkdown('<p><a target="_top" href="https://example.org/">x</a></p>')
  expect(html).toContain('target="_blank"')
  expect(html).not.toContain('_top')
})

test('a place on the page that is wrongly encoded stays as it is', () => {
  const article = defineArticle(locales, {
    id: 'place',
    source: 'en',
    title: { en: 'Place' },
    blocks: [{ id: 'a', text: { en: '<a href="#%E0%A4%A">x</a> <b id="y">y</b>' } }],
  })
  const renderer = createRenderer({ dangerouslyAllowHtml: true })
  const { html } = renderer.render(resolveArticle(locales, article, 'en'))
  expect(html).toContain('href="#%E0%A4%A"')
})

test('a renderer that keeps nothing says so', () => {
  const renderer = createRenderer({ cache: false })
  renderer.renderMarkdown('a &lt;')
  expect(renderer.cacheStatus()).toEqual({ hits: 0, misses: 0, entries: 0, characters: 0 })
})

test('typography leaves nested code alone', () => {
  const renderer = createRenderer({ dangerouslyAllowHtml: true, typography: true })
  const html = renderer.renderMarkdown('<p><code>"a"<code>"b"</code>"c"</code> "d"</p>', {
    locale: 'en',
  })
  expect(html).toContain('<code>"a"<code>"b"</code>"c"</code> “d”')
})
