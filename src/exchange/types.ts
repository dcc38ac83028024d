import type { Article } from '../article/types.js'
import type { Diagnostic } from '../errors.js'

/**
 * How far a text is translated: `missing`, `outdated` (its source has changed since), `machine` (no
 * person has accepted it), `translated`, or `omitted` (on purpose not in this locale).
 */
export type UnitState = 'missing' | 'outdated' | 'machine' | 'translated' | 'omitted'

/** One text of an article as translators get it. */
export interface TranslationUnit {
  /** `<article>#<block>`, or `<article>@title`, `@slug`, `@summary`, `@image.alt`, `@<name>`. */
  readonly context: string
  readonly source: string
  /** The fingerprint of `source`. */
  readonly fingerprint: string
  /** The words that the locale has now, if any. */
  readonly translation?: string
  readonly state: UnitState
  /** The source text that an outdated translation was made from, where it is known. */
  readonly previousSource?: string
  /** How the text is written: Markdown, Markdown without blocks, or plain text. */
  readonly format: 'markdown' | 'inline' | 'plain'
}

/** Options of {@link translationUnits}. */
export interface UnitOptions {
  /**
   * Finds the source text that a fingerprint (`of`) was taken from, so that translators see what
   * has changed. Without it they see that the source changed, not how.
   */
  readonly previousSource?: ((of: string, context: string) => string | undefined) | undefined
}

/** Options of the exports. */
export interface ExportOptions extends UnitOptions {
  /** Which units to write. Default: all but `omitted`, which are never written. */
  readonly states?: readonly UnitState[] | undefined
}

/** Options of {@link exportXliff}. */
export interface XliffOptions extends ExportOptions {
  /** Default: `2.1`. */
  readonly version?: '2.1' | '1.2' | undefined
}

/** A file for translators. */
export interface ExportResult {
  /** The file, to be written as UTF-8. */
  readonly text: string
  /** How many units are in it. */
  readonly units: number
  /** Texts that the format cannot hold: they were left out. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Options of the imports. */
export interface ImportOptions<C extends string> {
  /** The locale that the file must be in. Default: the one that it names. */
  readonly locale?: C | undefined
}

/** A text that an import has written. */
export interface TextChange {
  /** The unit that was written, which is not always the one that the file named. */
  readonly context: string
  /** `accepted`: the same words, now confirmed for the present source text. */
  readonly kind: 'added' | 'replaced' | 'accepted'
  readonly before?: string
  readonly after: string
  /** Whether the words are a machine's. */
  readonly machine: boolean
}

/**
 * Why a translation was kept aside:
 * - `source-changed`: it translates an earlier wording
 * - `unknown-unit`: no text of the articles has this context or this source text
 * - `ambiguous`: the context is unknown, and several texts have this source text
 * - `unfinished`: the file marks it as not ready (fuzzy, in need of review, half translated)
 * - `omitted`: the text is left out of this locale on purpose (`null`)
 * - `invalid`: not usable here, such as a slug with a space
 * - `duplicate`: the file translates this text twice; the first one counts
 * - `obsolete`: the file marks it as no longer in use
 */
export type AsideReason =
  | 'source-changed'
  | 'unknown-unit'
  | 'ambiguous'
  | 'unfinished'
  | 'omitted'
  | 'invalid'
  | 'duplicate'
  | 'obsolete'

/** A translation in the file that was not written, kept so that no work is lost. */
export interface AsideText {
  readonly context: string
  readonly source: string
  readonly translation: string
  readonly reason: AsideReason
  /** Where in the file, from 1. */
  readonly line: number
}

/** What an import did. */
export interface ImportReport<C extends string = string> {
  readonly locale: C
  readonly changes: readonly TextChange[]
  /** How many translations in the file were there already. */
  readonly unchanged: number
  readonly aside: readonly AsideText[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The articles after an import; those without a change are the very same objects. */
export interface ImportResult<C extends string = string, M = unknown> {
  readonly articles: readonly Article<C, M>[]
  readonly report: ImportReport<C>
}

/** One translation as a file holds it. */
export interface IncomingText {
  readonly context: string
  readonly source: string
  readonly translation: string
  /** `unmarked`: the file does not say whether it is ready; changed words then count as ready. */
  readonly status: 'ready' | 'unmarked' | 'machine' | 'unfinished' | 'obsolete'
  readonly line: number
}

/** What a reader of one format found in a file. */
export interface IncomingFile {
  /** The target language tags that the file names. */
  readonly languages: readonly string[]
  readonly texts: readonly IncomingText[]
  readonly diagnostics: readonly Diagnostic[]
}
