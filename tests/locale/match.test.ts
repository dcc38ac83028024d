import fc from 'fast-check'
import { defineLocales, newsroomLocales } from 'stele'
import { describe, expect, test } from 'vitest'

// Codes and aliases as one would declare them; the first is the default.
function declare(...codes: readonly string[]) {
  const [first = ''] = codes
  return defineLocales(Object.fromEntries(codes.map((code) => [code, {}])), { default: first })
}

describe('the newsroom recognises', () => {
  test.each([
    ['the code', 'uk', 'uk'],
    ['the code in capitals', 'UK', 'uk'],
    ['an alias', 'ua', 'uk'],
    ['an alias in capitals', 'UA', 'uk'],
    ['an alias with a region', 'ua-UA', 'uk'],
    ['an alias with a region and an encoding', 'ua_UA.UTF-8', 'uk'],
    ['an alias with the script of its locale', 'ua-Cyrl', 'uk'],
    ['a region', 'uk-UA', 'uk'],
    ['a region in the wrong case', 'UK-ua', 'uk'],
    ['an underscore', 'uk_UA', 'uk'],
    ['a script and a region', 'uk-Cyrl-UA', 'uk'],
    ['a POSIX locale with an encoding', 'en_GB.UTF-8', 'en'],
    ['a POSIX locale with a modifier', 'uk_UA@euro', 'uk'],
    ['a POSIX locale with an encoding and a modifier', 'en_IE.ISO-8859-15@euro', 'en'],
    ['a POSIX variant', 'en_US_POSIX', 'en'],
    ['a variant', 'en-GB-oxendict', 'en'],
    ['a Unicode extension', 'uk-u-nu-latn', 'uk'],
    ['a private subtag', 'en-x-newsroom', 'en'],
    ['space around a tag', ' uk\n', 'uk'],
    ['another region of a language', 'ru-UA', 'ru'],
  ])('%s', (_, tag, code) => {
    expect(newsroomLocales.match(tag)).toBe(code)
  })
})

describe('the newsroom does not take for one of its locales', () => {
  test.each([
    ['a similar language', 'be'],
    ['a language with many readers of Russian', 'kk'],
    ['a language of a region it has', 'crh-UA'],
    ['Ukrainian in Latin letters', 'uk-Latn'],
    ['Ukrainian in Latin letters, by its alias', 'ua-Latn'],
    ['Russian in Latin letters, as POSIX writes it', 'ru_RU@latin'],
    ['the undetermined language', 'und'],
    ['a region alone', 'und-UA'],
    ['the POSIX default', 'C'],
    ['the name of the POSIX default', 'POSIX'],
    ['a private tag', 'x-uk'],
    ['a word that begins like a code', 'ukulele'],
    ['two tags', 'uk,en'],
    ['a wildcard', '*'],
    ['a name of the language', 'constructor'],
    ['a name of the machinery', '__proto__'],
    ['nothing', ''],
    ['a very long tag', `en${'-aaaaa'.repeat(10_000)}`],
  ])('%s', (_, tag) => {
    expect(newsroomLocales.match(tag)).toBeUndefined()
  })
})

describe('lookup', () => {
  test.each([
    ['finds Hebrew by its old code', 'he', 'iw', 'he'],
    ['finds Hebrew by its old code and a region', 'he', 'iw-IL', 'he'],
    ['finds Romanian for Moldavian', 'ro', 'mo', 'ro'],
    ['finds Latin Serbian for Serbo-Croatian', 'sr-Latn', 'sh', 'sr-Latn'],
    ['does not find Cyrillic Serbian for Serbo-Croatian', 'sr', 'sh', undefined],
    ['finds Yiddish by its old code', 'yi', 'ji', 'yi'],
    ['finds Indonesian by its old code', 'id', 'in', 'id'],
    ['finds Norwegian for Bokmål', 'no', 'nb', 'no'],
    ['finds Norwegian for Bokmål in Norway', 'no', 'nb_NO', 'no'],
    ['finds Bokmål for Norwegian', 'nb', 'no', 'nb'],
    ['finds Bokmål for Norwegian in Norway', 'nb', 'no-NO', 'nb'],
    ['finds Norwegian in Norway for Bokmål there', 'no-NO', 'nb-NO', 'no-NO'],
    ['does not find Bokmål for Nynorsk', 'nb', 'nn', undefined],
    ['does not cross from Traditional to Simplified', 'zh', 'zh-Hant', undefined],
    ['does not cross scripts that a region implies', 'zh', 'zh-TW', undefined],
    ['does not cross scripts that a region implies, with more', 'zh', 'zh-HK-x-a', undefined],
    ['stays within a script that a region implies', 'zh', 'zh-SG', 'zh'],
    ['shortens to the script', 'zh-Hant', 'zh-Hant-TW', 'zh-Hant'],
    ['does not lengthen a tag', 'zh-Hant', 'zh-TW', undefined],
    ['does not cross from Latin to Cyrillic', 'sr', 'sr-Latn', undefined],
    ['does not cross from Latin to Cyrillic, as POSIX writes it', 'sr', 'sr_RS@latin', undefined],
    ['reads a POSIX script', 'sr-Latn', 'sr_RS.UTF-8@latin', 'sr-Latn'],
    ['reads a POSIX script in capitals', 'sr-Latn', 'sr@Latin', 'sr-Latn'],
    ['reads a POSIX script beside a region', 'uz-Cyrl', 'uz_UZ@cyrillic', 'uz-Cyrl'],
    ['does not cross scripts that a POSIX name implies', 'tt', 'tt_RU@iqtelif', undefined],
    ['does not cross from Arabic to Latin', 'az', 'az-Arab', undefined],
    ['does not take a region for its language', 'pt-BR', 'pt', undefined],
    ['does not take one region for another', 'pt-BR', 'pt-PT', undefined],
    ['takes a language for its region', 'pt', 'pt-BR', 'pt'],
    ['removes a singleton with what follows it', 'de-DE', 'de-DE-u-co-phonebk', 'de-DE'],
    ['finds a language that CLDR does not know', 'qaa', 'qaa-DE', 'qaa'],
    ['keeps scripts apart that CLDR does not know', 'qaa', 'qaa-Latn', undefined],
  ])('%s: %s for %s', (_, declared, tag, code) => {
    expect(declare(declared).match(tag)).toBe(code)
  })

  test('prefers the more precise of two declared locales', () => {
    const locales = declare('pt', 'pt-BR', 'pt-PT')
    expect(['pt-BR', 'pt-AO', 'pt-PT', 'pt'].map(locales.match)).toEqual([
      'pt-BR',
      'pt',
      'pt-PT',
      'pt',
    ])
  })

  test('takes an alias in another script at its word', () => {
    const locales = defineLocales({ sr: { aliases: ['sr-Latn'] } }, { default: 'sr' })
    expect(['sr', 'sr-Latn', 'sr-Latn-RS', 'sh', 'sr-Arab'].map(locales.match)).toEqual([
      'sr',
      'sr',
      'sr',
      'sr',
      undefined,
    ])
  })

  test('reads an alias of a locale with a region', () => {
    const locales = defineLocales({ 'uk-UA': { aliases: ['ua'] } }, { default: 'uk-UA' })
    expect(['ua', 'ua-UA', 'ua-Latn'].map(locales.match)).toEqual(['uk-UA', 'uk-UA', undefined])
  })
})

test('every declared code and alias is matched', () => {
  for (const code of newsroomLocales.codes) {
    const { aliases } = newsroomLocales.get(code)
    expect([code, ...aliases].map(newsroomLocales.match)).toEqual([
      code,
      ...aliases.map(() => code),
    ])
  }
})

test('whatever is matched is a declared code, or nothing', () => {
  fc.assert(
    fc.property(fc.anything(), (tag) => {
      const code: unknown = newsroomLocales.match(tag as string)
      expect(code === undefined || newsroomLocales.has(code)).toBe(true)
    }),
  )
})

test('a region never changes what a language in its own script is matched with', () => {
  const regions = fc.constantFrom('UA', 'US', 'BY', 'KZ', 'EE', 'DE', '419', '001')
  fc.assert(
    fc.property(fc.constantFrom('uk', 'ru', 'en', 'be', 'fr'), regions, (language, region) => {
      const expected = newsroomLocales.match(language)
      expect(newsroomLocales.match(`${language}-${region}`)).toBe(expected)
      expect(newsroomLocales.match(`${language}_${region}.UTF-8`)).toBe(expected)
    }),
  )
})
