import { defineLocales, type LocaleInput, type Locales, newsroomLocales } from 'stele'
import { describe, expectTypeOf, test } from 'vitest'

const locales = defineLocales(
  {
    ru: { label: 'RU', fallback: ['en', 'uk'] },
    uk: { label: 'UA', aliases: ['ua'], fallback: ['en'], never: ['ru'] },
    en: {},
  },
  { default: 'ru' },
)

test('the union of codes is inferred', () => {
  expectTypeOf(locales).toEqualTypeOf<Locales<'ru' | 'uk' | 'en'>>()
  expectTypeOf(locales.codes).toEqualTypeOf<readonly ('ru' | 'uk' | 'en')[]>()
  expectTypeOf(locales.default).toEqualTypeOf<'ru' | 'uk' | 'en'>()
  expectTypeOf(locales.match('UA')).toEqualTypeOf<'ru' | 'uk' | 'en' | undefined>()
  expectTypeOf(locales.negotiate('uk')).toEqualTypeOf<'ru' | 'uk' | 'en'>()
  expectTypeOf(locales.chain('uk')).toEqualTypeOf<readonly ('ru' | 'uk' | 'en')[]>()
  expectTypeOf(locales.get('uk').code).toEqualTypeOf<'ru' | 'uk' | 'en'>()
})

test('negotiate takes what browsers and servers have', () => {
  const languages: readonly string[] = ['uk']
  const header: string | undefined = 'uk'
  const fetched: string | null = 'uk'
  locales.negotiate(languages)
  locales.negotiate(header)
  locales.negotiate(fetched)
  // @ts-expect-error a number is no header
  locales.negotiate(5)
})

test('has narrows', () => {
  const code: string = 'uk'
  if (locales.has(code)) expectTypeOf(code).toEqualTypeOf<'ru' | 'uk' | 'en'>()
})

test('a code that is not declared does not compile', () => {
  // @ts-expect-error German is not declared
  locales.chain('de')
  // @ts-expect-error an alias is not a code
  locales.get('ua')
  // @ts-expect-error any text might not be declared
  locales.get('uk' as string)
})

describe('a definition does not compile', () => {
  test('with a fallback that is not declared', () => {
    // @ts-expect-error German is not declared
    defineLocales({ uk: { fallback: ['de'] }, en: {} }, { default: 'uk' })
    // @ts-expect-error an alias is not a code
    defineLocales({ uk: { aliases: ['ua'] }, en: { fallback: ['ua'] } }, { default: 'uk' })
  })

  test('with a never that is not declared', () => {
    // @ts-expect-error German is not declared
    defineLocales({ uk: { never: ['de'] }, en: {} }, { default: 'uk' })
  })

  test('with a default that is not declared', () => {
    // @ts-expect-error German is not declared
    defineLocales({ uk: {}, en: {} }, { default: 'de' })
    // @ts-expect-error there is no default
    defineLocales({ uk: {}, en: {} }, {})
    // @ts-expect-error there are no options
    defineLocales({ uk: {}, en: {} })
  })

  test('with an alias that is a code', () => {
    // @ts-expect-error `en` is a code
    defineLocales({ uk: { aliases: ['ua', 'en'] }, en: {} }, { default: 'uk' })
    // @ts-expect-error `uk` is its own code
    defineLocales({ uk: { aliases: ['uk'] }, en: {} }, { default: 'uk' })
  })

  test('with values of other types', () => {
    // @ts-expect-error a direction is `ltr` or `rtl`
    defineLocales({ uk: { dir: 'up' } }, { default: 'uk' })
    // @ts-expect-error aliases are a list
    defineLocales({ uk: { aliases: 'ua' } }, { default: 'uk' })
    // @ts-expect-error a fallback is a list
    defineLocales({ uk: { fallback: 'en' }, en: {} }, { default: 'uk' })
  })
})

test('aliases may be known only at run time', () => {
  const aliases: readonly string[] = ['ua']
  expectTypeOf(defineLocales({ uk: { aliases } }, { default: 'uk' })).toEqualTypeOf<Locales<'uk'>>()
})

test('a definition may be known only at run time', () => {
  const definition: Record<string, LocaleInput> = { uk: {} }
  expectTypeOf(defineLocales(definition, { default: 'uk' })).toEqualTypeOf<Locales<string>>()
})

describe('extend', () => {
  const wider = locales.extend({ de: { fallback: ['en'] }, uk: { fallback: ['de', 'en'] } })

  test('widens the union', () => {
    expectTypeOf(wider).toEqualTypeOf<Locales<'ru' | 'uk' | 'en' | 'de'>>()
    expectTypeOf(wider.chain('de')).toEqualTypeOf<readonly ('ru' | 'uk' | 'en' | 'de')[]>()
    expectTypeOf(wider.extend({ ar: { fallback: ['de'] } }).codes).toEqualTypeOf<
      readonly ('ru' | 'uk' | 'en' | 'de' | 'ar')[]
    >()
    expectTypeOf(locales.extend({})).toEqualTypeOf<typeof locales>()
  })

  test('takes new and old codes as the default', () => {
    locales.extend({ de: {} }, { default: 'de' })
    locales.extend({ de: {} }, { default: 'en' })
    // @ts-expect-error French is not declared
    locales.extend({ de: {} }, { default: 'fr' })
  })

  test('holds new locales to the same rules', () => {
    // @ts-expect-error French is not declared
    locales.extend({ de: { fallback: ['fr'] } })
    // @ts-expect-error French is not declared
    locales.extend({ de: { never: ['fr'] } })
    // @ts-expect-error `uk` is a code that was there
    locales.extend({ de: { aliases: ['uk'] } })
    // @ts-expect-error `fr` is a code given at the same time
    locales.extend({ de: { aliases: ['fr'] }, fr: {} })
  })
})

test('the preset is typed', () => {
  expectTypeOf(newsroomLocales).toEqualTypeOf<Locales<'ru' | 'uk' | 'en'>>()
})

test('sets of locales are neither widened nor narrowed', () => {
  const take = (_: Locales<'uk' | 'en'>) => undefined
  take(defineLocales({ uk: {}, en: {} }, { default: 'uk' }))
  // @ts-expect-error it would give codes that are not awaited
  take(locales)
  // @ts-expect-error it does not know English
  take(defineLocales({ uk: {} }, { default: 'uk' }))
})
