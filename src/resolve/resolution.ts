import type { Article } from '../article/types.js'
import type { Locales } from '../locale/types.js'
import { fallbackChain } from './chain.js'
import type { Coverage, ResolveOptions } from './types.js'
import { wholeOrder } from './whole.js'

/** What every text of one article is resolved with. */
export interface Resolution<C extends string> {
  readonly locales: Locales<C>
  readonly source: C
  /** The requested locale. */
  readonly locale: C
  /** All locales to try, best first. */
  readonly chain: readonly C[]
  /** The same in the order in which they are tried for words. */
  readonly order: readonly C[]
  /** Whether outdated words give way to another locale's current ones. */
  readonly preferCurrent: boolean
  /** Whether blocks that the requested locale lacks are left out. */
  readonly omits: boolean
}

/**
 * What an article is resolved with for the readers of a locale.
 *
 * @param coverageOf - asked where the policy needs it
 * @throws SteleError `unknown-locale`
 */
export function resolutionOf<C extends string>(
  locales: Locales<C>,
  article: Pick<Article<C>, 'fallback' | 'source' | 'title'>,
  locale: C,
  options: ResolveOptions,
  coverageOf: (code: C) => Coverage,
): Resolution<C> {
  const { policy, outdated, reader } = options
  const chain = fallbackChain(locales, article, locale, reader)
  return {
    locales,
    source: article.source,
    locale,
    chain,
    order: policy === 'whole' ? wholeOrder(article, chain, options, coverageOf) : chain,
    preferCurrent: outdated === 'fallback',
    omits: policy === 'omit',
  }
}
