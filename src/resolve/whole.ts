import type { Article } from '../article/types.js'
import { coverageIn, isListed, type ListingOptions } from './coverage.js'

/**
 * Policy `whole`: the first locale of the chain that counts as translated gives everything; if none
 * does, the best covered, ties in the order of the chain. Gaps are filled from the rest of the chain.
 */
export function wholeOrder<C extends string>(
  article: Article<C>,
  chain: readonly C[],
  options: ListingOptions,
): readonly C[] {
  const candidates = chain.map((code) => ({ code, coverage: coverageIn(article, code, options) }))
  const base =
    candidates.find(({ code, coverage }) => isListed(article, code, coverage, options)) ??
    candidates.reduce((best, each) =>
      each.coverage.characters > best.coverage.characters ? each : best,
    )
  return [base.code, ...chain.filter((code) => code !== base.code)]
}
