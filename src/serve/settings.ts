import { quote, SteleError } from '../errors.js'
import { LOCALE_COOKIE } from '../switch/cookie.js'
import { createHeaders, type Fields } from './headers.js'
import { hearing } from './hearing.js'
import type { Lifetime } from './lifetime.js'
import type { PageCache } from './stores/types.js'
import type { Encode, HandlerOptions } from './types.js'

/** The options of a handler, checked, with every default filled in. */
export interface Settings {
  readonly encode: Encode
  readonly shared: PageCache | undefined
  /** The present moment in milliseconds. */
  readonly clock: () => number
  readonly memory: number
  readonly lifetime: Lifetime
  readonly cookie: string
  /** Adds the headers that every answer has. */
  readonly complete: (headers: Fields) => Fields
  readonly serverTiming: boolean
  readonly onError: (error: unknown, url: string) => void
}

const MEMORY = 64 * 1024 * 1024
const MINUTE = 60

/** Checks options and fills in what was left out. */
export function readSettings(options: HandlerOptions): Settings {
  const { memory = MEMORY, sharedSeconds = 5 * MINUTE, staleSeconds = MINUTE } = options
  const { encode = {}, cookie = LOCALE_COOKIE, headers = {}, serverTiming = false } = options
  for (const [name, value] of Object.entries({ memory, sharedSeconds, staleSeconds })) {
    if (Number.isSafeInteger(value) && value >= 0) continue
    throw new SteleError('invalid-option', `The option ${quote(name)} is ${quote(value)}.`, {
      hint: 'Give a whole number from 0.',
    })
  }
  checkFields(headers, cookie)
  return {
    encode,
    shared: options.pages,
    clock: clockOf(options.now),
    memory,
    lifetime: { shared: sharedSeconds, stale: staleSeconds },
    cookie,
    complete: createHeaders(headers),
    serverTiming,
    onError: hearing(options.onError ?? console.error),
  }
}

// RFC 9110, 5.6.2 and 5.5: what else there is would make every answer fail.
const TOKEN = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

function checkFields(headers: Fields, cookie: string): void {
  const wrong = Object.entries(headers).find((field) => !isField(field))
  if (wrong !== undefined) {
    throw new SteleError('invalid-option', `${quote(wrong.join(': '))} is no header.`, {
      hint: 'Give names of letters, digits and "-", and values on one line, in Latin-1.',
    })
  }
  if (TOKEN.test(cookie)) return
  throw new SteleError('invalid-option', `The option "cookie" is ${quote(cookie)}.`, {
    hint: 'Give a name of letters, digits, "-" and "_".',
  })
}

function isField([name, value]: readonly [string, unknown]): boolean {
  return TOKEN.test(name) && typeof value === 'string' && VALUE.test(value)
}

function clockOf(now: (() => string) | undefined): () => number {
  if (now === undefined) return Date.now
  return () => {
    const moment = Date.parse(now())
    if (!Number.isNaN(moment)) return moment
    throw new SteleError('invalid-option', `The moment "now" is ${quote(now())}.`, {
      hint: 'Give a date-time with an offset, such as new Date().toISOString().',
    })
  }
}
