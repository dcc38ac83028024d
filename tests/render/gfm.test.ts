import remarkGfm from 'remark-gfm'
import remarkHtml from 'remark-html'
import remarkParse from 'remark-parse'
import { createRenderer } from 'stele'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'

const reference = unified().use(remarkParse).use(remarkGfm).use(remarkHtml).freeze()
const own = createRenderer()
const asPlugin = createRenderer({ gfm: false, remarkPlugins: [remarkGfm] })

describe('GitHub Flavored Markdown is read as by remark-gfm, and with it as a plugin', () => {
  test.each([
    ['a table', '| a | b |\n| :- | -: |\n| *1* | `\\|` |\n| 2'],
    ['a line that is no table', '| a |\n| b |'],
    ['struck text', '~one~ ~~two~~ ~~~three~~~ \\~~four~~'],
    ['bare links', 'www.example.org, (https://example.org/a_b?c=d), me@example.org.'],
    ['a bare link in a link', '[see https://example.org](/x)'],
    ['tasks', '- [ ] a\n- [x] b\n- [X]\n1. [x] c'],
  ])('%s', (_, markdown) => {
    const expected = String(reference.processSync(markdown))
    expect(own.renderMarkdown(markdown)).toBe(expected)
    expect(asPlugin.renderMarkdown(markdown)).toBe(expected)
  })

  test('a footnote', () => {
    const markdown = 'a[^1], b[^1]\n\n[^1]: The *note*.\n\n    Goes on.'
    expect(own.renderMarkdown(markdown)).toContain('<em>note</em>')
    expect(asPlugin.renderMarkdown(markdown)).toBe(own.renderMarkdown(markdown))
  })
})
