import { defineArticle, type Localized, type ResolveOptions, resolveArticle } from 'stele'
import { describe, expect, test } from 'vitest'
import { before, type Code, current, summary, wary } from './support.js'

interface Row {
  readonly rule: string
  readonly text: string | Localized<Code, 'en'>
  readonly in: Code
  readonly gives: string
  readonly options?: ResolveOptions
}

// One text, written in English, for a reader of another language. The chains are
// uk: uk, en (never ru); ru: ru, en, uk; en: en, uk, ru; ar: ar, en, ru.
function check(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    test.each(rows)('$rule', ({ text, in: locale, options, gives }) => {
      const article = defineArticle(wary, {
        id: 'a',
        source: 'en',
        title: { en: 'T', uk: 'T', ru: 'T', ar: 'T' },
        blocks: [{ id: 'b', text }],
      })
      const { blocks } = resolveArticle(wary, article, locale, options)
      expect(blocks.map(summary)).toEqual([gives])
    })
  })
}

check('values', [
  {
    rule: 'a locale gets its own words',
    text: { en: 'e', uk: 'u' },
    in: 'uk',
    gives: 'translated uk "u"',
  },
  {
    rule: 'the source locale gets what was written',
    text: { en: 'e', uk: 'u' },
    in: 'en',
    gives: 'source en "e"',
  },
  {
    rule: 'words left out fall back',
    text: { en: 'e' },
    in: 'uk',
    gives: 'fallback en "e" (absent)',
  },
  {
    rule: 'undefined words fall back',
    text: { en: 'e', uk: undefined },
    in: 'uk',
    gives: 'fallback en "e" (absent)',
  },
  {
    rule: 'empty words fall back',
    text: { en: 'e', uk: '' },
    in: 'uk',
    gives: 'fallback en "e" (absent)',
  },
  {
    rule: 'blank words fall back',
    text: { en: 'e', uk: ' \n\t\u00a0' },
    in: 'uk',
    gives: 'fallback en "e" (absent)',
  },
  {
    rule: 'blank words with marks fall back',
    text: { en: 'e', uk: { text: ' ', of: current, machine: true } },
    in: 'uk',
    gives: 'fallback en "e" (absent)',
  },
  {
    rule: 'a gap falls back and keeps its reason',
    text: { en: 'e', uk: { missing: 'todo' } },
    in: 'uk',
    gives: 'fallback en "e" (todo)',
  },
  {
    rule: 'null is omitted on purpose',
    text: { en: 'e', uk: null },
    in: 'uk',
    gives: 'omitted uk ""',
  },
  {
    rule: 'null is skipped where it is met as a fallback',
    text: { en: 'e', uk: null },
    in: 'ru',
    gives: 'fallback en "e" (absent)',
  },
  {
    rule: 'a gap is skipped where it is met as a fallback',
    text: { en: 'e', uk: { missing: 'unsure' } },
    in: 'ru',
    gives: 'fallback en "e" (absent)',
  },
  {
    rule: 'a translation that equals its source is a translation',
    text: { en: 'e', uk: 'e' },
    in: 'uk',
    gives: 'translated uk "e"',
  },
  {
    rule: 'words keep their white space',
    text: { en: 'e', uk: '  u\n' },
    in: 'uk',
    gives: 'translated uk "  u\\n"',
  },
  {
    rule: 'a shared text belongs to every page',
    text: '![](map.svg)',
    in: 'uk',
    gives: 'shared uk "![](map.svg)"',
  },
  {
    rule: 'a shared text stays on a page that leaves gaps out',
    text: '7',
    in: 'uk',
    options: { policy: 'omit' },
    gives: 'shared uk "7"',
  },
  {
    rule: 'a shared text belongs to the page whichever locale gives the rest',
    text: '7',
    in: 'uk',
    options: { policy: 'whole' },
    gives: 'shared uk "7"',
  },
  {
    rule: 'a shared text is never missing',
    text: '7',
    in: 'uk',
    options: { policy: 'strict' },
    gives: 'shared uk "7"',
  },
])

check('outdated and machine translations', [
  {
    rule: 'a translation of the present source is current',
    text: { en: 'e', uk: { text: 'u', of: current } },
    in: 'uk',
    gives: 'translated uk "u"',
  },
  {
    rule: 'a translation of an earlier source is outdated',
    text: { en: 'e', uk: { text: 'u', of: before } },
    in: 'uk',
    gives: 'outdated uk "u" outdated',
  },
  {
    rule: 'a translation without a fingerprint is taken for current',
    text: { en: 'e', uk: { text: 'u' } },
    in: 'uk',
    gives: 'translated uk "u"',
  },
  {
    rule: 'a machine translation is marked',
    text: { en: 'e', uk: { text: 'u', machine: true } },
    in: 'uk',
    gives: 'machine uk "u" machine',
  },
  {
    rule: 'a machine translation that a person accepted is not',
    text: { en: 'e', uk: { text: 'u', machine: false } },
    in: 'uk',
    gives: 'translated uk "u"',
  },
  {
    rule: 'outdated goes before machine, and both flags are true',
    text: { en: 'e', uk: { text: 'u', of: before, machine: true } },
    in: 'uk',
    gives: 'outdated uk "u" outdated machine',
  },
  {
    rule: 'current machine words are only machine',
    text: { en: 'e', uk: { text: 'u', of: current, machine: true } },
    in: 'uk',
    gives: 'machine uk "u" machine',
  },
  {
    rule: 'own outdated words are shown before current ones of others',
    text: { en: 'e', uk: { text: 'u', of: before } },
    in: 'uk',
    options: { outdated: 'show' },
    gives: 'outdated uk "u" outdated',
  },
  {
    rule: 'on request outdated words give way, without a reason: the locale has words',
    text: { en: 'e', uk: { text: 'u', of: before } },
    in: 'uk',
    options: { outdated: 'fallback' },
    gives: 'fallback en "e"',
  },
  {
    rule: 'machine words do not give way',
    text: { en: 'e', uk: { text: 'u', machine: true } },
    in: 'uk',
    options: { outdated: 'fallback' },
    gives: 'machine uk "u" machine',
  },
  {
    rule: 'outdated words do not give way to nothing: what is left out on purpose stays out',
    text: { en: 'e', uk: null },
    in: 'uk',
    options: { outdated: 'fallback' },
    gives: 'omitted uk ""',
  },
  {
    rule: 'a page that leaves gaps out shows its own outdated words all the same',
    text: { en: 'e', uk: { text: 'u', of: before } },
    in: 'uk',
    options: { outdated: 'fallback', policy: 'omit' },
    gives: 'outdated uk "u" outdated',
  },
])

describe('words that stand in', () => {
  const stand = (text: Localized<Code, 'ru'>, options: ResolveOptions = {}) => {
    const blocks = [{ id: 'b', text }]
    const title = { ru: 'T', uk: 'T' }
    const article = defineArticle(wary, { id: 'a', source: 'ru', title, blocks })
    return (locale: Code) => resolveArticle(wary, article, locale, options).blocks.map(summary)
  }

  test('keep their mark of being outdated', () => {
    expect(stand({ ru: 'r', uk: { text: 'u', of: before } })('en')).toEqual([
      'fallback uk "u" outdated (absent)',
    ])
  })

  test('keep their mark of being by a machine', () => {
    expect(stand({ ru: 'r', en: { text: 'e', machine: true } })('uk')).toEqual([
      'fallback en "e" machine (absent)',
    ])
  })

  test('are current ones on request, even from a later locale', () => {
    const text = { ru: 'r', uk: { text: 'u', of: before } }
    expect(stand(text, { outdated: 'fallback' })('en')).toEqual(['fallback ru "r" (absent)'])
  })

  test('are the first outdated ones where nothing else is allowed', () => {
    const text = { ru: 'r', en: { text: 'e', of: before }, uk: { text: 'u', of: before } }
    expect(stand(text, { outdated: 'fallback' })('uk')).toEqual(['outdated uk "u" outdated'])
    const { uk: _, ...rest } = text
    expect(stand(rest, { outdated: 'fallback' })('uk')).toEqual([
      'fallback en "e" outdated (absent)',
    ])
  })

  test('are nobody’s where the chain has none', () => {
    expect(stand({ ru: 'r' })('uk')).toEqual(['missing uk "" (absent)'])
    expect(stand({ ru: 'r', uk: { missing: 'untranslated' } })('uk')).toEqual([
      'missing uk "" (untranslated)',
    ])
  })
})

test('every text carries the direction of the words it shows', () => {
  const article = defineArticle(wary, {
    id: 'a',
    source: 'en',
    title: { en: 'T' },
    blocks: [
      { id: 'own', text: { en: 'e', ar: 'ع' } },
      { id: 'gap', text: { en: 'e' } },
      { id: 'out', text: { en: 'e', ar: null } },
      { id: 'all', text: '7' },
    ],
  })
  const resolved = resolveArticle(wary, article, 'ar')
  expect(resolved.dir).toBe('rtl')
  expect(resolved.blocks.map(({ dir }) => dir)).toEqual(['rtl', 'ltr', 'rtl', 'rtl'])
})
