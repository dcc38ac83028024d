import { isRecord } from '../article/rules.js'
import { type Diagnostic, quote } from '../errors.js'

/** What a file's record is called: the file's name and this. */
export const RECORD_SUFFIX = '.stele.jsonl'

/**
 * How a fact about a translation came to be known: a person said so (`confirmed`), the texts were
 * found side by side (`assumed`), a machine wrote it (`machine`), or a work list put the text before
 * a translator (`asked`): once the mark is gone, the answer is the text there now.
 */
export type FactOrigin = 'confirmed' | 'assumed' | 'machine' | 'asked'

/** A text of a translation was made from a text of the source. */
export interface TranslationFact {
  /** The fingerprint of the translation's text. */
  readonly text: string
  /** The fingerprint of the source's text. */
  readonly of: string
  /** The source's text itself: a later wording is recognised by it. */
  readonly source: string
  readonly by: FactOrigin
  /** For a text of the front matter: its name, such as `title`. */
  readonly field?: string
}

/** A block of the source had an id. */
export interface SourceFact {
  readonly id: string
  /** The fingerprint of the block's text. */
  readonly text: string
  readonly source: string
  /** The block's place in the article, from 0. */
  readonly at: number
}

/** What a record holds, and what was wrong with it. */
export interface ContentRecord {
  readonly translations: readonly TranslationFact[]
  readonly sources: readonly SourceFact[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A record that holds nothing. */
export const NO_RECORD: ContentRecord = { translations: [], sources: [], diagnostics: [] }

const ORIGINS: readonly FactOrigin[] = ['confirmed', 'assumed', 'machine', 'asked']
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/

/**
 * Reads a record: one fact a line, a set. Order means nothing, a repeated line nothing more, and
 * rival facts stand side by side, so that any union of two records is a record. What is damaged is
 * reported and left out; the other lines count.
 */
export function parseRecord(text: string): ContentRecord {
  const translations = new Map<string, TranslationFact>()
  const sources = new Map<string, SourceFact>()
  const diagnostics: Diagnostic[] = []
  text.split('\n').forEach((raw, at) => {
    const line = raw.replace(/\r$/, '').replace(/^\uFEFF/, '')
    if (line.trim() === '') return
    const fact = CONFLICT.test(line) ? undefined : readFact(line)
    if (fact === undefined) diagnostics.push(damaged(line, at + 1))
    else if ('id' in fact) sources.set(formatFact(fact), fact)
    else translations.set(formatFact(fact), fact)
  })
  return {
    translations: [...translations.values()],
    sources: [...sources.values()],
    diagnostics,
  }
}

/** Writes a record: sorted, so that equal sets are equal bytes and two branches merge by line. */
export function formatRecord(facts: readonly (TranslationFact | SourceFact)[]): string {
  const lines = new Set(facts.map(formatFact))
  return [...lines]
    .sort()
    .map((line) => `${line}\n`)
    .join('')
}

function formatFact(fact: TranslationFact | SourceFact): string {
  if ('id' in fact) {
    const { id, text, source, at } = fact
    return JSON.stringify({ id, at, text, source })
  }
  const { field, text, of, by, source } = fact
  return JSON.stringify({ ...(field === undefined ? {} : { field }), text, of, by, source })
}

function readFact(line: string): TranslationFact | SourceFact | undefined {
  const value = parseJson(line)
  if (!isRecord(value)) return undefined
  const { id, text, of, source, by, at, field } = value
  if (typeof text !== 'string' || typeof source !== 'string') return undefined
  if (typeof id === 'string') {
    return typeof at === 'number' && at >= 0 ? { id, text, source, at } : undefined
  }
  const origin = ORIGINS.find((each) => each === by)
  if (typeof of !== 'string' || origin === undefined) return undefined
  if (field !== undefined && typeof field !== 'string') return undefined
  return { text, of, source, by: origin, ...(field === undefined ? {} : { field }) }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function damaged(text: string, line: number): Diagnostic {
  const isConflict = CONFLICT.test(text)
  return {
    code: isConflict ? 'record-conflict' : 'record-damaged',
    severity: 'warning',
    message: isConflict
      ? `${quote(text)} is a mark of a merge conflict. Remove the mark and keep the lines on both sides.`
      : `${quote(text)} is no fact. Remove the line; "stele sync" writes what is still true.`,
    line,
    column: 1,
  }
}
