import { type Diagnostic, quote } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { readLocalized } from './read-text.js'
import {
  type ArticleFindingCode,
  checkFields,
  checkLocaleKey,
  createReport,
  type Path,
  type Report,
  wrongType,
} from './report.js'
import {
  faultOfBlockId,
  faultOfDate,
  faultOfKey,
  faultOfSegment,
  isBlank,
  isJson,
  isRecord,
} from './rules.js'
import type { StandardResult, StandardSchema } from './standard-schema.js'
import type { Article, ArticleImage, Block, Edition, LocalizedText } from './types.js'

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
  const record = isRecord(value) ? value : {}
  const report = createReport(locales, record, issues)
  if (!isRecord(value)) {
    wrongType(report, [], 'a plain object', value)
    return { issues }
  }
  checkFields(report, [], value, Object.keys(FIELDS))
  const fields: [string, unknown][] = []
  for (const [name, { required = false, read }] of Object.entries(FIELDS)) {
    const field = Object.hasOwn(value, name) ? value[name] : undefined
    if (field === undefined && !required) continue
    fields.push([name, read(report, [name], field)])
  }
  if (issues.length > 0) return { issues }
  // Every field was read by its own reader, and every locale in it was checked to be declared.
  return { value: Object.freeze(Object.fromEntries(fields)) as unknown as Article<C> }
}

type Reader<T> = (report: Report, path: Path, value: unknown) => T | undefined

type Fields = {
  readonly [K in keyof Article]-?: { readonly required?: true; readonly read: Reader<unknown> }
}

// In the order they are written out, so that equal articles are equal bytes.
const FIELDS: Fields = {
  id: {
    required: true,
    read: (report, path, value) => readText(report, path, value, 'bad-id', faultOfSegment),
  },
  source: { required: true, read: readLocale },
  section: {
    read: (report, path, value) => readText(report, path, value, 'bad-id', faultOfSegment),
  },
  published: { read: readDate },
  updated: { read: readDate },
  expires: { read: readDate },
  draft: { read: readFlag },
  authors: { read: (report, path, value) => readArray(report, path, value, readString) },
  tags: { read: (report, path, value) => readArray(report, path, value, readString) },
  editions: { read: (report, path, value) => readByLocale(report, path, value, readEdition) },
  fallback: { read: (report, path, value) => readArray(report, path, value, readLocale) },
  slug: { read: readSlug },
  title: { required: true, read: readLocalized },
  summary: { read: readLocalized },
  image: { read: readImage },
  localized: { read: readNamedTexts },
  blocks: { required: true, read: readBlocks },
  definitions: { read: (report, path, value) => readByLocale(report, path, value, readString) },
  meta: { read: readMeta },
}

const EDITION_FIELDS: { readonly [K in keyof Edition]-?: Reader<unknown> } = {
  draft: readFlag,
  published: readDate,
  updated: readDate,
  translator: readString,
  meta: readMeta,
}

function readString(report: Report, path: Path, value: unknown): string | undefined {
  return typeof value === 'string' ? value : wrongType(report, path, 'a string', value)
}

function readText(
  report: Report,
  path: Path,
  value: unknown,
  code: ArticleFindingCode,
  faultOf: (text: string) => string | undefined,
): string | undefined {
  const text = readString(report, path, value)
  const fault = text === undefined ? undefined : faultOf(text)
  if (fault !== undefined) report.add(code, path, `${quote(text)} ${fault}.`)
  return text
}

function readDate(report: Report, path: Path, value: unknown): string | undefined {
  return readText(report, path, value, 'bad-date', faultOfDate)
}

function readLocale(report: Report, path: Path, value: unknown): string | undefined {
  const code = readString(report, path, value)
  return code !== undefined && checkLocaleKey(report, path, code) ? code : undefined
}

function readArray<T>(
  report: Report,
  path: Path,
  value: unknown,
  read: Reader<T>,
): readonly T[] | undefined {
  if (!Array.isArray(value)) return wrongType(report, path, 'an array', value)
  const items = Array.from<unknown>(value)
  return Object.freeze(items.flatMap((item, at) => read(report, [...path, at], item) ?? []))
}

function readFlag(report: Report, path: Path, value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : wrongType(report, path, 'true or false', value)
}

function readEdition(report: Report, path: Path, value: unknown): Edition | undefined {
  if (!isRecord(value)) return wrongType(report, path, 'an edition { draft, published, … }', value)
  checkFields(report, path, value, Object.keys(EDITION_FIELDS))
  const entries = Object.entries(EDITION_FIELDS).flatMap(([name, read]): [string, unknown][] => {
    const field = Object.hasOwn(value, name) ? value[name] : undefined
    return field === undefined ? [] : [[name, read(report, [...path, name], field)]]
  })
  return Object.freeze(Object.fromEntries(entries))
}

function readByLocale<T>(
  report: Report,
  path: Path,
  value: unknown,
  read: Reader<T>,
): Readonly<Record<string, T>> | undefined {
  if (!isRecord(value)) return wrongType(report, path, 'values keyed by locale', value)
  const entries = Object.entries(value).flatMap(([key, entry]): [string, T][] => {
    const at = [...path, key]
    if (!checkLocaleKey(report, at, key) || entry === undefined) return []
    const text = read(report, at, entry)
    return text === undefined ? [] : [[key, text]]
  })
  return Object.freeze(Object.fromEntries(entries))
}

function readSlug(report: Report, path: Path, value: unknown): unknown {
  const read = (at: Path, slug: unknown): string | undefined =>
    readText(report, at, slug, 'bad-slug', faultOfSegment)
  if (!isRecord(value)) return read(path, value)
  return readByLocale(report, path, value, (_, at, slug) => read(at, slug))
}

function readImage(report: Report, path: Path, value: unknown): ArticleImage | undefined {
  if (!isRecord(value))
    return wrongType(report, path, 'an image { src, alt, width, height }', value)
  checkFields(report, path, value, ['src', 'alt', 'width', 'height'])
  const src = readText(report, [...path, 'src'], value.src, 'wrong-type', (text) =>
    isBlank(text) ? 'is blank' : undefined,
  )
  const size = (name: 'width' | 'height'): number | undefined => {
    const pixels = value[name]
    if (pixels === undefined || (Number.isInteger(pixels) && Number(pixels) > 0))
      return Number(pixels)
    return wrongType(report, [...path, name], 'a whole number of CSS pixels above 0', pixels)
  }
  const alt =
    value.alt === undefined ? undefined : readLocalized(report, [...path, 'alt'], value.alt)
  const width = size('width')
  const height = size('height')
  if (src === undefined) return undefined
  return Object.freeze({
    src,
    ...(alt === undefined ? {} : { alt }),
    ...(value.width === undefined || width === undefined ? {} : { width }),
    ...(value.height === undefined || height === undefined ? {} : { height }),
  })
}

function readNamedTexts(
  report: Report,
  path: Path,
  value: unknown,
): Readonly<Record<string, LocalizedText<string>>> | undefined {
  if (!isRecord(value)) return wrongType(report, path, 'texts by name', value)
  const entries = Object.entries(value).flatMap(
    ([name, entry]): [string, LocalizedText<string>][] => {
      const at = [...path, name]
      const fault = faultOfKey(name)
      if (fault !== undefined) report.add('bad-key', at, `${quote(name)} ${fault}.`)
      if (entry === undefined) return []
      const text = readLocalized(report, at, entry)
      return text === undefined ? [] : [[name, text]]
    },
  )
  return Object.freeze(Object.fromEntries(entries))
}

function readBlocks(report: Report, path: Path, value: unknown): readonly Block[] | undefined {
  const seen = new Map<string, number>()
  return readArray(report, path, value, (_, at, item) => {
    const block = readBlock(report, at, item)
    if (block === undefined) return undefined
    const first = seen.get(block.id)
    if (first === undefined) seen.set(block.id, Number(at.at(-1)))
    else {
      const message = `${quote(block.id)} is already the id of blocks[${first}]. Give each its own.`
      report.add('duplicate-block', [...at, 'id'], message)
    }
    return block
  })
}

function readBlock(report: Report, path: Path, value: unknown): Block | undefined {
  if (!isRecord(value)) return wrongType(report, path, 'a block { id, text }', value)
  checkFields(report, path, value, ['id', 'text', 'unit'])
  const id = readText(report, [...path, 'id'], value.id, 'bad-id', faultOfBlockId)
  const text =
    typeof value.text === 'string'
      ? value.text
      : readLocalized(report, [...path, 'text'], value.text)
  const unit =
    value.unit === undefined ? undefined : readString(report, [...path, 'unit'], value.unit)
  if (id === undefined || text === undefined) return undefined
  return Object.freeze({ id, text, ...(unit === undefined ? {} : { unit }) })
}

function readMeta(report: Report, path: Path, value: unknown): unknown {
  if (!isJson(value)) {
    report.add('not-json', path, 'holds something that JSON cannot keep. Use plain JSON values.')
  }
  return value
}
