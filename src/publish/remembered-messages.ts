import type { Messages, MessageValues } from '../messages/create.js'
import type { MessageKey } from '../messages/keys.js'

/**
 * Messages that look up the same words once: a site says them on every page. Its pages are what
 * these messages made of them when the site was made, so that what changes later is not missed.
 */
export function rememberedMessages<C extends string>(messages: Messages<C>): Messages<C> {
  const { formats } = messages
  const isUtc = formats.timeZone === 'UTC'
  const date = remember(formats.date)
  const number = remember((locale: C, value: string, options?: Intl.NumberFormatOptions) =>
    formats.number(locale, Number(value), options),
  )
  const translate = remember((locale: C, key: MessageKey, values?: MessageValues) =>
    messages.t(locale)(key, values),
  )
  return {
    ...messages,
    t: (locale) => (key, values) => translate(locale, key, values),
    words: remember(messages.words),
    has: remember(messages.has),
    formats: {
      ...formats,
      date: (locale, moment, options) =>
        date(locale, isUtc && options === undefined ? dayOf(moment) : moment, options),
      language: remember(formats.language),
      number: (locale, value, options) => number(locale, digits(value), options),
    },
  }
}

const MOMENT_IN_UTC = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/

// Many moments of a day are shown as the same date.
function dayOf(date: string): string {
  return MOMENT_IN_UTC.test(date) ? date.slice(0, 10) : date
}

// `String(-0)` is `0`.
function digits(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

// Of each locale: dates and counts differ from page to page.
const MOST = 20_000

function remember<C extends string, K extends string, V, R>(
  call: (locale: C, key: K, values?: V) => R,
): (locale: C, key: K, values?: V) => R {
  const known = new Map<C, Map<string, R>>()
  return (locale, key, values) => {
    const inLocale = known.get(locale) ?? new Map<string, R>()
    const full = values === undefined ? key : `${key}\n${JSON.stringify(values)}`
    const found = inLocale.get(full)
    if (found !== undefined) return found
    if (inLocale.size >= MOST) inLocale.clear()
    const made = call(locale, key, values)
    known.set(locale, inLocale.set(full, made))
    return made
  }
}
