// 10,000 articles in a row, whose texts all need the tokenizer: what stays of them must be bounded.
import { createRenderer, defineArticle, resolveArticle } from '../../dist/index.js'
import { locales } from '../article.mjs'
import { newsBlocks } from '../corpus.mjs'

export function run() {
  const renderer = createRenderer()
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  for (let at = 1; at <= 10_000; at += 1) {
    const blocks = newsBlocks('en', 8, at).map((en, index) => ({
      id: `b${index}`,
      text: { en: `${en} &amp; ${at}` },
    }))
    const input = { id: `a${at}`, source: 'en', title: { en: `Title ${at}` }, blocks }
    renderer.render(resolveArticle(locales, defineArticle(locales, input), 'en'))
    if (at % 2_500 !== 0) continue
    globalThis.gc?.()
    const grown = (process.memoryUsage().heapUsed - before) / 2 ** 20
    console.log(`after ${at} articles: ${grown.toFixed(0)} MB more than before the first`)
  }
}
