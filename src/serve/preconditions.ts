import { readHttpDate } from './http-date.js'
import type { Asked } from './types.js'

/** What a form of a page is known by. */
export interface Validators {
  /** Strong. */
  readonly etag: string
  /** When it last changed, in milliseconds. */
  readonly modified: number | undefined
}

/**
 * The status of an answer that would be 200, after what the request makes it depend on: in the
 * order of RFC 9110, 13.2.2.
 */
export function checkPreconditions(
  { header }: Pick<Asked, 'header'>,
  { etag, modified }: Validators,
  now: number,
): 200 | 304 | 412 {
  const match = header('if-match')
  if (match) {
    if (!isListed(match, etag, isEqual)) return 412
  } else if (isChangedSince(header('if-unmodified-since'), modified, now) === true) return 412
  const noneMatch = header('if-none-match')
  if (noneMatch) return isListed(noneMatch, etag, isEqualWeakly) ? 304 : 200
  return isChangedSince(header('if-modified-since'), modified, now) === false ? 304 : 200
}

type Compare = (given: string, etag: string) => boolean

// RFC 9110, 8.8.3.2: ours are strong.
const isEqual: Compare = (given, etag) => given === etag
const isEqualWeakly: Compare = (given, etag) => given.replace(/^W\//, '') === etag

const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\uffff]*"/g

function isListed(list: string, etag: string, compare: Compare): boolean {
  if (list.trim() === '*') return true
  if (compare(list, etag)) return true
  return (list.match(TAG) ?? []).some((given) => compare(given, etag))
}

// `undefined` where nothing can be said: the condition is then as if it were not there.
function isChangedSince(
  date: string | null | undefined,
  modified: number | undefined,
  now: number,
): boolean | undefined {
  if (!date || modified === undefined) return undefined
  const since = readHttpDate(date, now)
  return since === undefined ? undefined : modified > since
}
