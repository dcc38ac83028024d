import { fingerprint } from '../article/fingerprint.js'
import { isGap } from '../article/gap.js'
import type { Article, LocalizedText } from '../article/types.js'
import type { TranslationFact } from './record.js'

/** What is known of the title and its like, by the entries of an article. */
export function fieldFacts<C extends string>(
  article: Article<C>,
  locale: C,
): readonly TranslationFact[] {
  const texts = [
    ['title', article.title],
    ['summary', article.summary],
    ['description', article.localized?.description],
  ] as const
  return texts.flatMap(([field, text]): TranslationFact[] => {
    const entry = text?.[locale]
    if (typeof entry !== 'object' || entry === null || isGap(entry)) return []
    if (entry.of === undefined) return []
    const words = wordsIn(text, article.source) ?? ''
    const source = fingerprint(words) === entry.of ? words : ''
    const by = entry.machine === true ? 'machine' : 'confirmed'
    return [{ field, text: fingerprint(entry.text), of: entry.of, source, by }]
  })
}

/** A text's words in a locale. */
export function wordsIn<C extends string>(
  text: string | LocalizedText<C> | undefined,
  locale: C,
): string | undefined {
  const entry = typeof text === 'object' ? text[locale] : text
  return typeof entry === 'object' ? entry?.text : entry
}
