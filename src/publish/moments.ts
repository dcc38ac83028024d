const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/

/**
 * The moment a date names, in milliseconds since 1970: a date-time is one, a plain date begins at
 * midnight in the publication's time zone.
 *
 * @example momentOf('2026-03-02', 'Europe/Kyiv') === Date.parse('2026-03-01T22:00:00Z') // => true
 */
export function momentOf(date: string, timeZone: string): number {
  const moment = Date.parse(date)
  return PLAIN_DATE.test(date) ? midnight(moment, timeZone) : moment
}

/** A moment as RFC 3339 has it, in UTC; fractions of a second are left out where there are none. */
export function formatMoment(moment: number): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z')
}

/** The same for the moment that a date names. */
export function formatMomentOf(date: string, timeZone: string): string {
  return PLAIN_DATE.test(date) ? formatMoment(momentOf(date, timeZone)) : formatDate(date)
}

/** A date as W3C's profile of ISO 8601 has it: a plain date stays one. */
export function formatDate(date: string): string {
  if (PLAIN_DATE.test(date)) return date
  return PLAIN_MOMENT.test(date) ? `${date.slice(0, 19)}Z` : formatMoment(Date.parse(date))
}

// What is sure to exist and to be in UTC, as most moments are that programs write.
const PLAIN_MOMENT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.000)?Z$/

// Asking Intl for an offset takes longer than most of a page: days are remembered, a lifetime of them.
const midnights = new Map<string, number>()
const MOST_REMEMBERED = 30_000

// The offset at midnight is found by trying: it may differ from the one at midnight UTC.
function midnight(utc: number, timeZone: string): number {
  if (timeZone === 'UTC') return utc
  const key = `${timeZone} ${utc}`
  const known = midnights.get(key)
  if (known !== undefined) return known
  const guess = utc - offsetAt(utc, timeZone)
  const found = utc - offsetAt(guess, timeZone)
  if (midnights.size >= MOST_REMEMBERED) midnights.clear()
  midnights.set(key, found)
  return found
}

const formats = new Map<string, Intl.DateTimeFormat>()

// Wall clock minus UTC, in milliseconds.
function offsetAt(moment: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    })
  formats.set(timeZone, format)
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type))
  const year = parts.get('era') === 'BC' ? 1 - read('year') : read('year')
  const wall = new Date(0)
  wall.setUTCFullYear(year, read('month') - 1, read('day'))
  wall.setUTCHours(read('hour'), read('minute'), read('second'))
  return wall.getTime() - moment
}
