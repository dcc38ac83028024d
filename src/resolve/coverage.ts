import type { Article } from '../article/types.js'
import type { Locales } from '../locale/types.js'
import { ownText } from './entry.js'
import { DEFAULT_THRESHOLD } from './options.js'
import { weightsOf } from './source.js'
import type { Coverage, ResolveOptions } from './types.js'

/** Which translations count as coverage. */
export type CoverageOptions = Pick<ResolveOptions, 'countMachine'>

/** When a page counts as a translation. */
export type ListingOptions = Pick<ResolveOptions, 'countMachine' | 'threshold'>

/**
 * How much of an article is really in each locale.
 *
 * @example coverageOf(locales, article).uk.characters // => 0.47
 */
export function coverageOf<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  options: CoverageOptions = {},
): Readonly<Record<C, Coverage>> {
  const weights = weightsOf(article)
  const entries = locales.codes.map((code) => [code, weighed(article, weights, code, options)])
  // One entry for each declared code.
  return Object.fromEntries(entries) as Record<C, Coverage>
}

/** The coverage of one locale. */
export function coverageIn<C extends string>(
  article: Article<C>,
  locale: C,
  options: CoverageOptions = {},
): Coverage {
  return weighed(article, weightsOf(article), locale, options)
}

function weighed<C extends string>(
  { blocks, source }: Article<C>,
  weights: readonly number[],
  locale: C,
  { countMachine = false }: CoverageOptions,
): Coverage {
  let characters = 0
  let counted = 0
  let coveredCharacters = 0
  let coveredBlocks = 0
  let outdated = 0
  let machine = 0
  const missing: string[] = []
  for (const [at, { id, text }] of blocks.entries()) {
    const weight = weights[at] ?? 0
    if (weight === 0 || typeof text === 'string') continue
    characters += weight
    counted += 1
    const own = ownText(text, locale, source)
    if (own.kind === 'missing') missing.push(id)
    if (own.kind === 'words' && own.outdated) outdated += 1
    if (own.kind === 'words' && own.machine) machine += 1
    if (own.kind === 'missing' || (own.kind === 'words' && own.machine && !countMachine)) continue
    coveredCharacters += weight
    coveredBlocks += 1
  }
  return {
    characters: counted === 0 ? 1 : coveredCharacters / characters,
    blocks: counted === 0 ? 1 : coveredBlocks / counted,
    outdated,
    machine,
    missing,
  }
}

/**
 * Whether an article's page in a locale counts as a translation: its coverage reaches the
 * threshold and its title is in the locale. The source's page always does.
 */
export function isListed<C extends string>(
  article: Pick<Article<C>, 'source' | 'title'>,
  locale: C,
  coverage: Coverage,
  { threshold = DEFAULT_THRESHOLD, countMachine = false }: ListingOptions = {},
): boolean {
  if (locale === article.source) return true
  const title = ownText(article.title, locale, article.source)
  const hasTitle = title.kind === 'words' && (countMachine || !title.machine)
  return hasTitle && coverage.characters >= threshold
}
