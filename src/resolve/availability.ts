import type { Article } from '../article/types.js'
import type { Locales } from '../locale/types.js'
import { fallbackChain } from './chain.js'
import { ownText } from './entry.js'
import type { ResolveOptions } from './types.js'
import { wordsIn } from './words.js'

/**
 * Whether an article has a page in a locale: its title resolves to something there. Answers as
 * `resolveArticle(...).available` does; of the options, only a reader's own list makes a difference.
 *
 * @throws SteleError `unknown-locale`
 */
export function isAvailable<C extends string>(
  locales: Locales<C>,
  article: Pick<Article<C>, 'source' | 'fallback' | 'title'>,
  locale: NoInfer<C>,
  { reader }: Pick<ResolveOptions, 'reader'> = {},
): boolean {
  if (ownText(article.title, locale, article.source).kind === 'omitted') return false
  const chain = fallbackChain(locales, article, locale, reader)
  return chain.some((code) => wordsIn(article.title, code) !== undefined)
}
