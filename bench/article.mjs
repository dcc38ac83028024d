// An article of 200 blocks, half of them translated; half of the translations say what they were made from.
import { defineArticle, fingerprint, newsroomLocales, resolveArticle } from '../dist/index.js'
import { LOCALES, newsBlocks } from './corpus.mjs'

export const locales = newsroomLocales

/** What an article is defined by; its words depend on the seed. */
export function articleInput(seed) {
  const texts = LOCALES.map((locale, at) => newsBlocks(locale, 200, seed + at))
  const [en, ru, uk] = texts
  return {
    id: `bench-${seed}`,
    source: 'en',
    published: '2026-03-01T12:00:00Z',
    title: { en: 'A title', uk: 'Заголовок', ru: 'Заголовок' },
    blocks: en.map((source, at) => ({
      id: `b${at}`,
      text: {
        en: source,
        ...(at % 2 === 0 && { uk: { text: uk[at], of: fingerprint(source) }, ru: ru[at] }),
      },
    })),
  }
}

export const article = defineArticle(locales, articleInput(50))
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
