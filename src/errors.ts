/** Every code a {@link SteleError} can carry. */
export type SteleErrorCode =
  | 'alias-conflict'
  | 'async-plugin'
  | 'invalid-article'
  | 'invalid-content'
  | 'invalid-exchange-file'
  | 'invalid-fallback'
  | 'invalid-locale'
  | 'invalid-message'
  | 'invalid-option'
  | 'missing-translation'
  | 'over-limit'
  | 'unknown-locale'
  | 'write-refused'

/** What a {@link SteleError} carries beside its message. */
export interface SteleErrorDetail {
  /** What to do about it, with the accepted values. */
  readonly hint?: string
  /** The error that led to this one. */
  readonly cause?: unknown
  /** Every finding behind this error, when there is more than one thing to mend. */
  readonly diagnostics?: readonly Diagnostic[]
}

/**
 * A mistake of the caller: the message says what is wrong, `hint` what to do.
 *
 * @example
 * try { locales.get('xx') } catch (error) { error.code } // => 'unknown-locale'
 */
export class SteleError extends Error {
  override readonly name = 'SteleError'
  readonly code: SteleErrorCode
  readonly hint: string | undefined
  readonly diagnostics: readonly Diagnostic[]

  constructor(code: SteleErrorCode, message: string, detail: SteleErrorDetail = {}) {
    const text = detail.hint === undefined ? message : `${message} ${detail.hint}`
    super(text, detail.cause === undefined ? undefined : { cause: detail.cause })
    this.code = code
    this.hint = detail.hint
    this.diagnostics = detail.diagnostics ?? []
  }
}

/** A finding about content. The content stays readable; somebody should look at it. */
export interface Diagnostic {
  /** A stable name for this kind of finding, such as `raw-html`. */
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  /** What is wrong and what to do, with the value in quotes. */
  readonly message: string
  /** Where in the data: keys and indexes from the article down. */
  readonly path?: readonly (string | number)[]
  readonly file?: string
  /** Line in the text named by `locale` and `block` (or in `file`), from 1. */
  readonly line?: number
  /** Column in that line, from 1. */
  readonly column?: number
  /** The locale of the text it is about. */
  readonly locale?: string
  /** The id of the block it is about. */
  readonly block?: string
  /** The id of the article it is about, where several are looked at. */
  readonly article?: string
}

const QUOTED_LENGTH = 60

/** Quotes a value for a message: short, one line, never throwing on odd values. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : describe(value)
  const short = text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}…` : text
  return typeof value === 'string' ? JSON.stringify(short) : short
}

/** Lists values for a hint: `"ru", "uk", "en"`. */
export function list(values: Iterable<string>): string {
  return Array.from(values, quote).join(', ')
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'function') return 'a function'
  return String(value)
}
