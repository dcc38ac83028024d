const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const TIME = String.raw`(?<time>\d\d:\d\d:\d\d)`
const MONTH = `(?<month>${MONTHS.join('|')})`

// The three forms that a recipient must understand.
const FORMS = [
  `(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat), (?<day>\\d\\d) ${MONTH} (?<year>\\d{4}) ${TIME} GMT`,
  `(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day, (?<day>\\d\\d)-${MONTH}-(?<year>\\d\\d) ${TIME} GMT`,
  `(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) ${MONTH} (?<day>[ \\d]\\d) ${TIME} (?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}$`))

/**
 * Reads the date of a header (RFC 9110, 5.6.7): milliseconds, or `undefined` where it is none.
 *
 * @param now - tells which century two digits of a year are of
 * @example readHttpDate('Sun, 06 Nov 1994 08:49:37 GMT', 0) // => 784111777000
 */
export function readHttpDate(value: string, now: number): number | undefined {
  const found = FORMS.map((form) => form.exec(value)?.groups).find((groups) => groups !== undefined)
  if (found === undefined) return undefined
  const { day = '', month = '', year = '', time = '' } = found
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0')
  const full = year.length === 2 ? fullYear(Number(year), now) : year
  const moment = Date.parse(`${full}-${number}-${day.replace(' ', '0')}T${time}Z`)
  return Number.isNaN(moment) ? undefined : moment
}

// More than 50 years ahead is a year of the past.
function fullYear(year: number, now: number): number {
  const present = new Date(now).getUTCFullYear()
  const near = present - (present % 100) + year
  return near > present + 50 ? near - 100 : near
}
