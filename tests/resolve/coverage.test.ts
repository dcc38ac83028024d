import fc from 'fast-check'
import { type Coverage, coverageOf, resolveArticle } from 'stele'
import { describe, expect, test } from 'vitest'
import { before, unchecked, wary } from './support.js'

// Weights: 10, 20 and 30 of 60 characters.
const [ten, twenty, thirty] = ['a'.repeat(10), 'b'.repeat(20), 'c'.repeat(30)]

function coverage(...uk: readonly unknown[]): Coverage {
  const texts = [ten, twenty, thirty].map((en, at) => ({ en, uk: uk[at] }))
  const blocks = texts.map((text, at) => ({ id: `b${at}`, text }))
  return coverageOf(wary, unchecked({ blocks })).uk
}

describe('coverage', () => {
  test.each<[rule: string, uk: readonly unknown[], expected: Partial<Coverage>]>([
    ['is 0 without translations', [], { characters: 0, blocks: 0, missing: ['b0', 'b1', 'b2'] }],
    ['is 1 with all of them', ['u', 'u', 'u'], { characters: 1, blocks: 1, missing: [] }],
    [
      'weighs blocks by their source text, not by the translation',
      ['u'.repeat(500)],
      { characters: 1 / 6, blocks: 1 / 3 },
    ],
    ['counts null as covered', [null, null, 'u'], { characters: 1, blocks: 1, missing: [] }],
    ['does not count what is blank', [' ', '', 'u'], { characters: 0.5, missing: ['b0', 'b1'] }],
    [
      'does not count gaps with a reason',
      ['u', { missing: 'unsure' }, 'u'],
      { characters: 4 / 6, missing: ['b1'] },
    ],
    [
      'counts outdated words, and tells how many',
      ['u', { text: 'u', of: before }],
      { characters: 0.5, outdated: 1, missing: ['b2'] },
    ],
    [
      'does not count machine words, though they are not missing',
      ['u', { text: 'u', machine: true }],
      { characters: 1 / 6, machine: 1, missing: ['b2'] },
    ],
    [
      'tells of words that are both outdated and by a machine twice',
      [{ text: 'u', of: before, machine: true }],
      { characters: 0, outdated: 1, machine: 1, missing: ['b1', 'b2'] },
    ],
  ])('%s', (_, uk, expected) => {
    expect(coverage(...uk)).toMatchObject(expected)
  })

  test('counts machine words on request', () => {
    const blocks = [{ id: 'b', text: { en: 'e', uk: { text: 'u', machine: true } } }]
    const { uk } = coverageOf(wary, unchecked({ blocks }), { countMachine: true })
    expect(uk).toEqual({ characters: 1, blocks: 1, outdated: 0, machine: 1, missing: [] })
  })

  test('is told for every declared locale, and the source has all', () => {
    const all = coverageOf(wary, unchecked({ blocks: [{ id: 'b', text: { en: 'e' } }] }))
    expect(Object.keys(all)).toEqual(wary.codes)
    expect(all.en).toEqual({ characters: 1, blocks: 1, outdated: 0, machine: 0, missing: [] })
  })

  test('is the same under every policy and for every reader', () => {
    const article = unchecked({
      title: { en: 'T', uk: 'Т' },
      blocks: [{ id: 'b', text: { en: 'e', uk: null } }],
    })
    for (const policy of ['mixed', 'whole', 'omit', 'strict'] as const) {
      const resolved = resolveArticle(wary, article, 'uk', { policy, reader: ['ru'] })
      expect(resolved.coverage).toEqual(coverageOf(wary, article).uk)
    }
  })
})

// Beside a block of ten characters that is translated, one more that is not: what does it weigh?
describe('a block weighs', () => {
  const weight = (text: unknown): number => {
    const blocks = [
      { id: 'known', text: { en: ten, uk: 'u' } },
      { id: 'asked', text },
    ]
    return 10 / coverageOf(wary, unchecked({ blocks })).uk.characters - 10
  }

  test.each<[rule: string, text: unknown, expected: number]>([
    ['its characters', { en: 'abc' }, 3],
    ['nothing, where all locales share it', 'abc', 0],
    ['a run of white space as one', { en: 'a \n\t b' }, 3],
    ['nothing for white space around it', { en: '\n\n a \n' }, 1],
    ['a letter and its accent as one (NFC)', { en: 'e\u0301' }, 1],
    ['a code point outside the BMP as one', { en: '😀😀' }, 2],
    ['nothing, where it only defines a link', { en: '[a]: https://example.org "Title"' }, 0],
    ['nothing, where it only defines a footnote', { en: '[^a]: A note.\n\n    More of it.' }, 0],
    ['all of it, where words stand beside the definition', { en: 'See.\n\n[a]: b' }, 11],
    [
      'its definition of the source, though a translation has words',
      { en: '[a]: b', ru: 'слова' },
      0,
    ],
    ['nothing, where the source is blank', { en: ' ', ru: 'слова' }, 0],
  ])('%s', (_, text, expected) => {
    expect(weight(text)).toBeCloseTo(expected, 10)
  })

  test('nothing, and then it is not missing either', () => {
    const blocks = [{ id: 'b', text: { en: '[a]: b' } }]
    expect(coverageOf(wary, unchecked({ blocks })).uk.missing).toEqual([])
  })
})

test.each<[rule: string, blocks: readonly unknown[]]>([
  ['no blocks', []],
  ['only shared blocks', ['![](a.png)', '7']],
  ['only definitions', [{ en: '[a]: b' }, { en: '[^1]: c' }]],
])('where nothing counts, everything is covered: %s', (_, texts) => {
  const blocks = texts.map((text, at) => ({ id: `b${at}`, text }))
  expect(coverageOf(wary, unchecked({ blocks })).uk).toEqual({
    characters: 1,
    blocks: 1,
    outdated: 0,
    machine: 0,
    missing: [],
  })
})

test('a text weighs its characters, composed and with folded space, whatever they are', () => {
  const special = [
    'e',
    'и',
    '\u0301',
    '\u0306',
    '\u00A0',
    '\t',
    '\n',
    ' ',
    '中',
    'か',
    '\u3099',
    '😀',
    '.',
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...special) }),
  )
  fc.assert(
    fc.property(text, (en) => {
      const folded = en.normalize('NFC').replace(/\s+/g, ' ').trim()
      const weight = Array.from(folded).length
      fc.pre(weight > 0 && !en.includes(']:'))
      const blocks = [
        { id: 'a', text: { en, uk: 'u' } },
        { id: 'b', text: { en: ten } },
      ]
      expect(coverageOf(wary, unchecked({ blocks })).uk.characters).toBe(weight / (weight + 10))
    }),
  )
})

describe('a page is listed', () => {
  const listed = (fields: object, options: object = {}, locale: 'uk' | 'en' = 'uk') =>
    resolveArticle(wary, unchecked(fields), locale, options).listed
  const blocks = (...uk: readonly unknown[]) =>
    Array.from({ length: 5 }, (_, at) => ({ id: `b${at}`, text: { en: ten, uk: uk[at] } }))
  const title = { en: 'T', uk: 'Т' }
  const machine = { text: 'Т', machine: true }

  test.each<[rule: string, expected: boolean, fields: object, options?: object]>([
    ['from a coverage of 0.6', true, { title, blocks: blocks('u', 'u', 'u') }],
    ['not below it', false, { title, blocks: blocks('u', 'u') }],
    [
      'from the threshold that is asked for',
      true,
      { title, blocks: blocks('u', 'u') },
      { threshold: 0.4 },
    ],
    ['not without its title', false, { title: { en: 'T' }, blocks: blocks('u', 'u', 'u') }],
    [
      'with an outdated title',
      true,
      { title: { en: 'T', uk: { text: 'Т', of: before } }, blocks: blocks('u', 'u', 'u') },
    ],
    [
      'not with a title by a machine',
      false,
      { title: { en: 'T', uk: machine }, blocks: blocks('u', 'u', 'u') },
    ],
    [
      'with a title by a machine, on request',
      true,
      { title: { en: 'T', uk: machine }, blocks: blocks('u', 'u', 'u') },
      { countMachine: true },
    ],
    [
      'by what is the locale’s, not by what policy whole shows',
      false,
      { title, blocks: blocks('u') },
      { policy: 'whole' },
    ],
  ])('%s: %s', (_, expected, fields, options) => {
    expect(listed(fields, options)).toBe(expected)
  })

  test('always, in the source', () => {
    expect(listed({ blocks: blocks() }, { threshold: 1 }, 'en')).toBe(true)
  })
})
