import { quote } from '../errors.js'
import {
  type ArticleFindingCode,
  checkFields,
  checkLocaleKey,
  type Path,
  type Report,
  wrongType,
} from './report.js'
import { faultOfKey, isBlank, isRecord } from './rules.js'

/**
 * Copies one value from outside and reports what is wrong with it. `undefined` where there is
 * nothing to copy.
 */
export type Reader<T> = (report: Report, path: Path, value: unknown) => T | undefined

/** A reader for every field of an object, in the order they are written out. */
export type Fields<T> = {
  readonly [K in keyof T]-?: { readonly required?: true; readonly read: Reader<unknown> }
}

/** Reads an object with a closed list of fields. */
export function readFields<T>(
  report: Report,
  path: Path,
  value: unknown,
  wanted: string,
  fields: Fields<T>,
): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(value)) return wrongType(report, path, wanted, value)
  checkFields(report, path, value, Object.keys(fields))
  const read: [string, unknown][] = []
  for (const [name, field] of Object.entries<Fields<T>[keyof T]>(fields)) {
    const own = Object.hasOwn(value, name) ? value[name] : undefined
    if (own === undefined && field.required !== true) continue
    read.push([name, field.read(report, [...path, name], own)])
  }
  return Object.freeze(Object.fromEntries(read))
}

/** Reads values keyed by declared locales. */
export function readByLocale<T>(
  report: Report,
  path: Path,
  value: unknown,
  read: Reader<T>,
): Readonly<Record<string, T>> | undefined {
  return readKeyed(report, path, value, 'an object keyed by locale', (at, key, entry) =>
    checkLocaleKey(report, at, key) && entry !== undefined ? read(report, at, entry) : undefined,
  )
}

/** Reads values by names of the app's own. */
export function readByName<T>(
  report: Report,
  path: Path,
  value: unknown,
  read: Reader<T>,
): Readonly<Record<string, T>> | undefined {
  return readKeyed(report, path, value, 'an object keyed by name', (at, key, entry) => {
    const fault = faultOfKey(key)
    if (fault !== undefined) report.add('bad-key', at, `${quote(key)} ${fault}.`)
    return entry === undefined ? undefined : read(report, at, entry)
  })
}

// `Object.fromEntries` makes own properties: a key such as `__proto__` reaches nothing.
function readKeyed<T>(
  report: Report,
  path: Path,
  value: unknown,
  wanted: string,
  read: (path: Path, key: string, entry: unknown) => T | undefined,
): Readonly<Record<string, T>> | undefined {
  if (!isRecord(value)) return wrongType(report, path, wanted, value)
  const entries = Object.entries(value).flatMap(([key, entry]): [string, T][] => {
    const item = read([...path, key], key, entry)
    return item === undefined ? [] : [[key, item]]
  })
  return Object.freeze(Object.fromEntries(entries))
}

/** Reads a list, item by item. */
export function readArray<T>(
  report: Report,
  path: Path,
  value: unknown,
  read: Reader<T>,
): readonly T[] | undefined {
  if (!Array.isArray(value)) return wrongType(report, path, 'an array', value)
  const items = Array.from<unknown>(value)
  return Object.freeze(items.flatMap((item, at) => read(report, [...path, at], item) ?? []))
}

/** Reads any string. */
export function readString(report: Report, path: Path, value: unknown): string | undefined {
  return typeof value === 'string' ? value : wrongType(report, path, 'a string', value)
}

/** Reads `true` or `false`. */
export function readBoolean(report: Report, path: Path, value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : wrongType(report, path, 'true or false', value)
}

/** Reads a string that must keep a rule, which says what is wrong with it. */
export function readText(
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

/** Reads a string that says something. */
export function readWords(report: Report, path: Path, value: unknown): string | undefined {
  return readText(report, path, value, 'wrong-type', (text) =>
    isBlank(text) ? 'is blank' : undefined,
  )
}
