import type { Article } from '../article/types.js'
import type { Locales } from '../locale/types.js'
import { fallbackChain } from './chain.js'
import { ownText, wordsIn } from './entry.js'

/** Whether an article has a page in a locale: its title resolves to something there. */
export function isAvailable<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  locale: C,
): boolean {
  if (ownText(article.title, locale, article.source).kind === 'omitted') return false
  const chain = fallbackChain(locales, article, locale)
  return chain.some((code) => wordsIn(article.title, code) !== undefined)
}
