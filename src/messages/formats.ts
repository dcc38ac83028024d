import { faultOfDate } from '../article/rules.js'
import { quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'

/**
 * Dates, numbers, lists and names of languages in the words of a locale, by Intl. Where Intl does
 * not know the locale, they are in the next one of its chain that it knows: never in the host's.
 * A locale's own `format` comes before its code.
 */
export interface Formats<C extends string = string> {
  /** The IANA time zone that moments are shown in. */
  readonly timeZone: string
  /**
   * A date. A date-time is shown in the publication's time zone; a plain date is the same day in
   * every zone.
   *
   * @param date - `YYYY-MM-DD`, or a date-time with an offset (RFC 3339)
   * @param options - Intl's; default `{ dateStyle: 'long' }`
   * @throws SteleError `invalid-option` where `date` or the time zone is none; `unknown-locale`
   * @example formats.date('uk', '2021-10-18') // => '18 жовтня 2021 р.'
   */
  readonly date: (locale: C, date: string, options?: Intl.DateTimeFormatOptions) => string
  /** A number. `formats.number('ru', 0.47, { style: 'percent' })` gives `47 %`. */
  readonly number: (locale: C, value: number, options?: Intl.NumberFormatOptions) => string
  /** The name of a language: `formats.language('uk', 'en')` gives `англійська`. */
  readonly language: (locale: C, code: string) => string
  /** A list of words: `formats.list('en', ['RU', 'UA'])` gives `RU and UA`. */
  readonly list: (locale: C, items: readonly string[], options?: Intl.ListFormatOptions) => string
}

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/
const LONG_DATE: Intl.DateTimeFormatOptions = { dateStyle: 'long' }
const NAMES_OF_LANGUAGES: Intl.DisplayNamesOptions = { type: 'language' }
const NO_OPTIONS = {}

/** Makes formatters that are kept: building an Intl object costs more than using it a hundred times. */
export function createFormats<C extends string>(locales: Locales<C>, timeZone: string): Formats<C> {
  checkTimeZone(timeZone)
  const dates = keep(locales, (chain, options: Intl.DateTimeFormatOptions) => {
    checkTimeZone(options.timeZone)
    return new Intl.DateTimeFormat(chain, options)
  })
  const days = perLocale((locale: C) => dates(locale, { ...LONG_DATE, timeZone: 'UTC' }))
  const moments = perLocale((locale: C) => dates(locale, { ...LONG_DATE, timeZone }))
  const numbers = keep(locales, (chain, options) => new Intl.NumberFormat(chain, options))
  const lists = keep(locales, (chain, options) => new Intl.ListFormat(chain, options))
  const languages = keep(
    locales,
    (chain, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(chain, options),
  )
  return Object.freeze<Formats<C>>({
    timeZone,
    date: (locale, date, options) => {
      const isDay = PLAIN_DATE.test(date)
      if (options === undefined) return (isDay ? days : moments)(locale).format(momentOf(date))
      const zone = isDay ? 'UTC' : (options.timeZone ?? timeZone)
      return dates(locale, { ...options, timeZone: zone }).format(momentOf(date))
    },
    number: (locale, value, options = NO_OPTIONS) => numbers(locale, options).format(value),
    language: (locale, code) => languages(locale, NAMES_OF_LANGUAGES).of(code) ?? code,
    list: (locale, items, options = NO_OPTIONS) => lists(locale, options).format(items),
  })
}

// What `Date` reads beyond RFC 3339 depends on the host: its zone, its engine.
function momentOf(date: string): Date {
  const fault = typeof date === 'string' ? faultOfDate(date) : 'is no text'
  if (fault === undefined) return new Date(date)
  throw new SteleError('invalid-option', `${quote(date)} is not a date: it ${fault}.`, {
    hint: 'Give YYYY-MM-DD or a date-time with an offset, such as "2021-10-18T12:00:00Z".',
  })
}

function checkTimeZone(timeZone: string | undefined): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch (cause) {
    throw new SteleError('invalid-option', `${quote(timeZone)} is not a time zone.`, {
      hint: 'Give an IANA name, such as "Europe/Kyiv" or "UTC".',
      cause,
    })
  }
}

// Intl takes the first locale of a list that it knows, and the host's where it knows none.
const LAST_RESORT = 'en'

function perLocale<C extends string, F>(make: (locale: C) => F): (locale: C) => F {
  const made = new Map<C, F>()
  return (locale) => {
    const format = made.get(locale) ?? make(locale)
    made.set(locale, format)
    return format
  }
}

function keep<C extends string, O extends object, F>(
  locales: Locales<C>,
  make: (chain: string[], options: O) => F,
): (locale: C, options: O) => F {
  const made = new Map<string, F>()
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`
    const known = made.get(key)
    if (known !== undefined) return known
    const chain = locales.chain(locale).flatMap((code) => [locales.get(code).format ?? code, code])
    const format = make([...chain, LAST_RESORT], options)
    made.set(key, format)
    return format
  }
}
