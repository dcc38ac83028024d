import type { Article } from '../article/types.js'
import type { Locales } from '../locale/types.js'
import { resolutionOf } from './resolution.js'
import { weightsOf } from './source.js'
import { chosenLocale } from './text.js'
import type { Coverage, ResolveOptions } from './types.js'
import { blockResolutions } from './unit.js'

/**
 * Counts whose words the page of an article in a locale shows, as `resolveArticle` chooses them.
 * Policy `strict` counts as `mixed`: nothing is thrown.
 *
 * @param coverage - that of the article
 * @throws SteleError `unknown-locale`
 */
export function shownCharacters<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  locale: C,
  options: ResolveOptions,
  coverage: Readonly<Record<C, Coverage>>,
): { readonly [F in C]?: number } {
  const { blocks } = article
  const weights = weightsOf(article)
  const resolution = resolutionOf(locales, article, locale, options, (code) => coverage[code])
  const resolutionAt = blockResolutions(resolution, blocks)
  const counts = new Map<C, number>()
  for (const [at, block] of blocks.entries()) {
    const { text } = block
    if (typeof text === 'string') continue
    const code = chosenLocale(resolutionAt(block), text)
    if (code === undefined || (resolution.omits && code !== locale)) continue
    counts.set(code, (counts.get(code) ?? 0) + (weights[at] ?? 0))
  }
  // Its keys are locales.
  return Object.fromEntries(counts) as { readonly [F in C]?: number }
}
