import { list, quote } from '../errors.js'
import { ownValue } from '../locale/own.js'
import {
  type ArticleFindingCode,
  inside,
  type Place,
  readLocaleKey,
  refuse,
  wrongType,
} from './report.js'
import { faultOfKey, isBlank, isRecord } from './rules.js'

/**
 * Copies one value from outside and reports what is wrong with it. `undefined` where there is
 * nothing to copy.
 */
export type Reader<T = unknown> = (place: Place, value: unknown) => T | undefined

type Copy<T> = Readonly<Record<string, T>>

/**
 * Reads an object with a closed list of fields. Unknown ones are reported: kept silently, a misspelt
 * field would lose its text.
 *
 * @param fields - a reader for each field, in the order they are written out
 */
export function fieldsOf<T>(
  wanted: string,
  fields: { readonly [K in keyof T]-?: Reader },
  required: readonly (keyof T & string)[] = [],
): Reader<Copy<unknown>> {
  const readers = Object.entries<Reader>(fields)
  const known: readonly string[] = Object.keys(fields)
  const isRequired = new Set<string>(required)
  return (place, value) => {
    if (!isRecord(value)) return wrongType(place, wanted, value)
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue
      const fault = `${quote(key)} is not a field here. Known: ${list(known)}.`
      refuse(inside(place, key), 'unknown-field', fault)
    }
    const entries: [string, unknown][] = []
    for (const [name, read] of readers) {
      const own = ownValue(value, name)
      if (own === undefined && !isRequired.has(name)) continue
      entries.push([name, read(inside(place, name), own)])
    }
    return copyOf(entries)
  }
}

/** Reads values keyed by declared locales. */
export function byLocale<T>(read: Reader<T>): Reader<Copy<T>> {
  return keyed('an object keyed by locale', (place, key, value) => {
    const locale = readLocaleKey(place, key)
    return locale === undefined || value === undefined
      ? undefined
      : read({ ...place, locale }, value)
  })
}

/** Reads values by names of the app's own. */
export function byName<T>(read: Reader<T>): Reader<Copy<T>> {
  return keyed('an object keyed by name', (place, key, value) => {
    const fault = faultOfKey(key)
    if (fault !== undefined) refuse(place, 'bad-key', `${quote(key)} ${fault}.`)
    return value === undefined ? undefined : read(place, value)
  })
}

function keyed<T>(
  wanted: string,
  read: (place: Place, key: string, value: unknown) => T | undefined,
): Reader<Copy<T>> {
  return (place, value) => {
    if (!isRecord(value)) return wrongType(place, wanted, value)
    return copyOf(
      Object.entries(value).flatMap(([key, each]): [string, T][] => {
        const item = read(inside(place, key), key, each)
        return item === undefined ? [] : [[key, item]]
      }),
    )
  }
}

// `Object.fromEntries` makes own properties: a key such as `__proto__` reaches nothing.
function copyOf<T>(entries: Iterable<readonly [string, T]>): Copy<T> {
  return Object.freeze(Object.fromEntries(entries))
}

/** Reads a list, item by item. */
export function arrayOf<T>(read: Reader<T>): Reader<readonly T[]> {
  return (place, value) => {
    if (!Array.isArray(value)) return wrongType(place, 'an array', value)
    const items = Array.from<unknown>(value) // without holes
    return Object.freeze(items.flatMap((item, at) => read(inside(place, at), item) ?? []))
  }
}

/** Reads a string that must keep a rule, which says what is wrong with it. */
export function textOf(
  code: ArticleFindingCode,
  faultOf: (text: string) => string | undefined,
): Reader<string> {
  return (place, value) => {
    const text = readString(place, value)
    const fault = text === undefined ? undefined : faultOf(text)
    if (fault !== undefined) refuse(place, code, `${quote(text)} ${fault}.`)
    return text
  }
}

/** Reads any string. */
export const readString: Reader<string> = (place, value) =>
  typeof value === 'string' ? value : wrongType(place, 'a string', value)

/** Reads a string that says something. */
export const readWords: Reader<string> = textOf('wrong-type', (text) =>
  isBlank(text) ? 'is blank' : undefined,
)

/** Reads `true` or `false`. */
export const readBoolean: Reader<boolean> = (place, value) =>
  typeof value === 'boolean' ? value : wrongType(place, 'true or false', value)
