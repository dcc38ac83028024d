import type { Element, Root } from 'hast'
import { createRenderer, defineArticle, newsroomLocales as locales, resolveArticle } from 'stele'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { faultsOf, readHtml } from './read-html.js'

type Properties = Element['properties']

type Give = (element: Element) => Properties | undefined

/** A rehype plugin that sets properties on elements. */
function giving(give: Give) {
  return () => (tree: Root) => {
    visit(tree, 'element', (element) => {
      Object.assign(element.properties, give(element))
    })
  }
}

function render(blocks: Readonly<Record<string, string>>, give: Give) {
  const article = defineArticle(locales, {
    id: 'a',
    source: 'en',
    title: { en: '*T*' },
    localized: { title: { en: '*L*' } },
    blocks: Object.entries(blocks).map(([id, text]) => ({ id, text: { en: text } })),
  })
  return createRenderer({ rehypePlugins: [giving(give)] }).render(
    resolveArticle(locales, article, 'en'),
  )
}

const emphasis =
  (id: string): Give =>
  ({ tagName }) =>
    tagName === 'em' ? { id } : undefined

const wordAsId: Give = ({ tagName, children: [word] }) =>
  tagName === 'em' && word?.type === 'text' ? { id: word.value } : undefined

describe('ids made by plugins', () => {
  test('begin with the block’s id', () => {
    expect(render({ talks: 'a *b*' }, emphasis('x')).html).toBe(
      '<p id="talks">a <em id="talks--x">b</em></p>',
    )
  })

  test('give way to the block’s own on the outermost element, and links to them follow', () => {
    const { html } = render({ talks: '# A [link](#heading)' }, ({ tagName }) =>
      tagName === 'h1' ? { id: 'heading' } : undefined,
    )
    expect(html).toBe('<h1 id="talks">A <a href="#talks">link</a></h1>')
  })

  test('stay unique when a plugin gives one twice', () => {
    const { html } = render({ talks: '*a* *a* *a-2* *a--2* *a*' }, wordAsId)
    expect(faultsOf(html)).toEqual([])
    expect(readHtml(html).tags.flatMap(({ attributes }) => attributes.get('id') ?? [])).toEqual([
      'talks',
      'talks--a',
      'talks--a--2',
      'talks--a-2',
      'talks--a--2--2',
      'talks--a--3',
    ])
  })

  test.each([
    ['a footnote', { fn: 'a[^1] *1*\n\n[^1]: n' }],
    ['the heading over the footnotes', { fn: 'a[^1] *label*\n\n[^1]: n' }],
    ['a reference', { fnref: 'a[^1] *1*\n\n[^1]: n' }],
    ['something in a footnote', { fn: '*1*[^1]\n\n[^1]: *2* *-2*' }],
    ['another block’s', { 'a-': 'a *x*', a: 'a *-x*' }],
    ['another block’s that comes later', { a: 'a *-x*', 'a-': 'a *x*' }],
  ])('never clash with %s', (_, blocks) => {
    expect(faultsOf(render(blocks, wordAsId).html)).toEqual([])
  })

  test('never clash between a block, the title and a text called like it', () => {
    const { html, title, localized } = render({ title: 'a *b*', page: 'c *d*' }, emphasis('main'))
    const all = [title.html, localized.title?.html, html].join('\n')
    expect(faultsOf(all)).toEqual([])
    expect(all).toContain('id="title--main"')
    expect(all).not.toContain('id="page--main"') // the page around it has that
  })

  test('are followed by every attribute that names ids', () => {
    const { html } = render({ talks: '*a* **b**' }, ({ tagName }) =>
      tagName === 'em'
        ? { id: 'x' }
        : { ariaDescribedBy: ['x'], headers: ['x', 'y'], htmlFor: ['x'] },
    )
    expect(html).toContain('headers="talks--x y" for="talks--x"')
  })

  test('copied with a reference to a footnote do not repeat its id', () => {
    const copyFirst = () => (tree: Root) => {
      tree.children.push(...structuredClone(tree.children.slice(0, 1)))
    }
    const article = defineArticle(locales, {
      id: 'a',
      source: 'en',
      title: { en: 'T' },
      blocks: [{ id: 'talks', text: { en: '# A[^1]\n\n[^1]: n' } }],
    })
    const { html } = createRenderer({ rehypePlugins: [copyFirst] }).render(
      resolveArticle(locales, article, 'en'),
    )
    expect(faultsOf(html)).toEqual([])
  })
})

test('names are prefixed, and links to them follow', () => {
  const { html } = render({ talks: '*a* [b](#x)' }, ({ tagName }) =>
    tagName === 'em' ? { name: 'x' } : undefined,
  )
  expect(html).toBe('<p id="talks"><em name="talks--x">a</em> <a href="#talks--x">b</a></p>')
})

test('links to a block and to nowhere are left as they are written', () => {
  const { html } = render(
    { lead: '[a](#talks) [b](#nowhere) [c](#%E0%A4)', talks: 'x' },
    () => ({}),
  )
  expect(html).toContain('<a href="#talks">a</a> <a href="#nowhere">b</a> <a href="#%E0%A4">c</a>')
})
