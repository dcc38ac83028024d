import { type Diagnostic, quote } from '../errors.js'
import type { Locales } from '../locale/types.js'
import {
  type Fields,
  readArray,
  readBoolean,
  readByLocale,
  readByName,
  readFields,
  readString,
  readText,
  readWords,
} from './read.js'
import { readLocalized } from './read-text.js'
import { checkLocaleKey, createReport, type Path, type Report, wrongType } from './report.js'
import { faultOfBlockId, faultOfDate, faultOfSegment, isJson, isRecord } from './rules.js'
import type { StandardResult, StandardSchema } from './standard-schema.js'
import type { Article, ArticleImage, Block, Edition } from './types.js'

/**
 * A validator for articles that come from outside: JSON, a CMS, a database. It reports all findings
 * at once, each with its path, and plugs into every tool that takes a Standard Schema.
 *
 * @example
 * const result = articleSchema(locales)['~standard'].validate(JSON.parse(text))
 * if (result.issues) for (const { message } of result.issues) console.error(message)
 */
export function articleSchema<C extends string>(
  locales: Locales<C>,
): StandardSchema<Article<C>, Diagnostic> {
  return {
    '~standard': { version: 1, vendor: 'stele', validate: (value) => readArticle(locales, value) },
  }
}

/** Checks a value from outside and copies it, frozen down to its texts; `meta` is kept as it is. */
export function readArticle<C extends string>(
  locales: Locales<C>,
  value: unknown,
): StandardResult<Article<C>, Diagnostic> {
  const issues: Diagnostic[] = []
  const report = createReport(locales, isRecord(value) ? value : {}, issues)
  const article = readFields(report, [], value, 'a plain object', ARTICLE)
  // Every field was read by its own reader, and every locale in it was checked to be declared.
  return issues.length > 0 ? { issues } : { value: article as unknown as Article<C> }
}

// Fields are written out in the order they stand here, so that equal articles are equal bytes.
const ARTICLE: Fields<Article> = {
  id: { required: true, read: readId },
  source: { required: true, read: readLocale },
  section: { read: readId },
  published: { read: readDate },
  updated: { read: readDate },
  expires: { read: readDate },
  draft: { read: readBoolean },
  editions: { read: (report, path, value) => readByLocale(report, path, value, readEdition) },
  authors: { read: readNames },
  tags: { read: readNames },
  fallback: { read: (report, path, value) => readArray(report, path, value, readLocale) },
  slug: { read: readSlug },
  formerSlugs: { read: (report, path, value) => readArray(report, path, value, readSegment) },
  title: { required: true, read: readLocalized },
  summary: { read: readLocalized },
  image: { read: readImage },
  localized: { read: (report, path, value) => readByName(report, path, value, readLocalized) },
  blocks: { required: true, read: readBlocks },
  definitions: { read: (report, path, value) => readByLocale(report, path, value, readString) },
  meta: { read: readMeta },
}

const EDITION: Fields<Edition> = {
  draft: { read: readBoolean },
  published: { read: readDate },
  updated: { read: readDate },
  translators: { read: readNames },
  meta: { read: readMeta },
}

const IMAGE: Fields<ArticleImage> = {
  src: { required: true, read: readWords },
  alt: { read: readLocalized },
  width: { read: readSize },
  height: { read: readSize },
}

const BLOCK: Fields<Block> = {
  id: {
    required: true,
    read: (report, path, value) => readText(report, path, value, 'bad-id', faultOfBlockId),
  },
  text: { required: true, read: readBlockText },
  unit: { read: readWords },
}

function readId(report: Report, path: Path, value: unknown): string | undefined {
  return readText(report, path, value, 'bad-id', faultOfSegment)
}

// RFC 3339 lets `t` and `z` be small letters; HTML does not.
function readDate(report: Report, path: Path, value: unknown): string | undefined {
  return readText(report, path, value, 'bad-date', faultOfDate)?.toUpperCase()
}

function readNames(report: Report, path: Path, value: unknown): readonly string[] | undefined {
  return readArray(report, path, value, readWords)
}

function readSegment(report: Report, path: Path, value: unknown): string | undefined {
  return readText(report, path, value, 'bad-slug', faultOfSegment)
}

function readSlug(report: Report, path: Path, value: unknown): unknown {
  if (!isRecord(value)) return readSegment(report, path, value)
  return readByLocale(report, path, value, readSegment)
}

function readEdition(report: Report, path: Path, value: unknown): unknown {
  const wanted = 'an edition { draft, published, updated, translators, meta }'
  return readFields(report, path, value, wanted, EDITION)
}

function readLocale(report: Report, path: Path, value: unknown): string | undefined {
  const code = readString(report, path, value)
  return code !== undefined && checkLocaleKey(report, path, code) ? code : undefined
}

function readImage(report: Report, path: Path, value: unknown): unknown {
  return readFields(report, path, value, 'an image { src, alt, width, height }', IMAGE)
}

function readSize(report: Report, path: Path, value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value
  return wrongType(report, path, 'a whole number of CSS pixels above 0', value)
}

function readBlocks(report: Report, path: Path, value: unknown): unknown {
  const seen = new Map<unknown, unknown>()
  return readArray(report, path, value, (_, at, item) => {
    const block = readFields(report, at, item, 'a block { id, text, unit }', BLOCK)
    if (block?.id === undefined) return block
    const first = seen.get(block.id)
    if (first === undefined) seen.set(block.id, at.at(-1))
    else {
      const message = `${quote(block.id)} is already the id of blocks[${first}]. Give each its own.`
      report.add('duplicate-block', [...at, 'id'], message)
    }
    return block
  })
}

function readBlockText(report: Report, path: Path, value: unknown): unknown {
  return typeof value === 'string' ? value : readLocalized(report, path, value)
}

function readMeta(report: Report, path: Path, value: unknown): unknown {
  if (!isJson(value)) {
    report.add('not-json', path, 'holds something that JSON cannot keep. Use plain JSON values.')
  }
  return value
}
