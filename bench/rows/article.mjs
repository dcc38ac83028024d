// One article, again and again: as the same object, as an equal one, as a page, and in all locales.
import { createMessages, createRenderer, renderPage, resolveArticle } from '../../dist/index.js'
import { article, locales, repeat, resolvedCopy } from '../article.mjs'
import { LOCALES } from '../corpus.mjs'
import { measure } from '../measure.mjs'
import { remark } from '../peers.mjs'
import { cost, speed } from '../report.mjs'

export function run() {
  const messages = createMessages(locales)
  const warm = createRenderer({ messages, gfm: false })
  const cold = createRenderer({ messages, gfm: false, cache: false })
  const options = { messages, renderer: cold, now: '2026-03-02', siteName: 'Bench' }
  const same = resolveArticle(locales, article, 'uk')
  const shown = same.blocks.map(({ text }) => text)
  const resolved = LOCALES.map((locale) => resolveArticle(locales, article, locale))
  const distinct = new Set(resolved.flatMap(({ blocks }) => blocks.map(({ text }) => text)))
  const copies = Array.from({ length: 8 }, () => Array.from({ length: 20 }, resolvedCopy))
  let round = 0
  const times = measure({
    remark: repeat(5, () => shown.map(remark).join('\n')),
    same: repeat(50, () => warm.render(same).html),
    // Copies are met once: what is remembered of the same object does not count here.
    copy: () => copies[round++ % copies.length].map((copy) => warm.render(copy).html),
    page: repeat(50, () => renderPage(locales, article, 'uk', options)),
    distinct: repeat(20, () => Array.from(distinct, (text) => cold.renderMarkdown(text))),
    three: repeat(20, () => resolved.map((each) => cold.render(each).html)),
  })
  const once = times.remark / 5
  speed('warm, the same article', 'remark-html', once / (times.same / 50), 500)
  speed('warm, the article parsed again', 'remark-html', once / (times.copy / 20), 100)
  speed('a page per request, uncached', 'remark-html', once / (times.page / 50), 12)
  cost('3 locales, half translated', 'each distinct block once', times.three / times.distinct, 1.2)
}
