import { existsSync, readFileSync } from 'node:fs'
import {
  createMessages,
  createRenderer,
  defineArticle,
  newsroomLocales as locales,
  renderPage,
  resolveArticle,
} from 'stele'
import { describe, expect, test } from 'vitest'
import { validateHtml } from './validate-html.js'

const file = new URL('../../../shared/sample-page.en.txt', import.meta.url)
const hasSample = existsSync(file)
if (!hasSample) console.warn('Skipped: ../shared/sample-page.en.txt is not beside this folder.')

describe.skipIf(!hasSample)('the sample page, pasted in', () => {
  // The body of a skipped `describe` runs too: it gets a stand-in.
  const text = hasSample ? readFileSync(file, 'utf8') : 'RU\n\nday\n\nheadline\n\nlead'
  const [, , headline = '', ...paragraphs] = text.trim().split(/\n\s*\n/)
  const article = defineArticle(locales, {
    id: 'sample',
    source: 'en',
    section: 'politics',
    title: { en: headline },
    blocks: paragraphs.map((text, at) => ({ id: `p${at + 1}`, text: { en: text } })),
  })
  const messages = createMessages(locales)
  const renderer = createRenderer({ messages })
  const rendered = renderer.render(resolveArticle(locales, article, 'en'))

  test('gives one paragraph for each of its blocks', () => {
    expect(paragraphs.length).toBeGreaterThan(10)
    expect(rendered.blocks.map(({ html }) => html.match(/<\w+/g))).toEqual(
      paragraphs.map(() => ['<p']),
    )
  })

  test('keeps every character, dashes and mixed quotes too', () => {
    const texts = rendered.blocks.map(({ html }) =>
      html.replace(/^<p id="p\d+">|<\/p>$/g, '').replace(/&#x26;|&amp;/g, '&'),
    )
    expect(texts).toEqual(paragraphs)
    expect(rendered.title.html).toBe(headline)
    expect(texts.join()).toMatch(/officers”.* -- /s)
  })

  test('gives no diagnostic', () => {
    expect(rendered.diagnostics).toEqual([])
  })

  test('makes a valid page in the order of the sample', async () => {
    const html = renderPage(locales, article, 'en', { messages, renderer, now: '2024-11-25' })
    expect(await validateHtml(html)).toEqual([])
    const lines = html
      .replace(/<(style|title)>.*?<\/\1>/gs, '')
      .replace(/<[^>]*>/g, '\n')
      .split(/\s*\n\s*/)
      .filter((line) => line !== '')
    const order = ['RU', 'UA', 'EN', 'Monday, November 25', 'Politics', headline, ...paragraphs]
    expect(lines.filter((line) => order.includes(line))).toEqual(order)
  })
})
