import type { GapReason } from '../article/types.js'
import type { Direction } from '../locale/direction.js'

/**
 * How a text was chosen for a reader.
 *
 * - `source`: the requested locale is the one it was written in
 * - `shared`: one text for all locales
 * - `translated`, `outdated`, `machine`: the requested locale has it; the source has changed since;
 *   no person has accepted it (`outdated` wins over `machine`)
 * - `fallback`: another locale's words stand in
 * - `missing`: no locale on the chain has it
 * - `omitted`: on purpose not in the requested locale, or left out by policy `omit`
 */
export type TextState =
  | 'source'
  | 'shared'
  | 'translated'
  | 'outdated'
  | 'machine'
  | 'fallback'
  | 'missing'
  | 'omitted'

/** The words chosen for one text, the locale they are in, and how they were chosen. */
export interface ResolvedText<C extends string = string> {
  /** Empty when `missing` or `omitted`. */
  readonly text: string
  /** The locale of the words; the page's own when there are none, or when they belong to all. */
  readonly locale: C
  readonly dir: Direction
  readonly state: TextState
  /** The words shown are a translation, and its source has changed since. */
  readonly outdated: boolean
  /** The words shown are machine text that no person has accepted. */
  readonly machine: boolean
  /** For `fallback`, `missing` and `omitted`, where it is known. */
  readonly reason?: GapReason
}

/** One block as a reader gets it. */
export interface ResolvedBlock<C extends string = string> extends ResolvedText<C> {
  readonly id: string
}

/** The lead image as a reader gets it. */
export interface ResolvedImage<C extends string = string> {
  readonly src: string
  readonly alt?: ResolvedText<C>
  readonly width?: number
  readonly height?: number
}

/** How much of an article is really in one locale, whatever the policy. */
export interface Coverage {
  /** Share of the source's characters, 0 to 1, in blocks that the locale has. */
  readonly characters: number
  /** Share of the blocks, 0 to 1. */
  readonly blocks: number
  /** Number of blocks whose source has changed since they were translated. */
  readonly outdated: number
  /** Number of blocks that only a machine has translated. */
  readonly machine: number
  /** Ids of the blocks that the locale lacks, in order. */
  readonly missing: readonly string[]
}

/** The texts of one locale that may hold Markdown definitions, in the order they are looked up. */
export interface DefinitionSource<C extends string = string> {
  readonly locale: C
  readonly dir: Direction
  readonly texts: readonly { readonly text: string; readonly block?: string }[]
}

/**
 * - `mixed`: every block falls back for itself
 * - `whole`: one locale gives every text, as far as it has them
 * - `omit`: blocks that the requested locale lacks are left out
 * - `strict`: a missing text is an error
 */
export type FallbackPolicy = 'mixed' | 'whole' | 'omit' | 'strict'

/** Options of {@link resolveArticle}. */
export interface ResolveOptions {
  /** Default: `mixed`. */
  readonly policy?: FallbackPolicy
  /** `fallback` prefers another locale's current words to outdated ones. Default: `show`. */
  readonly outdated?: 'show' | 'fallback'
  /** From which coverage (characters, 0 to 1) a locale counts as translated. Default: 0.6. */
  readonly threshold?: number
  /**
   * The reader's own list of locales, best first, in place of the locale's and the article's
   * fallbacks. Tags are matched as by `locales.match`; unknown ones are dropped. It may name what
   * the locale's `never` forbids.
   */
  readonly reader?: readonly string[]
  /** Whether machine translation counts as coverage. Default: false. */
  readonly countMachine?: boolean
}

/** An article as the readers of one locale get it. */
export interface ResolvedArticle<C extends string = string, M = unknown> {
  readonly id: string
  readonly source: C
  /** The requested locale: the page's. */
  readonly locale: C
  readonly dir: Direction
  /** The locales that were tried, best first. */
  readonly chain: readonly C[]
  /** Whether there is a page in this locale at all: its title resolved to something. */
  readonly available: boolean
  /** Whether the page counts as a translation: for search engines, feeds and switchers. */
  readonly listed: boolean
  readonly coverage: Coverage
  readonly slug: string
  readonly title: ResolvedText<C>
  readonly summary?: ResolvedText<C>
  readonly image?: ResolvedImage<C>
  readonly localized: { readonly [name: string]: ResolvedText<C> }
  readonly blocks: readonly ResolvedBlock<C>[]
  /** For each locale on the chain, what may define links and footnotes. */
  readonly definitions: readonly DefinitionSource<C>[]
  readonly section?: string
  readonly published?: string
  readonly updated?: string
  readonly authors?: readonly string[]
  readonly translators?: readonly string[]
  readonly tags?: readonly string[]
  readonly meta?: M
}
