// One article, again and again: as the same object, as an equal one, as a page.
import { createMessages, createRenderer, renderPage, resolveArticle } from '../../dist/index.js'
import { article, locales, repeat, resolvedCopy } from '../article.mjs'
import { measure } from '../measure.mjs'
import { remark } from '../peers.mjs'
import { speed } from '../report.mjs'

export function run() {
  const messages = createMessages(locales)
  const warm = createRenderer({ messages, gfm: false })
  const cold = createRenderer({ messages, gfm: false, cache: false })
  const options = { messages, renderer: cold, now: '2026-03-02', siteName: 'Bench' }
  const same = resolveArticle(locales, article, 'uk')
  const shown = same.blocks.map(({ text }) => text)
  const times = measure({
    remark: repeat(5, () => shown.map(remark).join('\n')),
    same: repeat(5_000, () => warm.render(same).html),
    copy: {
      prepare: () => Array.from({ length: 20 }, resolvedCopy),
      run: (copies) => copies.map((copy) => warm.render(copy).html),
    },
    page: repeat(50, () => renderPage(locales, article, 'uk', options)),
  })
  const once = times.remark / 5
  speed('warm, the same article', 'remark-html', once / (times.same / 5_000), 500)
  speed('warm, the article parsed again', 'remark-html', once / (times.copy / 20), 100)
  speed('a page per request, uncached', 'remark-html', once / (times.page / 50), 12)
}
