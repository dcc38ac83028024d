import type { Root as Hast } from 'hast'
import { defaultSchema } from 'hast-util-sanitize'
import type { Root } from 'mdast'
import { createRenderer, defineArticle, newsroomLocales as locales, resolveArticle } from 'stele'
import type { Processor } from 'unified'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { english, renderEnglish } from './rendering.js'

test.each([
  ['an entity with a name', 'a&amp;b', '/a&b'],
  ['a decimal entity', 'a&#38;b', '/a&b'],
  ['entities of signs', '&lt;&GT;&quot;', '/<>"'],
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

test('a place that is wrongly encoded stays as it is beside ids of plugins too', () => {
  const identify = () => (tree: Hast) => {
    visit(tree, 'element', (element) => {
      if (element.tagName === 'em') element.properties.id = 'b'
    })
  }
  const { html } = renderEnglish({ a: '*b* [c](#%E0%A4%A) [d](#b)' }, { rehypePlugins: [identify] })
  expect(html).toContain('<a href="#%E0%A4%25A">c</a> <a href="#a--b">d</a>')
})

test('a footnote of a title stands below an article without blocks', () => {
  const annotate = () => (tree: Root) => {
    visit(tree, 'paragraph', ({ children }) => {
      if (children.length === 1) children.push({ type: 'footnoteReference', identifier: 'n' })
    })
    const words = { type: 'paragraph', children: [{ type: 'text', value: 'N' }, { type: 'break' }] }
    tree.children.push({ type: 'footnoteDefinition', identifier: 'm', children: [] })
    tree.children.push({ type: 'footnoteDefinition', identifier: 'n', children: [words] } as never)
  }
  const { html, footnotes } = renderEnglish({}, { remarkPlugins: [annotate] })
  expect(footnotes).toContain('<p>N')
  expect(html).toBe(footnotes)
})

test('a footnote that a plugin has read once and then no more is empty', () => {
  function readOnce(this: Processor) {
    const { parser } = this
    let times = 0
    this.parser = (text, file) => {
      times += 1
      return times > 2 ? { type: 'root', children: [] } : (parser?.(text, file) as Root)
    }
  }
  const { footnotes } = renderEnglish({ a: 'b[^1]\n\n[^1]: N' }, { remarkPlugins: [readOnce] })
  expect(footnotes).toContain('<li id="fn--1">\n\n<p><a ')
})

test('a reference that a plugin reads, to what nobody defines, is text', () => {
  function wikiLinks(this: Processor) {
    const data = this.data()
    const refer = (tree: Root) => {
      const reference = { type: 'linkReference', identifier: 'no', referenceType: 'full' } as const
      const children = [{ type: 'text', value: 'nowhere' }] as const
      visit(tree, 'paragraph', (paragraph) => {
        paragraph.children.push({ ...reference, label: 'no', children: [...children] })
      })
    }
    data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), { transforms: [refer] }]
  }
  const { html } = createRenderer({ remarkPlugins: [wikiLinks] }).render(
    english({ a: '[b] ' }, '[b]: /b'),
  )
  expect(html).toContain('<a href="/b">b</a>')
  expect(html).toContain('[nowhere]')
  expect(html.match(/<a /g)).toHaveLength(1)
})

test('a schema that says nothing of addresses lets them be, also those that are rewritten', () => {
  const { protocols: _, ...schema } = defaultSchema
  const options = { schema: { ...schema, protocols: {} }, externalLinks: { rel: 'nofollow' } }
  const rewriteUrl = (url: string) => url.replace('web', 'gemini')
  const { renderMarkdown } = createRenderer({ ...options, rewriteUrl })
  expect(renderMarkdown('[a](web:b)')).toBe('<p><a href="gemini:b">a</a></p>\n')
})

test.each([
  ['holds no sources of images', { attributes: {} }, '<source>'],
  ['holds some', { attributes: { source: ['srcSet', 'media'] } }, '<source media="print">'],
])('a schema beside allowed schemes %s', (_, own, expected) => {
  const add = () => (tree: Hast) => {
    const properties = { srcSet: 'data:a', media: 'print' }
    tree.children.push({ type: 'element', tagName: 'source', properties, children: [] })
  }
  const schema = { ...defaultSchema, ...own }
  const options = { schema, allowedSchemes: ['https'], rehypePlugins: [add] }
  expect(createRenderer(options).renderMarkdown('a')).toContain(expected)
})

test('typography leaves alone what goes over the border of two pieces', () => {
  const { renderMarkdown } = createRenderer({ typography: true })
  expect(renderMarkdown('a..*.* b... ')).toBe('<p>a..<em>.</em> b…</p>\n')
})

test('an address that is none leaves the site no more than a relative one', () => {
  const { renderMarkdown } = createRenderer({ externalLinks: {} })
  expect(renderMarkdown('[a](http://b:99999/)')).toBe('<p><a href="http://b:99999/">a</a></p>\n')
})

test('a footnote that only a plugin refers to, without a label, leaves its name', () => {
  const refer = () => (tree: Root) => {
    visit(tree, 'paragraph', ({ children }) => {
      children.push({ type: 'footnoteReference', identifier: 'n' })
    })
  }
  const { html } = renderEnglish({ a: 'b' }, { remarkPlugins: [refer] })
  expect(html).toBe('<p id="a">b<sup>[^n]</sup></p>')
})

test.each([
  ['a', 'href'],
  ['blockquote', 'cite'],
  ['img', 'longDesc'],
  ['img', 'src'],
  ['img', 'useMap'],
])('an address of another scheme does not stay in %s %s', (tagName, attribute) => {
  const add = () => (tree: Hast) => {
    const properties = { [attribute]: 'http://example.org/' }
    tree.children.push({ type: 'element', tagName, properties, children: [] })
  }
  const { attributes } = defaultSchema
  const schema = { ...defaultSchema, attributes: { ...attributes, '*': ['useMap'] } }
  const options = { schema, allowedSchemes: ['https'], rehypePlugins: [add] }
  const html = createRenderer(options).renderMarkdown('a')
  expect(html).toContain(`<${tagName}>`)
})
