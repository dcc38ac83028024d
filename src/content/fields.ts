import { faultOfDate, isRecord } from '../article/rules.js'
import type { ImageInput } from '../article/types.js'
import { type Diagnostic, quote } from '../errors.js'
import type { FrontMatter, FrontMatterField } from './front-matter.js'

/** What one file's front matter says, sorted by what it is about. */
export interface FileFields {
  /** Texts of the file's own locale, by name: title, slug, summary, description. */
  readonly texts: ReadonlyMap<TextField, string>
  /** What holds for the file's own locale only. */
  readonly own: OwnFields
  /** What belongs to the article in every locale. */
  readonly shared: SharedFields
  readonly image: FileImage | undefined
  /** Everything else. */
  readonly meta: Readonly<Record<string, unknown>>
  /** Where each field stands in the file, by the name it has here. */
  readonly places: ReadonlyMap<string, Place>
  readonly diagnostics: readonly Diagnostic[]
}

/** Line and column in a file, from 1. */
type Place = Pick<FrontMatterField, 'line' | 'column'>

export type TextField = 'title' | 'slug' | 'summary' | 'description'

interface OwnFields {
  readonly draft?: boolean
  readonly published?: string
  readonly updated?: string
  readonly translators?: readonly string[]
  readonly lang?: string
}

interface SharedFields {
  readonly date?: string
  readonly expires?: string
  readonly section?: string
  readonly source?: string
  readonly authors?: readonly string[]
  readonly tags?: readonly string[]
  readonly formerSlugs?: readonly string[]
}

interface FileImage extends Pick<ImageInput<string, string>, 'width' | 'height'> {
  readonly src?: string
  readonly alt?: string
}

type Read = (value: unknown) => unknown

const TEXTS: readonly TextField[] = ['title', 'slug', 'summary', 'description']
const OWN: Readonly<Record<keyof OwnFields, Read>> = {
  draft: readFlag,
  published: readDate,
  updated: readDate,
  translators: readTexts,
  lang: readText,
}
const SHARED: Readonly<Record<keyof SharedFields, Read>> = {
  date: readDate,
  expires: readDate,
  section: readText,
  source: readText,
  authors: readTexts,
  tags: readTexts,
  formerSlugs: readTexts,
}
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['author', 'authors'],
  ['translator', 'translators'],
])

/** Sorts a file's front matter. A field of the wrong kind is reported and left out. */
export function readFields({ fields }: FrontMatter): FileFields {
  const diagnostics: Diagnostic[] = []
  const texts = new Map<TextField, string>()
  const own: Record<string, unknown> = {}
  const shared: Record<string, unknown> = {}
  const meta: [string, unknown][] = []
  const places = new Map<string, Place>()
  let image: FileImage | undefined
  for (const [written, field] of fields) {
    const name = OTHER_NAMES.get(written) ?? written
    places.set(name, { line: field.line, column: field.column })
    const text = TEXTS.find((each) => each === name)
    const read = (by: Read): unknown => {
      const value = field.value === null ? undefined : by(field.value)
      if (value === undefined && field.value !== null) diagnostics.push(wrongField(written, field))
      return value
    }
    if (text !== undefined) {
      const value = read(readText)
      if (typeof value === 'string' && value.trim() !== '') texts.set(text, value)
    } else if (name === 'image') image = readImage(read((value) => value))
    else if (isKeyOf(OWN, name)) own[name] = read(OWN[name])
    else if (isKeyOf(SHARED, name)) shared[name] = read(SHARED[name])
    else meta.push([written, field.value])
  }
  return {
    texts,
    own: withoutUndefined(own),
    shared: withoutUndefined(shared),
    image,
    meta: Object.fromEntries(meta),
    places,
    diagnostics,
  }
}

/** The shared fields that a translation gives another value than its source. */
export function differingFields(source: FileFields, translation: FileFields): readonly string[] {
  const own = translation.shared
  const names: readonly (keyof SharedFields)[] = ['date', 'expires', 'section', 'authors', 'tags']
  return names.filter((name) => {
    return own[name] !== undefined && !isSame(own[name], source.shared[name])
  })
}

function isSame(one: unknown, two: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(two)
}

function wrongField(name: string, { value, line, column }: FrontMatterField): Diagnostic {
  const fault =
    name === 'date' || name in DATES
      ? (faultOfDate(String(value)) ?? 'is no date')
      : 'is not of the kind that this field takes'
  const message = `${quote(name)}: ${quote(value)} ${fault}. It is left out.`
  const code = name === 'date' || name in DATES ? 'bad-date' : 'bad-field'
  return { code, severity: 'warning', message, line, column }
}

const DATES = { published: true, updated: true, expires: true } as const

function readText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : undefined
}

function readTexts(value: unknown): readonly string[] | undefined {
  const values = (Array.isArray(value) ? Array.from<unknown>(value) : [value]).map(readText)
  const texts = values.filter((text) => text !== undefined)
  return texts.length === values.length ? texts : undefined
}

function readFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

function readDate(value: unknown): string | undefined {
  return typeof value === 'string' && faultOfDate(value) === undefined ? value : undefined
}

function readImage(value: unknown): FileImage | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : { src: value }
  if (!isRecord(value)) return undefined
  const { src, alt, width, height } = value
  return {
    ...(typeof src === 'string' && src.trim() !== '' ? { src } : {}),
    ...(typeof alt === 'string' ? { alt } : {}),
    ...(isPixels(width) ? { width } : {}),
    ...(isPixels(height) ? { height } : {}),
  }
}

function isPixels(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0
}

function isKeyOf<K extends string>(record: Readonly<Record<K, unknown>>, key: string): key is K {
  return Object.hasOwn(record, key)
}

function withoutUndefined(record: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}
