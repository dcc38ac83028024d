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
  const own = ownValue(article, 'fallback')
  if (own !== undefined || reader !== undefined) {
    return chainOf(locales, article.source, locale, own, reader)
  }
  // Every page asks, and most articles leave it to the locales.
  const known = chainsOf(locales)
  const key = `${locale} ${article.source}`
  const found = known.get(key)
  if (found !== undefined) return found
  const chain = Object.freeze(chainOf(locales, article.source, locale))
  if (locales.has(article.source)) known.set(key, chain)
  return chain
}

const chains = new WeakMap<object, Map<string, readonly string[]>>()

function chainsOf<C extends string>(locales: Locales<C>): Map<string, readonly C[]> {
  // Of these locales, so the codes are theirs.
  const known = chains.get(locales) as Map<string, readonly C[]> | undefined
  if (known !== undefined) return known
  const none = new Map<string, readonly C[]>()
  chains.set(locales, none)
  return none
}

function chainOf<C extends string>(
  locales: Locales<C>,
  source: C,
  locale: C,
  own?: readonly C[],
  reader?: readonly string[],
): readonly C[] {
  const info = locales.get(locale)
  const chosen = reader?.flatMap((tag) => locales.match(tag) ?? [])
  const allowed = (code: C): boolean => code === locale || !info.never.includes(code)
  const fallback = chosen ?? (own ?? info.fallback).filter(allowed)
  const last = [source, locales.default].filter(allowed)
  return [...new Set([locale, ...fallback, ...last])]
}
