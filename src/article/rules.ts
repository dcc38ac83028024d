// What single values of an article must look like. Each rule answers what is wrong, or `undefined`.

/** Whatever fits the pattern has the fault. */
type Fault = readonly [pattern: RegExp, fault: string]

function firstOf(faults: readonly Fault[], text: string): string | undefined {
  return faults.find(([pattern]) => pattern.test(text))?.[1]
}

const FAULTS_OF_BLOCK_IDS: readonly Fault[] = [
  [/^.{65}/s, 'is longer than 64 characters'],
  [
    /^(?![A-Za-z0-9][A-Za-z0-9_-]*$)/,
    'is not made of A-Z, a-z, 0-9, "_" and "-", a letter or digit first',
  ],
  [/--/, 'holds "--", which is kept for generated ids'],
]

/** Every id that is not a block's holds `--`, so a block id never does. */
export function faultOfBlockId(id: string): string | undefined {
  return firstOf(FAULTS_OF_BLOCK_IDS, id)
}

const FAULTS_OF_SEGMENTS: readonly Fault[] = [
  [/^$/, 'is empty'],
  [/^\.\.?$/, 'is a relative path'],
  [/[\s/\\?#\p{Cc}]/u, 'holds a space, a control character or one of / \\ ? #'],
  [/\p{Surrogate}/u, 'holds half of a surrogate pair'],
]

/** Ids and slugs become one segment of an address (RFC 3986, 3.3). */
export function faultOfSegment(text: string): string | undefined {
  return firstOf(FAULTS_OF_SEGMENTS, text)
}

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[Tt](\d{2}):\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-](\d{2}):\d{2}))?$/

/** RFC 3339 date-times and plain dates; a date-time without an offset means another moment everywhere. */
export function faultOfDate(text: string): string | undefined {
  const [, day, hour = '', offset = ''] = DATE.exec(text) ?? []
  if (day === undefined) return 'is neither YYYY-MM-DD nor a date-time with an offset (RFC 3339)'
  // `Date` takes 24:00 for the next day, and 30 February for one in March.
  const exists =
    hour < '24' &&
    offset < '24' &&
    !Number.isNaN(Date.parse(text)) &&
    String(new Date(day).toJSON()).startsWith(day)
  return exists ? undefined : 'is a moment that does not exist'
}

const FAULTS_OF_KEYS: readonly Fault[] = [
  [/^(?:__proto__|constructor|prototype)$/, 'is a name of the language itself, not of a text'],
  [/^\s*$/, 'is blank'],
]

/** Keys that reach an object's machinery where data was expected. */
export function faultOfKey(key: string): string | undefined {
  return firstOf(FAULTS_OF_KEYS, key)
}

// What writes JSON recurses, and breaks somewhere below.
const MAX_JSON_DEPTH = 500

/**
 * Whether a value survives `JSON.stringify` and `JSON.parse` unchanged: a tree of plain values. One
 * that holds itself is endlessly deep. `known` tells how deep each object was last seen: only from
 * deeper down must it be looked at again.
 */
export function isJson(value: unknown, depth = 0, known = new Map<object, number>()): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || depth > MAX_JSON_DEPTH) return false
  if (!isRecord(value) && !isPlainArray(value)) return false
  if ((known.get(value) ?? -1) >= depth) return true
  known.set(value, depth)
  return Object.values(value).every((each) => isJson(each, depth + 1, known))
}

// Neither holes nor names beside the items: JSON keeps neither.
function isPlainArray(value: object): boolean {
  return Array.isArray(value) && Object.keys(value).length === value.length
}

/** Whether a value is a plain object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Whether a text has no words: empty, or only white space. */
export function isBlank(text: string): boolean {
  // Most texts begin with a letter: but for two, the spaces above ASCII come after it.
  const first = text.charCodeAt(0)
  if (first > 0x20 && first < 0x1680 && first !== 0xa0) return false
  return !/\S/.test(text)
}
