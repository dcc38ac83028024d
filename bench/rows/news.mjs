// Generated news: blocks as newsrooms write them, each rendered for the first time.
import { HtmlRenderer, Parser } from 'commonmark'
import markdownIt from 'markdown-it'
import { Marked } from 'marked'
import sanitizeHtml from 'sanitize-html'
import { markdownToHtml as satteri } from 'satteri'
import { createRenderer } from '../../dist/index.js'
import { LOCALES, newsBlocks } from '../corpus.mjs'
import { measure } from '../measure.mjs'
import { remark } from '../peers.mjs'
import { printThroughput, speed } from '../report.mjs'

export function run() {
  const blocks = LOCALES.flatMap((locale, at) => newsBlocks(locale, 700, at + 1))
  const each = (render) => () => blocks.map((block) => render(block))
  const stele = createRenderer({ cache: false, gfm: false }).renderMarkdown
  const parser = new Parser()
  const writer = new HtmlRenderer({ safe: true })
  const marked = new Marked()
  const it = markdownIt()
  const times = measure({
    stele: each(stele),
    remark: each(remark),
    commonmark: each((block) => writer.render(parser.parse(block))),
    satteri: each((block) => satteri(block)),
    marked: each((block) => sanitizeHtml(marked.parse(block))),
    markdownIt: each((block) => it.render(block)),
  })
  printThroughput('news, stele', blocks, times.stele)
  printThroughput('news, remark-html', blocks, times.remark)
  const equal = blocks.filter((block) => stele(block) === remark(block)).length
  const work = 'news, cold, sanitized'
  const ratio = (name) => times[name] / times.stele
  speed(work, 'remark-html', ratio('remark'), 40, `${equal} of ${blocks.length} equal`)
  speed(work, 'commonmark.js, safe', ratio('commonmark'), 1.2)
  speed(work, 'satteri (native, unsanitized)', ratio('satteri'), 1.2)
  speed(work, 'marked + sanitize-html', ratio('marked'), 6)
  speed(work, 'markdown-it', ratio('markdownIt'), 1)
}
