import type { Root as Hast } from 'hast'
import type { Root as Mdast } from 'mdast'
import { createRenderer, type RendererOptions } from 'stele'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { english } from './rendering.js'

/** A renderer that counts how often a text really goes through the pipeline. */
function counting(options: RendererOptions = {}, change: (tree: Mdast) => void = () => {}) {
  const counter = { runs: 0 }
  const count = () => (tree: Mdast) => {
    counter.runs += 1
    change(tree)
  }
  return { counter, renderer: createRenderer({ remarkPlugins: [count], ...options }) }
}

describe('a text that was rendered before', () => {
  test('is remembered when the plugins are said to be pure', () => {
    const { counter, renderer } = counting({ cache: true })
    const html = [1, 2, 3].map(() => renderer.renderMarkdown('a'))
    expect(new Set(html).size).toBe(1)
    expect(counter.runs).toBe(1)
  })

  test.each([{}, { cache: false }])('is rendered again beside plugins with %j', (options) => {
    const { counter, renderer } = counting(options)
    for (const text of ['a', 'a']) renderer.renderMarkdown(text)
    for (const text of ['a', 'a']) renderer.renderInline(text)
    expect(counter.runs).toBe(4)
  })

  test('is shared by blocks, articles and locales', () => {
    const { counter, renderer } = counting({ cache: true })
    renderer.render(english({ a: 'x', b: 'x' }))
    renderer.render(english({ c: 'x' }))
    expect(counter.runs).toBe(2) // the title and one block
  })

  test('is another one as a line than as a block', () => {
    const renderer = createRenderer()
    expect(renderer.renderMarkdown('- a')).toBe('<ul>\n<li>a</li>\n</ul>\n')
    expect(renderer.renderInline('- a').html).toBe('- a')
    expect(renderer.renderMarkdown('- a')).toBe('<ul>\n<li>a</li>\n</ul>\n')
  })

  test('is forgotten when 10,000 others came after it', { timeout: 60_000 }, () => {
    const { counter, renderer } = counting({ cache: true, gfm: false })
    // Blank texts are read fastest: the bits of a number, as spaces and line endings.
    const render = (at: number) =>
      renderer.renderInline(at.toString(2).replaceAll('0', ' ').replaceAll('1', '\n'))
    for (let at = 0; at < 10_000; at += 1) render(at)
    render(0)
    expect(counter.runs).toBe(10_000)
    render(10_000)
    render(0) // used a moment ago: it stays
    expect(counter.runs).toBe(10_001)
    render(1) // used longest ago: it went
    expect(counter.runs).toBe(10_002)
  })

  test('is forgotten when the others take 16 million characters', () => {
    const { counter, renderer } = counting({ cache: true }, (tree) => {
      visit(tree, 'text', (node) => {
        if (node.value !== 'small') node.value = 'x'.repeat(3_000_000)
      })
    })
    for (const text of ['small', 'a', 'b', 'b', 'small']) renderer.renderInline(text)
    expect(counter.runs).toBe(3)
    for (const text of ['c', 'a']) renderer.renderInline(text)
    expect(counter.runs).toBe(5)
    renderer.renderInline('small')
    expect(counter.runs).toBe(5)
  })
})

describe('the cache never carries from one article to another', () => {
  test.each([
    ['a link', '[x]', '[x]: /1', '<p id="b">[x]</p>'],
    ['an image', '![x]', '[x]: /1', '<p id="b">![x]</p>'],
    [
      'the alternative text of an image',
      '![a [x]](/b)',
      '[x]: /1',
      '<p id="b"><img src="/b" alt="a [x]"></p>',
    ],
    ['a footnote', 'a[^1]', '[^1]: N', '<p id="b">a[^1]</p>'],
  ])('%s', (_, text, definitions, without) => {
    const renderer = createRenderer()
    const defined = english({ a: text }, definitions)
    const plain = english({ b: text })
    const first = renderer.render(defined)
    expect(first.html).not.toContain(without.slice(10, -4))
    expect(renderer.render(plain).html).toBe(without)
    expect(renderer.render(defined)).toEqual(first)
    expect(
      renderer.render(english({ a: text }, definitions.replace('/1', '/2').replace('N', 'M'))),
    ).toEqual(
      createRenderer().render(
        english({ a: text }, definitions.replace('/1', '/2').replace('N', 'M')),
      ),
    )
  })

  test.each(['id', 'name'])('an %s that a plugin made', (property) => {
    const give = () => (tree: Hast) => {
      visit(tree, 'element', (element) => {
        if (element.tagName === 'em') element.properties[property] = 'x'
      })
    }
    const { html } = createRenderer({ rehypePlugins: [give], cache: true }).render(
      english({ a: '*x*', b: '*x*' }),
    )
    expect(html).toBe(
      `<p id="a"><em ${property}="a--x">x</em></p>\n<p id="b"><em ${property}="b--x">x</em></p>`,
    )
  })

  test('a reference that a plugin made', () => {
    const refer = (tree: Mdast) => {
      visit(tree, 'emphasis', (node) => {
        const reference = { identifier: 'x', label: 'x' }
        node.children = [
          { type: 'linkReference', referenceType: 'full', ...reference, children: node.children },
        ]
      })
    }
    const { renderer } = counting({ cache: true }, refer)
    const htmlWith = (definitions: string) =>
      renderer.render(english({ a: '*y*' }, definitions)).html
    expect(htmlWith('[x]: /1')).toBe('<p id="a"><em><a href="/1">y</a></em></p>')
    expect(htmlWith('[x]: /2')).toBe('<p id="a"><em><a href="/2">y</a></em></p>')
    expect(htmlWith('')).toBe('<p id="a"><em>[y][x]</em></p>')
  })
})
