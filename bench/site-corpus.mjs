// A newsroom's articles as files, made by rule from a seed: en whole, 30% of uk and 50% of ru missing.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom, newsBlocks } from './corpus.mjs'

const SECTIONS = ['city', 'world', 'culture', 'sport']
const MISSING = { en: 0, uk: 0.3, ru: 0.5 }
const TITLES = { en: 'News of the day', uk: 'Новини дня', ru: 'Новости дня' }
const DAY = 86_400_000

/** Articles as data: of each, the texts of its blocks by locale. */
export function siteArticles(count) {
  return Array.from({ length: count }, (_, at) => {
    const random = createRandom(at + 1)
    const texts = Object.fromEntries(
      Object.keys(MISSING).map((locale, index) => [locale, newsBlocks(locale, 12, at * 3 + index)]),
    )
    const blocks = texts.en.map((en, block) => {
      const has = Object.keys(MISSING).filter((locale) => random() >= MISSING[locale])
      // Lists side by side would be one list in a file.
      const isList = en.startsWith('- ')
      const text = has.map((locale) => [locale, isList ? en : plain(texts[locale][block])])
      return { id: `b${block}`, text: Object.fromEntries(text) }
    })
    return {
      id: `article-${at}`,
      source: 'en',
      section: SECTIONS[at % SECTIONS.length],
      published: new Date(Date.UTC(2026, 0, 1) - (at * DAY) / 24).toISOString(),
      title: Object.fromEntries(
        Object.entries(TITLES).map(([locale, title]) => [locale, `${title} ${at}`]),
      ),
      blocks: blocks.filter(({ text }, block) => {
        return block === 0 || !(isListText(text.en) && isListText(blocks[block - 1].text.en))
      }),
    }
  })
}

function isListText(text) {
  return text.startsWith('- ')
}

function plain(text) {
  return isListText(text) ? text.slice(2).replaceAll('\n- ', ' ') : text
}

/** Writes them as files, for stele and for Hugo: the same texts, in fallback where one is missing. */
export function writeFiles(
  folder,
  articles,
  { fallback = false, extension = (locale) => locale } = {},
) {
  for (const article of articles) {
    const directory = join(folder, article.id)
    mkdirSync(directory, { recursive: true })
    for (const locale of Object.keys(article.title)) {
      writeFileSync(join(directory, `${extension(locale)}.md`), fileOf(article, locale, fallback))
    }
  }
}

function fileOf({ title, section, published, blocks }, locale, fallback) {
  const shared = locale === 'en' || fallback ? `section: ${section}\ndate: ${published}\n` : ''
  const texts = blocks.flatMap(({ text }) => text[locale] ?? (fallback ? text.en : []))
  return `---\ntitle: ${title[locale]}\n${shared}---\n\n${texts.join('\n\n')}\n`
}
