// Prints what stele costs beside its peers, as ratios in one run: `npm run bench`.
import { cpus } from 'node:os'
import { HtmlRenderer, Parser } from 'commonmark'
import i18next from 'i18next'
import markdownIt from 'markdown-it'
import { Marked } from 'marked'
import remarkGfm from 'remark-gfm'
import remarkHtml from 'remark-html'
import remarkParse from 'remark-parse'
import sanitizeHtml from 'sanitize-html'
import { markdownToHtml as satteri } from 'satteri'
import { unified } from 'unified'
import {
  catalogs,
  createMessages,
  createRenderer,
  defineArticle,
  fingerprint,
  newsroomLocales as locales,
  renderPage,
  resolveArticle,
} from '../dist/index.js'
import { docsBlocks, newsBlocks, realBlocks } from './corpus.mjs'
import { measure } from './measure.mjs'

const LOCALES = ['en', 'ru', 'uk']
const rows = []

function row(work, against, ratio, target, note = '') {
  rows.push({ work, against, ratio, target, note })
  const mark = ratio >= target ? 'meets' : 'misses'
  console.log(
    `${work.padEnd(34)} ${against.padEnd(34)} ${ratio.toFixed(2).padStart(8)}x  ${mark} ${target}x  ${note}`,
  )
}

function cost(work, against, ratio, limit) {
  const mark = ratio <= limit ? 'meets' : 'misses'
  console.log(
    `${work.padEnd(34)} ${against.padEnd(34)} ${ratio.toFixed(2).padStart(8)}x  ${mark} at most ${limit}x`,
  )
}

const plain = unified().use(remarkParse).use(remarkHtml).freeze()
const plainGfm = unified().use(remarkParse).use(remarkGfm).use(remarkHtml).freeze()
const parser = new Parser()
const writer = new HtmlRenderer({ safe: true })
const marked = new Marked()
const it = markdownIt()
const each = (blocks, render) => () => blocks.map((block) => render(block))

function throughput(name, blocks, milliseconds) {
  const bytes = blocks.reduce((sum, block) => sum + Buffer.byteLength(block), 0)
  const perSecond = (blocks.length / milliseconds) * 1000
  return `${name}: ${Math.round(perSecond).toLocaleString('en')} blocks/s, ${(bytes / milliseconds / 1000).toFixed(1)} MB/s`
}

function compare(blocks, one, other) {
  const wrong = blocks.filter((block) => one(block) !== String(other(block)))
  return `${blocks.length - wrong.length} of ${blocks.length} equal`
}

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}\n`)

const news = LOCALES.flatMap((locale, at) => newsBlocks(locale, 700, at + 1))
{
  const stele = createRenderer({ cache: false, gfm: false })
  const times = measure({
    stele: each(news, (block) => stele.renderMarkdown(block)),
    unified: each(news, (block) => String(plain.processSync(block))),
    commonmark: each(news, (block) => writer.render(parser.parse(block))),
    satteri: each(news, (block) => satteri(block)),
    marked: each(news, (block) => sanitizeHtml(marked.parse(block))),
    markdownIt: each(news, (block) => it.render(block)),
  })
  console.log(throughput('news, stele', news, times.stele))
  console.log(throughput('news, remark-html', news, times.unified))
  const equal = compare(news, stele.renderMarkdown, (block) => plain.processSync(block))
  row('news, cold, sanitized', 'remark-html', times.unified / times.stele, 40, equal)
  row('news, cold, sanitized', 'commonmark.js, safe', times.commonmark / times.stele, 1.2)
  row('news, cold, sanitized', 'satteri (native, unsanitized)', times.satteri / times.stele, 1.2)
  row('news, cold, sanitized', 'marked + sanitize-html', times.marked / times.stele, 6)
  row('news, cold, sanitized', 'markdown-it', times.markdownIt / times.stele, 1)
}

function corpus(name, blocks, target, rounds) {
  if (blocks.length === 0) return console.log(`${name}: not here`)
  const stele = createRenderer({ cache: false })
  const times = measure(
    {
      stele: each(blocks, (block) => stele.renderMarkdown(block)),
      unified: each(blocks, (block) => String(plainGfm.processSync(block))),
    },
    rounds,
  )
  console.log(throughput(`${name}, stele`, blocks, times.stele))
  const same = createRenderer({ cache: false, remarkPlugins: [() => () => {}] })
  const equal = compare(blocks, stele.renderMarkdown, same.renderMarkdown)
  row(
    name,
    'remark-html + gfm',
    times.unified / times.stele,
    target,
    `${equal} (with the long way)`,
  )
}
corpus(
  'docs-like, generated',
  LOCALES.flatMap((locale, at) => docsBlocks(locale, 400, at + 10)),
  4,
)
const every = (blocks, step) => blocks.filter((_, at) => at % step === 0)
corpus(
  'privacyguides, all locales',
  every(realBlocks('privacyguides', ['en', 'uk', 'ru', 'he', 'fa', 'ar', 'zh-Hant']), 8),
  3,
  3,
)
corpus('kubernetes, en uk ru', every(realBlocks('kubernetes', LOCALES), 24), 2.5, 3)

// An article of 200 blocks, half of whose translations say what they were made from.
function articleInput(translated) {
  const texts = Object.fromEntries(
    LOCALES.map((locale, at) => [locale, newsBlocks(locale, 200, at + 50)]),
  )
  return {
    id: 'bench',
    source: 'en',
    published: '2026-03-01T12:00:00Z',
    title: { en: 'A title', uk: 'Заголовок', ru: 'Заголовок' },
    blocks: texts.en.map((en, at) => ({
      id: `b${at}`,
      text: {
        en,
        ...(at % 2 < translated && { uk: { text: texts.uk[at], of: fingerprint(en) } }),
        ...(at % 2 < translated && { ru: texts.ru[at] }),
      },
    })),
  }
}
const repeat = (times, work) => () => {
  for (let at = 0; at < times; at += 1) work(at)
}
const half = defineArticle(locales, articleInput(1))
const json = JSON.stringify(half)
const page = resolveArticle(locales, half, 'uk')
const shown = page.blocks.map(({ text }) => text)
const resolved = Object.fromEntries(
  LOCALES.map((locale) => [locale, resolveArticle(locales, half, locale)]),
)
const messages = createMessages(locales)
{
  const renderer = createRenderer({ messages, gfm: false })
  const cold = createRenderer({ messages, gfm: false, cache: false })
  const options = { messages, renderer: cold, now: '2026-03-02', siteName: 'Bench' }
  // New objects for every round: nothing is known of them but their texts.
  const again = () =>
    Array.from({ length: 20 }, () =>
      resolveArticle(locales, defineArticle(locales, JSON.parse(json)), 'uk'),
    )
  const copies = Array.from({ length: 8 }, again)
  let round = 0
  const times = measure({
    unified: repeat(5, () => shown.map((text) => String(plain.processSync(text))).join('\n')),
    same: repeat(50, () => renderer.render(page).html),
    copy: () => copies[round++ % copies.length].map((copy) => renderer.render(copy).html),
    page: repeat(50, () => renderPage(locales, half, 'uk', options)),
    distinct: repeat(20, () =>
      [
        ...new Set(LOCALES.flatMap((locale) => resolved[locale].blocks.map(({ text }) => text))),
      ].map((text) => cold.renderMarkdown(text)),
    ),
    three: repeat(20, () => LOCALES.map((locale) => cold.render(resolved[locale]).html)),
  })
  row('warm, the same article', 'remark-html', times.unified / 5 / (times.same / 50), 500)
  row('warm, the article parsed again', 'remark-html', times.unified / 5 / (times.copy / 20), 100)
  row('a page per request, uncached', 'remark-html', times.unified / 5 / (times.page / 50), 12)
  cost('3 locales, half translated', 'each distinct block once', times.three / times.distinct, 1.2)
}
{
  const fresh = () => Array.from({ length: 20 }, () => defineArticle(locales, JSON.parse(json)))
  const pool = Array.from({ length: 12 }, fresh)
  let next = 0
  const times = measure({
    json: repeat(20, () => JSON.parse(json)),
    first: () =>
      pool[next++ % pool.length].map((article) => resolveArticle(locales, article, 'uk')),
    again: repeat(20, () => resolveArticle(locales, half, 'uk')),
  })
  cost('resolveArticle, first time', 'JSON.parse of the article', times.first / times.json, 3)
  cost('resolveArticle, again', 'JSON.parse of the article', times.again / times.json, 1)
}
{
  const instance = i18next.createInstance()
  instance.init({
    lng: 'uk',
    resources: { uk: { translation: { ...catalogs.uk } } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  const theirs = instance.getFixedT('uk')
  const times = measure({
    stele: repeat(100_000, (at) => messages.t('uk')('notice.fallback', { count: at % 100 })),
    i18next: repeat(100_000, (at) => theirs('notice.fallback', { count: at % 100 })),
  })
  row('t with one number', "i18next's getFixedT", times.i18next / times.stele, 0.95)
}
{
  const renderer = createRenderer({ messages })
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  let grown = 0
  for (let at = 1; at <= 10_000; at += 1) {
    const input = {
      id: `a${at}`,
      source: 'en',
      title: { en: `Title ${at}` },
      blocks: newsBlocks('en', 8, at).map((en, index) => ({
        id: `b${index}`,
        text: { en: `${en} &amp; ${at}` },
      })),
    }
    renderer.render(resolveArticle(locales, defineArticle(locales, input), 'en'))
    if (at % 2_500 !== 0) continue
    globalThis.gc?.()
    grown = process.memoryUsage().heapUsed - before
    console.log(
      `after ${at} articles: ${(grown / 2 ** 20).toFixed(0)} MB more than before the first`,
    )
  }
}
