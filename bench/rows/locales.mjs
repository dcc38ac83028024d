// Half-translated articles in all locales, as a build has them: one renderer, every article new to it.
import { createMessages, createRenderer, defineArticle, resolveArticle } from '../../dist/index.js'
import { articleInput, locales } from '../article.mjs'
import { LOCALES } from '../corpus.mjs'
import { measure } from '../measure.mjs'
import { cost } from '../report.mjs'

const ARTICLES = 20

export function run() {
  const messages = createMessages(locales)
  const renderer = createRenderer({ messages, gfm: false })
  const once = createRenderer({ messages, gfm: false, cache: false }).renderMarkdown
  let seed = 1_000
  const resolved = () => {
    seed += LOCALES.length
    // Read from JSON, as from a disk.
    const article = defineArticle(locales, JSON.parse(JSON.stringify(articleInput(seed))))
    return LOCALES.map((locale) => resolveArticle(locales, article, locale))
  }
  const times = measure({
    distinct: {
      prepare: () => Array.from({ length: ARTICLES }, () => distinctTexts(resolved())),
      run: (articles) => articles.map((texts) => texts.map((text) => once(text))),
    },
    // The same by hand: three pages put together from what each distinct text became.
    pages: {
      prepare: () => Array.from({ length: ARTICLES }, resolved),
      run: (articles) => articles.map((pages) => putTogether(pages, once)),
    },
    // The same as blocks of one article, with their ids and languages.
    article: {
      prepare: () => Array.from({ length: ARTICLES }, () => articleOfDistinct(resolved())),
      run: (articles) => articles.map((page) => renderer.render({ ...page }).blocks.length),
    },
    three: {
      prepare: () => Array.from({ length: ARTICLES }, resolved),
      // A copy, which nobody holds, as after resolving: what is made of it stays no longer.
      run: (articles) =>
        articles.map((pages) => pages.map((page) => renderer.render({ ...page }).blocks.length)),
    },
  })
  const work = '3 locales, half translated'
  cost(work, 'one article of all distinct blocks', times.three / times.article, 1.2)
  cost(work, 'renderMarkdown of each of these', times.three / times.distinct, 1.2)
  cost(work, 'and three pages made of that by hand', times.three / times.pages, 1.2)
}

function distinctTexts(pages) {
  return [...new Set(pages.flatMap(({ blocks }) => blocks.map(({ text }) => text)))]
}

function putTogether(pages, render) {
  const known = new Map(distinctTexts(pages).map((text) => [text, render(text)]))
  return pages.map(({ locale, blocks }) => {
    let html = ''
    for (const block of blocks) {
      const lang = block.locale === locale ? '' : ` lang="${block.locale}"`
      const state = block.state === 'fallback' ? ' data-state="fallback"' : ''
      html += known.get(block.text).replace('>', ` id="${block.id}"${lang}${state}>`)
    }
    return html.length
  })
}

function articleOfDistinct(pages) {
  const blocks = new Map(pages.flatMap((page) => page.blocks.map((block) => [block.text, block])))
  return { ...pages[0], blocks: [...blocks.values()] }
}
