import { type Diagnostic, list, quote } from '../errors.js'
import { isRecord } from './rules.js'

/** Keys and indexes from the article down. */
export type Path = readonly (string | number)[]

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
  readonly has: (code: unknown) => boolean
  readonly match: (tag: string) => string | undefined
}

/** What one check of one article shares: the locales, and the findings so far. */
export interface Report {
  readonly locales: KnownLocales
  /** The article's source locale, if it names a declared one. */
  readonly source: string | undefined
  readonly add: (code: ArticleFindingCode, path: Path, message: string) => void
}

/** Collects findings into `issues`, naming the block and the locale that a path leads to. */
export function createReport(
  locales: KnownLocales,
  article: Readonly<Record<string, unknown>>,
  issues: Diagnostic[],
): Report {
  const source =
    typeof article.source === 'string' && locales.has(article.source) ? article.source : undefined
  const add: Report['add'] = (code, path, message) => {
    const block = blockAt(article, path)
    const locale = localeAt(locales, path)
    issues.push({
      code,
      severity: 'error',
      message: `${formatPath(path)}: ${message}`,
      path,
      ...(block === undefined ? {} : { block }),
      ...(locale === undefined ? {} : { locale }),
    })
  }
  return { locales, source, add }
}

/** Reports a value of the wrong type; answers `undefined` so that a reader can return it. */
export function wrongType(report: Report, path: Path, wanted: string, value: unknown): undefined {
  const fault = value === undefined ? `${wanted} is missing` : `${quote(value)} is not ${wanted}`
  report.add('wrong-type', path, `${fault}.`)
}

/** Reports fields that mean nothing here: kept silently, a misspelt field would lose its text. */
export function checkFields(
  report: Report,
  path: Path,
  record: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void {
  for (const key of Object.keys(record)) {
    if (known.includes(key)) continue
    const message = `${quote(key)} is not a field here. Known: ${list(known)}.`
    report.add('unknown-field', [...path, key], message)
  }
}

/** Reports a key that is no declared locale, naming the right one where an alias was written. */
export function checkLocaleKey(report: Report, path: Path, key: string): boolean {
  const { locales } = report
  if (locales.has(key)) return true
  const meant = locales.match(key)
  const advice =
    meant === undefined ? `Declared: ${list(locales.codes)}.` : `Write ${quote(meant)}.`
  report.add('unknown-locale', path, `${quote(key)} is not a declared locale. ${advice}`)
  return false
}

// How far below each field its texts are keyed by locale. A key elsewhere only looks like a locale:
// `id` is Indonesian.
const LOCALE_DEPTH: Readonly<Record<string, number>> = {
  title: 1,
  summary: 1,
  slug: 1,
  definitions: 1,
  editions: 1,
  image: 2,
  localized: 2,
  blocks: 3,
}

function localeAt(locales: KnownLocales, path: Path): string | undefined {
  const [field = ''] = path
  const key = Object.hasOwn(LOCALE_DEPTH, field) ? path[LOCALE_DEPTH[field] ?? 0] : undefined
  return typeof key === 'string' && locales.has(key) ? key : undefined
}

function blockAt(article: Readonly<Record<string, unknown>>, path: Path): string | undefined {
  const [field, index] = path
  if (field !== 'blocks' || typeof index !== 'number' || !Array.isArray(article.blocks)) return
  const block: unknown = article.blocks[index]
  return isRecord(block) && typeof block.id === 'string' ? block.id : undefined
}

// blocks[3].text.uk
function formatPath(path: Path): string {
  if (path.length === 0) return 'article'
  return path.map(formatKey).join('').replace(/^\./, '')
}

function formatKey(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`
  return /^[\w-]{1,60}$/.test(key) ? `.${key}` : `[${quote(key)}]`
}
