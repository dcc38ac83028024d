import { type Diagnostic, list, quote } from '../errors.js'

/** Keys and indexes from the article down. */
type Path = readonly (string | number)[]

/** Every code a finding about an article's data can carry. */
export type ArticleFindingCode =
  | 'bad-date'
  | 'bad-id'
  | 'bad-key'
  | 'bad-slug'
  | 'duplicate-block'
  | 'not-json'
  | 'source-text'
  | 'unknown-field'
  | 'unknown-locale'
  | 'wrong-type'

// What checking needs of a `Locales`: readers need not know which codes they check.
interface KnownLocales {
  readonly codes: readonly string[]
  readonly has: (code: unknown) => code is string
  readonly match: (tag: string) => string | undefined
}

/** What all places of one article share. */
interface Check {
  readonly locales: KnownLocales
  /** The article's source locale, if it names a declared one. */
  readonly source: string | undefined
  /** The findings so far. */
  readonly issues: Diagnostic[]
}

/** Where in an article a check stands. */
export interface Place {
  readonly check: Check
  readonly path: Path
  /** The declared locale whose words stand here. */
  readonly locale: string | undefined
  /** The id of the block that this is in. */
  readonly block: string | undefined
}

/** One step further down. */
export function inside({ check, path, locale, block }: Place, key: string | number): Place {
  return { check, path: [...path, key], locale, block }
}

/** Reports what is wrong at a place; answers `undefined` so that a reader can return it. */
export function refuse(place: Place, code: ArticleFindingCode, fault: string): undefined {
  const { check, path, block, locale } = place
  check.issues.push({
    code,
    severity: 'error',
    message: `${formatPath(path)}: ${fault}`,
    path,
    ...(block !== undefined && { block }),
    ...(locale !== undefined && { locale }),
  })
}

/** Reports a value of the wrong type. */
export function wrongType(place: Place, wanted: string, value: unknown): undefined {
  const fault = value === undefined ? `${wanted} is missing` : `${quote(value)} is not ${wanted}`
  return refuse(place, 'wrong-type', `${fault}.`)
}

/** The declared locale that a key names; reports any other, naming the right one for an alias. */
export function readLocaleKey(place: Place, key: string): string | undefined {
  const { locales } = place.check
  if (locales.has(key)) return key
  const meant = locales.match(key)
  const advice =
    meant === undefined ? `Declared: ${list(locales.codes)}.` : `Write ${quote(meant)}.`
  return refuse(place, 'unknown-locale', `${quote(key)} is not a declared locale. ${advice}`)
}

// blocks[3].text.uk
function formatPath(path: Path): string {
  return path.map(formatKey).join('').replace(/^\./, '') || 'article'
}

function formatKey(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`
  return /^[\w-]{1,60}$/.test(key) ? `.${key}` : `[${quote(key)}]`
}
