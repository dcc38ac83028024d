import { type Diagnostic, quote } from '../errors.js'
import { ownValue } from '../locale/own.js'
import type { Locales } from '../locale/types.js'
import {
  arrayOf,
  byLocale,
  byName,
  fieldsOf,
  type Reader,
  readBoolean,
  readString,
  readWords,
  textOf,
} from './read.js'
import { readLocalized } from './read-text.js'
import { inside, readLocaleKey, refuse, wrongType } from './report.js'
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
  const named = isRecord(value) ? ownValue(value, 'source') : undefined
  const source = locales.has(named) ? named : undefined
  const check = { locales, source, issues }
  const article = readFields({ check, path: [], locale: undefined, block: undefined }, value)
  // Every field was read by its own reader, and every locale in it was checked to be declared.
  return issues.length > 0 ? { issues } : { value: article as unknown as Article<C> }
}

const readId = textOf('bad-id', faultOfSegment)
const readSlug = textOf('bad-slug', faultOfSegment)
const readSlugs = byLocale(readSlug)
const readNames = arrayOf(readWords)

const readMoment = textOf('bad-date', faultOfDate)

// RFC 3339 lets `t` and `z` be small letters; HTML does not.
const readDate: Reader<string> = (place, value) => readMoment(place, value)?.toUpperCase()

const readLocale: Reader<string> = (place, value) => {
  const code = readString(place, value)
  return code === undefined ? undefined : readLocaleKey(place, code)
}

const readSize: Reader<number> = (place, value) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0
    ? value
    : wrongType(place, 'a whole number of CSS pixels above 0', value)

const readMeta: Reader = (place, value) => {
  if (isJson(value)) return value
  return refuse(place, 'not-json', 'holds something that JSON cannot keep. Use plain JSON values.')
}

const readEdition = fieldsOf<Edition>(
  'an edition { draft, published, updated, translators, meta }',
  {
    draft: readBoolean,
    published: readDate,
    updated: readDate,
    translators: readNames,
    meta: readMeta,
  },
)

const readImage = fieldsOf<ArticleImage>(
  'an image { src, alt, width, height }',
  { src: readWords, alt: readLocalized, width: readSize, height: readSize },
  ['src'],
)

const readBlock = fieldsOf<Block>(
  'a block { id, text, unit }',
  {
    id: textOf('bad-id', faultOfBlockId),
    text: (place, value) => (typeof value === 'string' ? value : readLocalized(place, value)),
    unit: readWords,
  },
  ['id', 'text'],
)

const readBlocks: Reader = (place, value) => {
  const places = new Map<string, unknown>()
  const readEach = arrayOf((at, item) => {
    const id = isRecord(item) ? ownValue(item, 'id') : undefined
    if (typeof id !== 'string') return readBlock(at, item)
    const here = { ...at, block: id }
    const block = readBlock(here, item)
    const first = places.get(id)
    if (first === undefined) places.set(id, at.path.at(-1))
    else {
      const fault = `${quote(id)} is already the id of blocks[${first}]. Give each its own.`
      refuse(inside(here, 'id'), 'duplicate-block', fault)
    }
    return block
  })
  return readEach(place, value)
}

// Fields are written out in the order they stand here, so that equal articles are equal bytes.
const readFields = fieldsOf<Article>(
  'a plain object',
  {
    id: readId,
    source: readLocale,
    section: readId,
    published: readDate,
    updated: readDate,
    expires: readDate,
    draft: readBoolean,
    editions: byLocale(readEdition),
    authors: readNames,
    tags: readNames,
    fallback: arrayOf(readLocale),
    slug: (place, value) => (isRecord(value) ? readSlugs(place, value) : readSlug(place, value)),
    formerSlugs: arrayOf(readSlug),
    title: readLocalized,
    summary: readLocalized,
    image: readImage,
    localized: byName(readLocalized),
    blocks: readBlocks,
    definitions: byLocale(readString),
    meta: readMeta,
  },
  ['id', 'source', 'title', 'blocks'],
)
