import { type Article, defineArticle, fingerprint, SteleError } from 'stele'
import * as door from 'stele/exchange'
import { exportPo, exportXliff, importPo, importXliff, translationUnits } from 'stele/exchange'
import { describe, expect, test } from 'vitest'
import { locales, previousSource, tram } from './newsroom.js'

type Locale = (typeof locales.codes)[number]

const po = (
  ...entries: readonly (readonly [
    context: string,
    source: string,
    translation: string,
    comment?: string,
  ])[]
) =>
  [
    'msgid ""\nmsgstr "Language: uk\\n"',
    ...entries.map(
      ([context, source, translation, comment]) =>
        `${comment === undefined ? '' : `${comment}\n`}msgctxt ${JSON.stringify(context)}\nmsgid ${JSON.stringify(source)}\nmsgstr ${JSON.stringify(translation)}`,
    ),
  ].join('\n\n')

const textIn = (articles: readonly Article<Locale>[], id: string, locale: Locale = 'uk') => {
  const text = articles[0]?.blocks.find((block) => block.id === id)?.text
  return typeof text === 'object' ? text[locale] : undefined
}

test('the door exports exactly these values', () => {
  expect(Object.keys(door).sort()).toEqual([
    'exportPo',
    'exportPot',
    'exportXliff',
    'importPo',
    'importXliff',
    'translationUnits',
  ])
})

describe('the units of an article', () => {
  test('are its localized texts, each with its state', () => {
    const units = translationUnits(locales, tram, 'uk', { previousSource })
    expect(units.map(({ context, state }) => [context, state])).toEqual([
      ['tram@title', 'translated'],
      ['tram@slug', 'translated'],
      ['tram@summary', 'missing'],
      ['tram@image.alt', 'missing'],
      ['tram@description', 'missing'],
      ['tram#lead', 'translated'],
      ['tram#fare', 'outdated'],
      ['tram#talks', 'machine'],
      ['tram#abroad', 'omitted'],
      ['tram#end', 'missing'],
    ])
    expect(units.find(({ state }) => state === 'outdated')?.previousSource).toBe('A ride costs 6.')
  })

  test('are none in its own locale', () => {
    expect(translationUnits(locales, tram, 'en')).toEqual([])
  })

  test('have contexts of their own, however the app names its texts', () => {
    const article = defineArticle(locales, {
      id: 'a@title',
      source: 'en',
      title: { en: '1' },
      slug: { uk: 'o' },
      localized: {
        title: { en: '2' },
        'localized.title': { en: '3' },
        'a b#c@d%': { en: '4' },
        'line\nbreak\u0000': { en: '5' },
      },
      definitions: { en: '[^note]: A footnote kept apart.' },
      blocks: [{ id: 'title', text: { en: '6' } }],
    })
    expect(
      translationUnits(locales, article, 'ru').map(({ context, source }) => [context, source]),
    ).toEqual([
      ['a%40title@title', '1'],
      ['a%40title@slug', 'a@title'],
      ['a%40title@localized.title', '2'],
      ['a%40title@localized.localized.title', '3'],
      ['a%40title@a%20b%23c%40d%25', '4'],
      ['a%40title@line%0Abreak%00', '5'],
      ['a%40title#title', '6'],
      ['a%40title@definitions', '[^note]: A footnote kept apart.'],
    ])
  })

  test.each([
    { states: undefined, count: 9 },
    { states: ['missing'] as const, count: 4 },
    { states: ['outdated'] as const, count: 1 },
    { states: ['missing', 'outdated', 'machine'] as const, count: 6 },
    { states: ['omitted'] as const, count: 0 },
  ])('are exported by state: $states', ({ states, count }) => {
    expect(exportPo(locales, [tram], 'uk', { states }).units).toBe(count)
    expect(exportXliff(locales, [tram], 'uk', { states }).units).toBe(count)
  })
})

describe('an import', () => {
  test('writes a translation with the fingerprint of its source', () => {
    const { articles, report } = importPo(
      locales,
      [tram],
      po(['tram#end', 'More [here](https://example.org/).', 'Далі']),
    )
    expect(textIn(articles, 'end')).toEqual({
      text: 'Далі',
      of: fingerprint('More [here](https://example.org/).'),
    })
    expect(report.changes).toEqual([
      { context: 'tram#end', kind: 'added', after: 'Далі', machine: false },
    ])
    expect(textIn([tram], 'end')).toBeUndefined()
    expect(Object.isFrozen(articles[0]?.blocks)).toBe(true)
  })

  test('writes every field', () => {
    const entries = translationUnits(locales, tram, 'ar').map(
      ({ context, source }) => [context, source, `ar-${context.replace(/\W/g, '-')}`] as const,
    )
    const file = po(...entries).replace('uk', 'ar')
    const { articles, report } = importPo(locales, [tram], file)
    expect(report.changes).toHaveLength(10)
    expect(articles[0]?.slug).toEqual({ ...(tram.slug as object), ar: 'ar-tram-slug' })
    expect(articles[0]?.title.ar).toMatchObject({ text: 'ar-tram-title' })
    expect(articles[0]?.image?.alt?.ar).toMatchObject({ text: 'ar-tram-image-alt' })
    expect(articles[0]?.localized?.description?.ar).toMatchObject({ text: 'ar-tram-description' })
    expect(importPo(locales, articles, file).report.changes).toEqual([])
  })

  const rows: readonly {
    readonly fact: string
    readonly entry: readonly [string, string, string, string?]
    readonly outcome: string
  }[] = [
    {
      fact: 'replaces other words',
      entry: ['tram#lead', 'It **runs** again.', 'Інше'],
      outcome: 'replaced',
    },
    {
      fact: 'leaves the same words',
      entry: ['tram#lead', 'It **runs** again.', 'Він **знову** їздить.'],
      outcome: 'unchanged',
    },
    {
      fact: 'accepts an outdated translation that is no longer fuzzy',
      entry: ['tram#fare', 'A ride costs 8.', 'Квиток коштує 6.'],
      outcome: 'accepted',
    },
    {
      fact: 'leaves an outdated translation that is still fuzzy',
      entry: ['tram#fare', 'A ride costs 8.', 'Квиток коштує 6.', '#, fuzzy'],
      outcome: 'unchanged',
    },
    {
      fact: 'keeps fuzzy work aside',
      entry: ['tram#fare', 'A ride costs 8.', 'Квиток…', '#, c-format, fuzzy'],
      outcome: 'unfinished',
    },
    {
      fact: 'accepts a machine’s words that are no longer fuzzy',
      entry: ['tram#talks', 'The talks go on.', 'Розмови йдуть.'],
      outcome: 'accepted',
    },
    {
      fact: 'writes a machine’s words as such',
      entry: ['tram@summary', 'It runs at night.', 'Вночі', '# Machine translation.\n#, fuzzy'],
      outcome: 'added',
    },
    {
      fact: 'finds a text by its source when its id has changed',
      entry: ['tram#before', 'It runs at night.', 'Вночі'],
      outcome: 'added',
    },
    {
      fact: 'finds a text whose source was wrapped anew',
      entry: ['tram#lead', 'It **runs**\nagain.', 'Інше'],
      outcome: 'replaced',
    },
    {
      fact: 'keeps a translation of an earlier wording aside',
      entry: ['tram#lead', 'It ran.', 'Він їздив.'],
      outcome: 'source-changed',
    },
    {
      fact: 'does not mind an earlier wording of what is there already',
      entry: ['tram#fare', 'A ride costs 6.', 'Квиток коштує 6.'],
      outcome: 'unchanged',
    },
    {
      fact: 'keeps a text of no article aside',
      entry: ['other#lead', 'Something.', 'Щось.'],
      outcome: 'unknown-unit',
    },
    {
      fact: 'keeps what an editor has left out',
      entry: ['tram#abroad', 'For readers abroad.', 'За кордоном.'],
      outcome: 'omitted',
    },
    {
      fact: 'keeps a bad slug aside',
      entry: ['tram@slug', 'night-tram', 'нічний трамвай'],
      outcome: 'invalid',
    },
    {
      fact: 'removes nothing when a translation is empty',
      entry: ['tram#lead', 'It **runs** again.', ' '],
      outcome: 'nothing',
    },
    {
      fact: 'keeps a machine’s slug aside, which cannot be marked',
      entry: ['tram@slug', 'night-tram', 'tramvai', '# Machine translation.\n#, fuzzy'],
      outcome: 'unfinished',
    },
    {
      fact: 'keeps what is no longer in use aside',
      entry: ['tram#old', 'Gone.', 'Нема.', '#~'],
      outcome: 'obsolete',
    },
  ]
  test.each(rows)('$fact', ({ entry, outcome }) => {
    const isOld = entry[3] === '#~'
    const file = isOld
      ? po(entry)
          .replace(/^(msgctxt|msgid "Gone|msgstr "Н)/gm, '#~ $1')
          .replace('#~\n', '')
      : po(entry)
    const { articles, report } = importPo(locales, [tram], file)
    const outcomes = [
      ...report.changes.map(({ kind }) => kind),
      ...report.aside.map(({ reason }) => reason),
      ...Array.from({ length: report.unchanged }, () => 'unchanged'),
    ]
    expect(outcomes).toEqual(outcome === 'nothing' ? [] : [outcome])
    expect(articles[0] === tram).toBe(report.changes.length === 0)
    for (const { translation } of report.aside) expect(translation).toBe(entry[2])
    expect(importPo(locales, articles, file).report.changes).toEqual([])
  })

  test('does not guess between texts with the same source', () => {
    const article = defineArticle(locales, {
      id: 'a',
      source: 'en',
      title: { en: 'Title' },
      blocks: [
        { id: 'one', text: { en: 'Notes' } },
        { id: 'two', text: { en: 'Notes' } },
      ],
    })
    const unknown = importPo(locales, [article], po(['a#gone', 'Notes', 'Примітки']))
    expect(unknown.report.aside).toMatchObject([{ reason: 'ambiguous' }])
    const named = importPo(
      locales,
      [article],
      po(['a#one', 'Notes', 'Примітки'], ['a#gone', 'Notes', 'Нотатки']),
    )
    expect(named.report.changes.map(({ context }) => context)).toEqual(['a#one', 'a#two'])
  })

  test('counts the first of two translations of one text', () => {
    const source = 'It runs at night.'
    const file = po(
      ['tram@summary', source, 'Перше'],
      ['tram@summary', source, 'Друге'],
      ['tram@summary', source, 'Перше'],
    )
    const { articles, report } = importPo(locales, [tram], file)
    expect(articles[0]?.summary?.uk).toMatchObject({ text: 'Перше' })
    expect(report.aside).toMatchObject([{ reason: 'duplicate', translation: 'Друге', line: 8 }])
    expect(report.unchanged).toBe(1)
    expect(report.diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['duplicate-unit', 8],
      ['duplicate-unit', 12],
    ])
  })

  test('carries an outdated and a machine translation between files without making them current', () => {
    for (const text of [
      exportPo(locales, [tram], 'uk').text,
      exportXliff(locales, [tram], 'uk').text,
    ]) {
      const run = text.startsWith('<') ? importXliff : importPo
      expect(run(locales, [tram], text).articles[0]).toBe(tram)
    }
  })

  test('keeps the texts of other articles as the same objects', () => {
    const other = defineArticle(locales, {
      id: 'other',
      source: 'en',
      title: { en: 'Other' },
      blocks: [],
    })
    const { articles } = importPo(
      locales,
      [other, tram],
      po(['tram@summary', 'It runs at night.', 'Вночі']),
    )
    expect(articles[0]).toBe(other)
    expect(articles[1]).not.toBe(tram)
  })

  const wrong: readonly {
    readonly fact: string
    readonly run: () => unknown
    readonly message: RegExp
  }[] = [
    {
      fact: 'another language than expected',
      run: () => importPo(locales, [tram], po(), { locale: 'ru' }),
      message: /"uk", but "ru" was expected/,
    },
    {
      fact: 'an undeclared language',
      run: () => importPo(locales, [tram], po().replace('uk', 'be')),
      message: /"be", which is no declared locale. Declared: "ru", "uk", "en", "ar"/,
    },
    {
      fact: 'no language',
      run: () => importPo(locales, [tram], po().replace('uk', '')),
      message: /does not name its target language/,
    },
    {
      fact: 'a version of XLIFF that it does not write',
      run: () => exportXliff(locales, [tram], 'uk', { version: '2.0' as '2.1' }),
      message: /XLIFF "2.0" is not written here/,
    },
    {
      fact: 'two articles of one id',
      run: () => importPo(locales, [tram, tram], po()),
      message: /Two of the articles have the id "tram"/,
    },
  ]
  test.each(wrong)('refuses $fact', ({ run, message }) => {
    expect(run).toThrow(SteleError)
    expect(run).toThrow(message)
  })

  test('takes the language from the caller when the file names none', () => {
    const file = po(['tram@summary', 'It runs at night.', 'Вночі']).replace('Language: uk\\n', '')
    expect(importPo(locales, [tram], file, { locale: 'uk' }).report.locale).toBe('uk')
  })
})
