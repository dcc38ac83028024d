import type { Article } from '../article/types.js'
import { isListed, type ListingOptions } from './coverage.js'
import type { Coverage } from './types.js'

/**
 * Policy `whole`: the first locale of the chain that counts as translated gives everything; if none
 * does, the best covered, ties in the order of the chain. Gaps are filled from the rest of the chain.
 */
export function wholeOrder<C extends string>(
  article: Pick<Article<C>, 'source' | 'title'>,
  chain: readonly C[],
  options: ListingOptions,
  coverageOf: (code: C) => Coverage,
): readonly C[] {
  const candidates = chain.map((code) => ({ code, coverage: coverageOf(code) }))
  const base =
    candidates.find(({ code, coverage }) => isListed(article, code, coverage, options)) ??
    candidates.reduce((best, each) =>
      each.coverage.characters > best.coverage.characters ? each : best,
    )
  return [base.code, ...chain.filter((code) => code !== base.code)]
}
