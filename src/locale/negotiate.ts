import { canonicalTag, scriptOf } from './tag.js'

/** Declared codes by every canonical tag that names one: the codes themselves and the aliases. */
export type TagIndex<C extends string> = ReadonlyMap<string, C>

const MAX_CHARACTERS = 4096
const MAX_RANGES = 64

// RFC 9110, 12.4.2
const WEIGHT = /;\s*q\s*(?:=([^;]*)|(?=;|$))/gi
const QVALUE = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/

interface Range {
  readonly tag: string
  readonly quality: number
}

/**
 * RFC 4647, 3.4 (lookup), with one deviation: truncation does not cross scripts. Readers of
 * `zh-Hant` or `sr-Latn` are not readers of `zh` or `sr`, whatever the prefix says.
 */
export function lookup<C extends string>(index: TagIndex<C>, raw: unknown): C | undefined {
  const tag = canonicalTag(raw) ?? ''
  for (let prefix = tag; prefix !== ''; prefix = truncate(prefix)) {
    const code = index.get(prefix)
    if (code !== undefined && (prefix === tag || keepsScript(tag, prefix, code))) return code
  }
  return undefined
}

/** The locale to serve for an `Accept-Language` value or a list of tags. Never throws. */
export function negotiate<C extends string>(
  index: TagIndex<C>,
  codes: readonly C[],
  fallback: C,
  accept: unknown,
): C {
  const ranges = parseRanges(accept)
  const refusals = ranges.filter(({ tag, quality }) => quality === 0 && tag !== '*')
  const refused = new Set(refusals.map(({ tag }) => index.get(canonicalTag(tag) ?? '')))
  for (const { tag, quality } of ranges) {
    if (quality === 0) continue
    const code =
      tag === '*' ? [fallback, ...codes].find((each) => !refused.has(each)) : lookup(index, tag)
    if (code !== undefined && !refused.has(code)) return code
  }
  return fallback
}

function truncate(tag: string): string {
  const shorter = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))
  return shorter.replace(/-[a-z\d]$/i, '')
}

// CLDR knows no script for an alias such as `ua`: its script is that of the code it stands for.
function keepsScript(tag: string, prefix: string, code: string): boolean {
  const script = scriptOf(tag)
  return script === undefined || script === (scriptOf(prefix) ?? scriptOf(code))
}

function parseRanges(accept: unknown): Range[] {
  const value = headerOf(accept)
  const cutInTwo = value.length > MAX_CHARACTERS && value[MAX_CHARACTERS] !== ','
  return value
    .slice(0, MAX_CHARACTERS)
    .split(',')
    .slice(0, cutInTwo ? -1 : undefined)
    .filter((part) => part.trim() !== '')
    .slice(0, MAX_RANGES)
    .flatMap(parseRange)
    .sort((a, b) => b.quality - a.quality) // stable: ties stay in order
}

// A list is read as the header it would make. Each tag is shortened first: some thousand long ones
// would not fit into one string.
function headerOf(accept: unknown): string {
  if (typeof accept === 'string') return accept
  if (!Array.isArray(accept)) return ''
  return accept
    .slice(0, MAX_RANGES)
    .filter((tag): tag is string => typeof tag === 'string')
    .map((tag) => tag.slice(0, MAX_CHARACTERS + 1))
    .join(',')
}

// A range whose quality cannot be read is dropped; other parameters are ignored.
function parseRange(part: string): Range[] {
  const [tag = ''] = part.split(';', 1)
  const weights = Array.from(part.matchAll(WEIGHT), ([, weight = '']) => weight.trim())
  if (!weights.every((weight) => QVALUE.test(weight))) return []
  return [{ tag: tag.trim(), quality: Number(weights[0] ?? 1) }]
}
