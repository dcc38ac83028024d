import { setTimeout } from 'node:timers/promises'
import type { Element, Root as Hast } from 'hast'
import type { Root as Mdast, Text } from 'mdast'
import { createRenderer, type RendererOptions } from 'stele'
import type { PluggableList } from 'unified'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { faultsOf } from './read-html.js'
import { english, renderEnglish } from './rendering.js'

const shout = () => (tree: Mdast) => {
  visit(tree, 'text', (node) => {
    node.value = node.value.toUpperCase()
  })
}

const shoutLater = () => async (tree: Mdast) => {
  await setTimeout(1)
  shout()(tree)
}

/** Turns the word `glossary` into a reference to what the article defines under it. */
const linkGlossary = () => (tree: Mdast) => {
  visit(tree, 'text', (node: Text, at, parent) => {
    if (node.value !== 'glossary' || parent === undefined || at === undefined) return
    const reference = { identifier: 'glossary', label: 'glossary' }
    parent.children[at] = {
      type: 'linkReference',
      referenceType: 'shortcut',
      ...reference,
      children: [{ type: 'text', value: 'Glossary' }],
    }
    parent.children.push({ type: 'footnoteReference', ...reference })
    return 'skip'
  })
}

const GLOSSARY = '[glossary]: /words\n\n[^glossary]: A list.'

describe('remark plugins', () => {
  test('see the text of every block, title and footnote', () => {
    const { html } = renderEnglish({ a: 'one[^1]', b: '[^1]: two' }, { remarkPlugins: [shout] })
    expect(html).toContain('<p id="a">ONE<sup>')
    expect(html).toContain('<p>TWO <a')
    expect(createRenderer({ remarkPlugins: [shout] }).renderInline('*a*').text).toBe('A')
  })

  test('may return another tree', () => {
    const other = (): Mdast => ({ type: 'root', children: [{ type: 'thematicBreak' }] })
    expect(renderEnglish({ a: 'x' }, { remarkPlugins: [() => other] }).html).toBe('<hr id="a">')
  })

  test('may change the file without changing the HTML', () => {
    const overwrite = () => (_: Mdast, file: VFile) => {
      file.value = '# other'
    }
    expect(renderEnglish({ a: 'x' }, { remarkPlugins: [overwrite] }).html).toBe('<p id="a">x</p>')
  })

  test('get the text that positions point into, in blocks and in footnotes', () => {
    const seen: string[] = []
    const quote = () => (tree: Mdast, file: VFile) => {
      visit(tree, 'strong', ({ position }) => {
        seen.push(String(file).slice(position?.start.offset, position?.end.offset))
      })
    }
    renderEnglish({ a: 'x **y**[^1]', b: 'z\n\n[^1]: n **m**' }, { remarkPlugins: [quote] })
    expect(seen).toEqual(['**y**', '**m**', '**m**']) // a block, and the note with and in its block
  })

  test('reach the definitions that a text refers to, also those from elsewhere', () => {
    const rebase = () => (tree: Mdast) => {
      visit(tree, 'definition', (node) => {
        node.url = `/base${node.url}`
      })
    }
    const options = { remarkPlugins: [rebase] }
    const blocks = { a: '[x] [y]\n\n[x]: /1', b: '[x] [y]', c: '[y]: /2' }
    const links = '<a href="/base/1">x</a> <a href="/base/2">y</a>'
    const { html } = renderEnglish(blocks, options)
    expect(html).toContain(`<p id="a">${links}</p>`)
    expect(html).toContain(`<p id="b">${links}</p>`)
    expect(createRenderer(options).renderMarkdown('[x]\n\n[x]: /1')).toContain('"/base/1"')
  })

  test('may resolve references and take the definitions out', () => {
    const inlineLinks = () => (tree: Mdast) => {
      const urls = new Map<string, string>()
      visit(tree, 'definition', (node) => void urls.set(node.identifier, node.url))
      visit(tree, 'linkReference', (node, at, parent) => {
        const url = urls.get(node.identifier)
        if (url === undefined || at === undefined) return
        parent?.children.splice(at, 1, { type: 'link', url, children: node.children })
      })
      tree.children = tree.children.filter(({ type }) => type !== 'definition')
    }
    const { html } = renderEnglish({ a: '[x]', b: '[x]: /1' }, { remarkPlugins: [inlineLinks] })
    expect(html).toContain('<p id="a"><a href="/1">x</a></p>')
  })

  test('may make references to what the article defines', () => {
    const renderer = createRenderer({ remarkPlugins: [linkGlossary] })
    const { html } = renderer.render(english({ a: '*glossary*' }, GLOSSARY))
    expect(html).toContain('<p id="a"><em><a href="/words">Glossary</a><sup><a href="#fn--1"')
    expect(faultsOf(html)).toEqual([])
  })

  test('may make footnotes of their own', () => {
    const note = () => (tree: Mdast) => {
      if (tree.children[0]?.type !== 'heading') return
      tree.children[0].children.push({ type: 'footnoteReference', identifier: 'own' })
      tree.children.push({
        type: 'footnoteDefinition',
        identifier: 'own',
        children: [{ type: 'paragraph', children: [{ type: 'text', value: 'Own' }] }],
      })
    }
    const { html } = renderEnglish({ a: '# A', b: '# B' }, { remarkPlugins: [note] })
    expect(html.match(/<li id="fn--\d">\n<p>Own /g)).toHaveLength(2)
    expect(faultsOf(html)).toEqual([])
  })

  test('that refer to a footnote nobody defines leave readable text', () => {
    const { html } = renderEnglish({ a: '*glossary*' }, { remarkPlugins: [linkGlossary] })
    expect(html).toBe('<p id="a"><em>[Glossary]<sup>[^glossary]</sup></em></p>')
  })

  test('that take a reference out leave no link back to it', () => {
    const dropSecond = () => (tree: Hast) => {
      visit(tree, 'element', (node, at, parent) => {
        if (node.properties.id !== 'fnref--1-2' || at === undefined) return
        parent?.children.splice(at, 1)
      })
    }
    const { html } = renderEnglish(
      { a: 'x[^1] y[^1] z[^1]\n\n[^1]: n' },
      { rehypePlugins: [dropSecond] },
    )
    expect(faultsOf(html)).toEqual([])
    expect(html).toContain('href="#fnref--1-3"')
  })
})

describe('rehype plugins', () => {
  const adding = (...children: Hast['children']): PluggableList => [
    () => (tree: Hast) => {
      tree.children.push(...children)
    },
  ]
  const element = (tagName: string, properties: Element['properties'] = {}): Element => ({
    type: 'element',
    tagName,
    properties,
    children: [{ type: 'text', value: 'x' }],
  })

  test.each([
    ['a script', element('script'), ''],
    ['a handler', element('b', { onClick: 'steal()' }), '<b>x</b>'],
    ['a script address', element('a', { href: 'javascript:steal()' }), '<a>x</a>'],
    ['a style', element('b', { style: 'position:fixed' }), '<b>x</b>'],
  ])('cannot bring in %s', (_, made, left) => {
    const renderer = createRenderer({ rehypePlugins: adding(made) })
    expect(renderer.renderMarkdown('').trim()).toBe(left)
  })

  test('cannot bring in raw HTML, which is reported', () => {
    const raw = { type: 'raw', value: '<b>raw</b>' } as const
    const { html, diagnostics } = renderEnglish({ a: 'x' }, { rehypePlugins: adding(raw) })
    expect(html).toBe('<p id="a">x</p>')
    expect(diagnostics.map(({ code, block }) => [code, block])).toEqual([
      ['raw-html', undefined], // the title
      ['raw-html', 'a'],
    ])
  })

  test('may turn raw HTML into elements, which are sanitized', () => {
    const bold = () => (tree: Hast) => {
      visit(tree, 'raw', (node, at, parent) => {
        if (at !== undefined) parent?.children.splice(at, 1, element('b', { onClick: node.value }))
      })
    }
    const { html, diagnostics } = renderEnglish({ a: 'a <u>' }, { rehypePlugins: [bold] })
    expect(html).toBe('<p id="a">a <b>x</b></p>')
    expect(diagnostics).toEqual([])
  })
})

describe('a schema of one’s own', () => {
  test('decides what may stand in the HTML', () => {
    const { html } = renderEnglish({ a: '*x* **y**' }, { schema: { tagNames: ['p', 'em'] } })
    expect(html).toBe('<p id="a"><em>x</em> y</p>')
  })

  test.each<[string, RendererOptions['schema']]>([
    ['links', { tagNames: ['p'] }],
    ['ids', { tagNames: ['p', 'a', 'sup'], attributes: { a: ['href'] } }],
  ])('without %s leaves footnotes without a link to nowhere', (_, schema) => {
    const { html } = renderEnglish({ a: 'x[^1]\n\n[^1]: n' }, { ...(schema && { schema }) })
    expect(faultsOf(html)).toEqual([])
    expect(html).toContain('<li id="fn--1">\n<p>n</p>\n</li>')
  })
})

describe('a plugin that works asynchronously', () => {
  const renderer = createRenderer({ remarkPlugins: [shoutLater] })
  const resolved = english({ a: 'one[^1] *two*', b: '[^1]: three' })

  test.each([
    ['render', () => renderer.render(resolved)],
    ['renderMarkdown', () => renderer.renderMarkdown('x')],
    ['renderInline', () => renderer.renderInline('x')],
  ])('is told apart in %s', (_, call) => {
    expect(call).toThrow(
      expect.objectContaining({
        code: 'async-plugin',
        hint: 'Call renderAsync (or renderMarkdownAsync) and await it.',
      }),
    )
  })

  test('gives in renderAsync what its synchronous twin gives in render', async () => {
    const twin = createRenderer({ remarkPlugins: [shout] })
    expect(await renderer.renderAsync(resolved)).toEqual(twin.render(resolved))
    expect(await renderer.renderMarkdownAsync('a[^1]\n\n[^1]: b')).toBe(
      twin.renderMarkdown('a[^1]\n\n[^1]: b'),
    )
    expect(await renderer.renderInlineAsync('a *b*')).toEqual(twin.renderInline('a *b*'))
  })

  test('rejects at nobody when it was called synchronously', async () => {
    const failLater = () => async () => {
      await setTimeout(1)
      throw new Error('late')
    }
    const failing = createRenderer({ remarkPlugins: [failLater] })
    expect(() => failing.renderMarkdown('x')).toThrow('works asynchronously')
    await setTimeout(20) // an unhandled rejection would fail the run
    await expect(failing.renderMarkdownAsync('x')).rejects.toThrow('late')
  })

  test('does not mix the footnotes of articles that are rendered at once', async () => {
    const others = [
      english({ x: 'a[^n]', y: 'b[^m]', z: '[^n]: N\n\n[^m]: M' }),
      english({ x: 'c[^m] d[^m]', z: '[^m]: Other' }),
      resolved,
    ]
    const alone = createRenderer({ remarkPlugins: [shout] })
    expect(await Promise.all(others.map((each) => renderer.renderAsync(each)))).toEqual(
      others.map((each) => alone.render(each)),
    )
  })
})

test.each([
  ['remarkPlugins' as const, 'render'],
  ['rehypePlugins' as const, 'renderAsync'],
])('an error thrown among %s comes out of %s as it is', async (kind, how) => {
  const error = new TypeError('finished async, says the plugin')
  const failing = createRenderer({
    [kind]: [
      () => () => {
        throw error
      },
    ],
  })
  const call =
    how === 'render'
      ? () => failing.render(english({ a: 'x' }))
      : () => failing.renderAsync(english({ a: 'x' }))
  await expect((async () => call())()).rejects.toBe(error)
})
