import type { Article } from '../article/types.js'
import type { Locales } from '../locale/types.js'
import { type OwnText, ownText } from './entry.js'
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
  const tallies = locales.codes.map(emptyTally)
  const whole = countBlocks(article, tallies, options)
  const entries = tallies.map((tally) => [tally.locale, share(tally, whole)])
  // One entry for each declared code.
  return Object.fromEntries(entries) as Record<C, Coverage>
}

/** How much of an article is in one locale. */
export function coverageIn<C extends string>(
  article: Article<C>,
  locale: C,
  options: CoverageOptions = {},
): Coverage {
  const tally = emptyTally(locale)
  return share(tally, countBlocks(article, [tally], options))
}

/** What one locale has, as far as it was counted. */
interface Tally<C extends string> {
  readonly locale: C
  characters: number
  blocks: number
  outdated: number
  machine: number
  readonly missing: string[]
}

function emptyTally<C extends string>(locale: C): Tally<C> {
  return { locale, characters: 0, blocks: 0, outdated: 0, machine: 0, missing: [] }
}

// Each block is weighed once, however many locales are asked about.
function countBlocks<C extends string>(
  article: Article<C>,
  tallies: readonly Tally<C>[],
  { countMachine = false }: CoverageOptions,
): Pick<Coverage, 'blocks' | 'characters'> {
  const { blocks, source } = article
  const weights = weightsOf(article)
  const whole = { characters: 0, blocks: 0 }
  for (const [at, { id, text }] of blocks.entries()) {
    const weight = weights[at] ?? 0
    if (weight === 0 || typeof text === 'string') continue
    whole.characters += weight
    whole.blocks += 1
    for (const tally of tallies) {
      const own = ownText(text, tally.locale, source)
      if (own.kind === 'missing') tally.missing.push(id)
      if (own.kind === 'words' && own.outdated) tally.outdated += 1
      if (own.kind === 'words' && own.machine) tally.machine += 1
      if (!isCovered(own, countMachine)) continue
      tally.characters += weight
      tally.blocks += 1
    }
  }
  return whole
}

function isCovered(own: OwnText, countMachine: boolean): boolean {
  if (own.kind === 'words') return countMachine || !own.machine
  return own.kind === 'omitted'
}

function share(
  { characters, blocks, outdated, machine, missing }: Tally<string>,
  whole: Pick<Coverage, 'blocks' | 'characters'>,
): Coverage {
  return {
    characters: whole.characters === 0 ? 1 : characters / whole.characters,
    blocks: whole.blocks === 0 ? 1 : blocks / whole.blocks,
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
