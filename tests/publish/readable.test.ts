import {
  createMessages,
  createRenderer,
  defineArticle,
  newsroomLocales as locales,
  renderPage,
  renderParallel,
} from 'stele'
import { expect, test } from 'vitest'

const messages = createMessages(locales)
const options = { messages, renderer: createRenderer({ messages }) }

// Tags are dropped, so that nothing is left to see of the blocks that hold nothing else.
const article = defineArticle(locales, {
  id: 'tram',
  source: 'en',
  title: { en: 'Tram', uk: 'Трамвай' },
  blocks: [
    { id: 'start', text: { en: '<aside>' } },
    { id: 'lead', text: { en: 'One', uk: 'Один' } },
    { id: 'end', text: { en: '</aside>' } },
  ],
})

test('no mark stands before a block of which nothing is to be seen, and no notice counts it', () => {
  const html = renderPage(locales, article, 'uk', options)
  expect(html).toContain('<div id="start"></div>')
  expect(html).not.toContain('class="mark"')
  expect(html).not.toMatch(/\d+ абзац/)
})

test('no original stands beside such a block', () => {
  const html = renderPage(locales, article, 'ru', { ...options, originals: 'all' })
  expect(html.match(/<details/g) ?? []).toHaveLength(0)
})

test('there is no row for it side by side', () => {
  const html = renderParallel(locales, article, ['uk', 'en'], options)
  expect(html).toContain('<tr id="lead">')
  expect(html).not.toContain('<tr id="start">')
})
