import { quote, SteleError } from '../errors.js'

/** Dates, numbers and lists in the words of a locale, by Intl. */
export interface Formats<C extends string = string> {
  /** The IANA time zone that moments are shown in. */
  readonly timeZone: string
  /**
   * A date. A date-time is shown in the publication's time zone; a plain date is the same day in
   * every zone.
   *
   * @param options - Intl's; default `{ dateStyle: 'long' }`
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

/** Makes formatters that are kept: building an Intl object costs more than using it a hundred times. */
export function createFormats<C extends string>(timeZone: string): Formats<C> {
  const dates = keep((locale, options) => new Intl.DateTimeFormat(locale, options))
  const numbers = keep((locale, options) => new Intl.NumberFormat(locale, options))
  const lists = keep((locale, options) => new Intl.ListFormat(locale, options))
  const languages = keep(
    (locale, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(locale, options),
  )
  return {
    timeZone,
    date: (locale, date, options = LONG_DATE) => {
      const zone = PLAIN_DATE.test(date) ? 'UTC' : (options.timeZone ?? timeZone)
      const format = dates(locale, zone === options.timeZone ? options : zoned(options, zone))
      return format.format(momentOf(date))
    },
    number: (locale, value, options = NO_OPTIONS) => numbers(locale, options).format(value),
    language: (locale, code) => languages(locale, { type: 'language' }).of(code) ?? code,
    list: (locale, items, options = NO_OPTIONS) => lists(locale, options).format(items),
  }
}

const LONG_DATE: Intl.DateTimeFormatOptions = { dateStyle: 'long' }
const NO_OPTIONS = {}

function momentOf(date: string): Date {
  const moment = new Date(date)
  if (!Number.isNaN(moment.getTime())) return moment
  throw new SteleError('invalid-option', `${quote(date)} is not a date.`, {
    hint: 'Give YYYY-MM-DD or a date-time with an offset, such as "2021-10-18T12:00:00Z".',
  })
}

function zoned(options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormatOptions {
  return { ...options, timeZone }
}

function keep<O extends object, F>(
  make: (locale: string, options: O) => F,
): (locale: string, options: O) => F {
  const made = new Map<string, F>()
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`
    const known = made.get(key)
    if (known !== undefined) return known
    const format = make(locale, options)
    made.set(key, format)
    return format
  }
}

/** Refuses a time zone that Intl does not know. */
export function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch (cause) {
    throw new SteleError('invalid-option', `${quote(timeZone)} is not a time zone.`, {
      hint: 'Give an IANA name, such as "Europe/Kyiv" or "UTC".',
      cause,
    })
  }
}
