import type { Article } from '../article/types.js'
import { ownValue } from '../locale/own.js'
import type { Locales } from '../locale/types.js'

/**
 * The locales to try for an article, best first: the requested one; the article's own fallbacks if
 * it names any, else the locale's; the article's source; the default. Without repeats, and without
 * what the requested locale's `never` forbids. A reader's own list replaces both kinds of fallback
 * and may name what is forbidden.
 */
export function fallbackChain<C extends string>(
  locales: Locales<C>,
  article: Pick<Article<C>, 'source' | 'fallback'>,
  locale: C,
  reader?: readonly string[],
): readonly C[] {
  const info = locales.get(locale)
  const chosen = reader?.flatMap((tag) => locales.match(tag) ?? [])
  const allowed = (code: C): boolean => code === locale || !info.never.includes(code)
  const fallback = chosen ?? (ownValue(article, 'fallback') ?? info.fallback).filter(allowed)
  const last = [article.source, locales.default].filter(allowed)
  return [...new Set([locale, ...fallback, ...last])]
}
