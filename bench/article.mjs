// An article of 200 blocks, half of them translated; half of the translations say what they were made from.
import { defineArticle, fingerprint, newsroomLocales, resolveArticle } from '../dist/index.js'
import { LOCALES, newsBlocks } from './corpus.mjs'

export const locales = newsroomLocales

const texts = Object.fromEntries(
  LOCALES.map((locale, at) => [locale, newsBlocks(locale, 200, at + 50)]),
)

export const article = defineArticle(locales, {
  id: 'bench',
  source: 'en',
  published: '2026-03-01T12:00:00Z',
  title: { en: 'A title', uk: 'Заголовок', ru: 'Заголовок' },
  blocks: texts.en.map((en, at) => ({
    id: `b${at}`,
    text: {
      en,
      ...(at % 2 < 1 && { uk: { text: texts.uk[at], of: fingerprint(en) } }),
      ...(at % 2 < 1 && { ru: texts.ru[at] }),
    },
  })),
})

export const json = JSON.stringify(article)

/** The article as new objects: nothing is known of them but their texts. */
export function copyOfArticle() {
  return defineArticle(locales, JSON.parse(json))
}

export function resolvedCopy() {
  return resolveArticle(locales, copyOfArticle(), 'uk')
}

export function repeat(times, work) {
  return () => {
    for (let at = 0; at < times; at += 1) work(at)
  }
}
