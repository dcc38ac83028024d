import { createMessages, defineLocales, newsroomLocales as locales, SteleError } from 'stele'
import { afterEach, describe, expect, test, vi } from 'vitest'

const LONG = { dateStyle: 'long' } as const

// Raw output changes with ICU: what is expected is asked of Intl itself.
function byIntl(locale: string, moment: string, timeZone: string, options: object = LONG): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(moment))
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a date', () => {
  const kyiv = createMessages(locales, { timeZone: 'Europe/Kyiv' }).formats

  test.each([
    ['before midnight there', '2021-10-18T20:59:59Z', 18],
    ['at midnight there', '2021-10-18T21:00:00Z', 19],
    ['with an offset', '2021-10-18T23:30:00+03:00', 18],
    ['with another offset', '2021-10-18T22:30:00-05:00', 19],
    ['with winter time', '2021-12-31T22:00:00Z', 1],
  ])('is in the publication’s time zone: %s', (_, moment, day) => {
    for (const locale of locales.codes) {
      expect(kyiv.date(locale, moment)).toBe(byIntl(locale, moment, 'Europe/Kyiv'))
    }
    expect(kyiv.date('en', moment, { day: 'numeric' })).toBe(String(day))
  })

  test('is in UTC where no zone is given, never in the host’s', () => {
    const moment = '2021-10-18T23:59:59.999Z'
    expect(createMessages(locales).formats.date('uk', moment)).toBe(byIntl('uk', moment, 'UTC'))
  })

  test('may be asked for in another zone', () => {
    const moment = '2021-10-18T12:00:00Z'
    const options = { timeZone: 'Pacific/Kiritimati', day: 'numeric' } as const
    expect(kyiv.date('en', moment, options)).toBe('19')
  })

  test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])(
    'without a time is the same day in %s',
    (timeZone) => {
      const { date } = createMessages(locales, { timeZone }).formats
      expect(date('uk', '2021-10-18')).toBe(byIntl('uk', '2021-10-18', 'UTC'))
      expect(date('en', '2021-10-18', { day: 'numeric', timeZone })).toBe('18')
    },
  )

  test('has the form that is asked for', () => {
    const options = { weekday: 'long', day: 'numeric', month: 'long' } as const
    expect(kyiv.date('ru', '2021-10-18', options)).toBe(byIntl('ru', '2021-10-18', 'UTC', options))
  })

  test.each([
    ['is no date', 'soon'],
    ['is empty', ''],
    ['does not exist', '2021-02-30'],
    ['means another moment on every host', '2021-10-18T12:00:00'],
    ['only some engines read', 'Oct 18, 2021'],
    ['is a number in disguise', '1634558400000'],
  ])('that %s is refused: %j', (_, date) => {
    const format = () => kyiv.date('uk', date)
    expect(format).toThrow(SteleError)
    expect(format).toThrow(expect.objectContaining({ code: 'invalid-option' }))
    expect(format).toThrow('Give YYYY-MM-DD or a date-time with an offset')
  })

  test.each(['Mars/Olympus', '', 'Kyiv'])(
    'in a time zone that is none is refused: %j',
    (timeZone) => {
      const refusal = expect.objectContaining({
        code: 'invalid-option',
        message: `${JSON.stringify(timeZone)} is not a time zone. Give an IANA name, such as "Europe/Kyiv" or "UTC".`,
      })
      expect(() => createMessages(locales, { timeZone })).toThrow(refusal)
      const format = () => kyiv.date('uk', '2021-10-18T12:00:00Z', { timeZone })
      expect(format).toThrow(refusal)
    },
  )
})

describe('numbers, lists and names of languages', () => {
  const { formats } = createMessages(locales)

  test.each(locales.codes)('are those of Intl: %s', (locale) => {
    const percent = { style: 'percent' } as const
    const short = { style: 'short', type: 'disjunction' } as const
    expect(formats.number(locale, 1234.5)).toBe(new Intl.NumberFormat(locale).format(1234.5))
    expect(formats.number(locale, 0.47, percent)).toBe(
      new Intl.NumberFormat(locale, percent).format(0.47),
    )
    expect(formats.list(locale, ['a', 'b', 'c'])).toBe(
      new Intl.ListFormat(locale).format(['a', 'b', 'c']),
    )
    expect(formats.list(locale, ['a', 'b'], short)).toBe(
      new Intl.ListFormat(locale, short).format(['a', 'b']),
    )
    expect(formats.language(locale, 'en')).toBe(
      new Intl.DisplayNames(locale, { type: 'language' }).of('en'),
    )
  })

  test('of lists with few items', () => {
    expect(formats.list('en', [])).toBe('')
    expect(formats.list('en', ['RU'])).toBe('RU')
  })
})

describe('formatters', () => {
  test('are made once for each locale and form', () => {
    const { formats } = createMessages(locales)
    let made = 0
    const counted = (target: object) =>
      new Proxy(target, {
        construct: (maker, given) => {
          made += 1
          return Reflect.construct(maker as typeof Object, given)
        },
      })
    const get = (intl: object, name: string): unknown => {
      const member: unknown = Reflect.get(intl, name)
      return typeof member === 'function' ? counted(member) : member
    }
    vi.stubGlobal('Intl', new Proxy(Intl, { get }))
    const use = () => {
      formats.date('uk', '2021-10-18')
      formats.number('uk', 0.5, { style: 'percent' })
      formats.list('uk', ['a', 'b'])
      formats.language('uk', 'en')
    }
    use()
    const first = made
    for (let times = 0; times < 5; times += 1) use()
    expect(first).toBeGreaterThanOrEqual(4)
    expect(made).toBe(first)
  })

  test('refuse a locale that is not declared, which Intl would take for the host’s', () => {
    const { formats } = createMessages(locales)
    const refusal = expect.objectContaining({ code: 'unknown-locale' })
    expect(() => formats.date('ua' as 'uk', '2021-10-18')).toThrow(refusal)
    expect(() => formats.number('ua' as 'uk', 1)).toThrow(refusal)
    expect(() => formats.list('ua' as 'uk', ['a'])).toThrow(refusal)
    expect(() => formats.language('ua' as 'uk', 'en')).toThrow(refusal)
  })

  test('follow the tag that a locale declares for them, and only they', () => {
    const british = locales.extend({ en: { format: 'en-GB' } })
    const { formats, words } = createMessages(british)
    expect(formats.date('en', '2026-03-01')).toBe(byIntl('en-GB', '2026-03-01', 'UTC'))
    expect(formats.date('en', '2026-03-01')).toMatch(/^1 March/)
    expect(words('en', 'page.home').locale).toBe('en')
    expect([british.get('en').code, british.match('en-GB'), british.get('uk').format]).toEqual([
      'en',
      'en',
      undefined,
    ])
    const arabic = defineLocales({ ar: { format: 'ar-u-nu-latn' } }, { default: 'ar' })
    expect(createMessages(arabic).formats.number('ar', 12)).toBe('12')
  })

  test('of a locale that Intl does not know are those of its chain, then English', () => {
    // `qaa` to `qtz` are for private use: no Intl knows them.
    const own = defineLocales(
      { qaa: { fallback: ['uk'] }, qab: { never: ['uk'] }, uk: {} },
      { default: 'uk' },
    )
    const { date } = createMessages(own).formats
    expect(date('qaa', '2021-10-18')).toBe(byIntl('uk', '2021-10-18', 'UTC'))
    expect(date('qab', '2021-10-18')).toBe(byIntl('en', '2021-10-18', 'UTC'))
  })
})
