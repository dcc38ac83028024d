import { type ResolveOptions, resolveArticle, SteleError } from 'stele'
import { describe, expect, test } from 'vitest'
import { before, type Code, summary, unchecked, wary } from './support.js'

// The English source has ten characters in each block, so that each is a fifth of the coverage.
const TEN = 'abcdefghij'

/** An article with English source text and, for each other locale, what it has of five blocks. */
function article(others: { readonly [code: string]: readonly unknown[] }, title: object = {}) {
  const blocks = Array.from({ length: 5 }, (_, at) => ({
    id: `b${at}`,
    text: {
      en: TEN,
      ...Object.fromEntries(Object.entries(others).map(([code, entries]) => [code, entries[at]])),
    },
  }))
  return unchecked({ title: { en: 'T', uk: 'Т', ru: 'Т', ar: 'ت', ...title }, blocks })
}

/** Where each block's words come from, on one line. */
function locales(given: ReturnType<typeof article>, locale: Code, options: ResolveOptions): string {
  const { blocks } = resolveArticle(wary, given, locale, options)
  return blocks.map((block) => (block.text === '' ? '-' : block.locale)).join(' ')
}

describe('policy whole', () => {
  const whole = { policy: 'whole' } as const
  test.each<[rule: string, given: ReturnType<typeof article>, Code, ResolveOptions, string]>([
    [
      'the locale itself, once its coverage is the threshold',
      article({ uk: ['u', 'u', 'u'] }),
      'uk',
      whole,
      'uk uk uk en en',
    ],
    [
      'below the threshold the first of the chain that reaches it',
      article({ uk: ['u', 'u'] }),
      'uk',
      whole,
      'en en en en en',
    ],
    [
      'another threshold',
      article({ uk: ['u', 'u'] }),
      'uk',
      { ...whole, threshold: 0.4 },
      'uk uk en en en',
    ],
    [
      'threshold 0: the locale itself, were it ever so little',
      article({ uk: ['u'] }),
      'uk',
      { ...whole, threshold: 0 },
      'uk en en en en',
    ],
    [
      'threshold 1: all or nothing',
      article({ uk: ['u', 'u', 'u', 'u'] }),
      'uk',
      { ...whole, threshold: 1 },
      'en en en en en',
    ],
    [
      'a locale without the title does not count',
      article({ uk: ['u', 'u', 'u'] }, { uk: '' }),
      'uk',
      whole,
      'en en en en en',
    ],
    [
      'a locale whose title is by a machine does not count',
      article({ uk: ['u', 'u', 'u'] }, { uk: { text: 'Т', machine: true } }),
      'uk',
      whole,
      'en en en en en',
    ],
    [
      'machine words do not count',
      article({ uk: ['u', 'u', { text: 'u', machine: true }] }),
      'uk',
      whole,
      'en en en en en',
    ],
    [
      'machine words count on request',
      article({ uk: ['u', 'u', { text: 'u', machine: true }] }),
      'uk',
      { ...whole, countMachine: true },
      'uk uk uk en en',
    ],
    [
      'outdated words count',
      article({ uk: ['u', 'u', { text: 'u', of: before }] }),
      'uk',
      whole,
      'uk uk uk en en',
    ],
    ['null counts, and stays out', article({ uk: ['u', null, null] }), 'uk', whole, 'uk - - en en'],
    [
      'what the reader’s locale leaves out stays out, whoever gives the rest',
      article({ uk: ['u', null] }),
      'uk',
      whole,
      'en - en en en',
    ],
    [
      'what the giving locale leaves out comes from the rest of the chain',
      article({ ar: ['a', 'a', 'a', null, 'a'] }),
      'uk',
      { ...whole, reader: ['ar'] },
      'ar ar ar en ar',
    ],
    [
      'outdated words of the giving locale give way on request',
      article({ uk: ['u', 'u', { text: 'u', of: before }] }),
      'uk',
      { ...whole, outdated: 'fallback' },
      'uk uk en en en',
    ],
  ])('%s', (_, given, locale, options, expected) => {
    expect(locales(given, locale, options)).toBe(expected)
  })

  // Nothing on this chain is covered: a Russian source that Ukrainian never shows.
  const russian = (uk: readonly unknown[], en: readonly unknown[], title: object = {}) =>
    unchecked({
      source: 'ru',
      title: { ru: 'Т', uk: 'Т', en: 'T', ...title },
      blocks: [0, 1, 2, 3, 4].map((at) => ({
        id: `b${at}`,
        text: { ru: TEN, uk: uk[at], en: en[at] },
      })),
    })

  test.each<[rule: string, given: ReturnType<typeof article>, string]>([
    [
      'the best covered, where none reaches the threshold',
      russian(['u'], ['e', 'e']),
      'en en - - -',
    ],
    ['ties in the order of the chain', russian(['u', 'u'], ['e', 'e', '']), 'uk uk - - -'],
    [
      'its gaps come from the rest of the chain',
      russian(['', '', 'u'], ['e', 'e']),
      'en en uk - -',
    ],
    [
      'the best covered, even without a title',
      russian(['u'], ['e', 'e'], { en: '' }),
      'en en - - -',
    ],
    ['the locale itself, where nobody has anything', russian([], []), '- - - - -'],
  ])('%s', (_, given, expected) => {
    expect(locales(given, 'uk', whole)).toBe(expected)
  })

  test('the page stays the reader’s: lang, direction and chain', () => {
    const resolved = resolveArticle(wary, article({}), 'ar', whole)
    expect(resolved).toMatchObject({ locale: 'ar', dir: 'rtl', chain: ['ar', 'en', 'ru'] })
    expect(summary(resolved.title)).toBe('fallback en "T"')
  })

  test('words that the locale has but does not show stand behind a fallback without a reason', () => {
    const { blocks } = resolveArticle(wary, article({ uk: ['u'] }), 'uk', whole)
    expect(blocks.slice(0, 2).map(summary)).toEqual([
      `fallback en "${TEN}"`,
      `fallback en "${TEN}" (absent)`,
    ])
  })

  test('where the giving locale has no title, the rest of the chain gives it', () => {
    const { title } = resolveArticle(wary, russian(['u'], ['e', 'e'], { en: '' }), 'uk', whole)
    expect(summary(title)).toBe('translated uk "Т"')
  })
})

describe('policy omit', () => {
  const given = unchecked({
    title: { en: 'T' },
    summary: { en: 'S' },
    image: { src: 'a.png', alt: { en: 'A' } },
    localized: { caption: { en: 'C' } },
    blocks: [
      { id: 'own', text: { en: 'e', uk: 'u' } },
      { id: 'gap', text: { en: 'e' } },
      { id: 'todo', text: { en: 'e', uk: { missing: 'todo' } } },
      { id: 'out', text: { en: 'e', uk: null } },
      { id: 'machine', text: { en: 'e', uk: { text: 'u', machine: true } } },
    ],
  })
  const resolved = resolveArticle(wary, given, 'uk', { policy: 'omit' })

  test('leaves out blocks that the locale lacks, and tells those from null by their reason', () => {
    expect(resolved.blocks.map(summary)).toEqual([
      'translated uk "u"',
      'omitted uk "" (absent)',
      'omitted uk "" (todo)',
      'omitted uk ""',
      'machine uk "u" machine',
    ])
  })

  test('lets title, summary and all other texts fall back', () => {
    const { title, summary: lead, image, localized } = resolved
    expect([title, lead, image?.alt, localized.caption].map((text) => text?.state)).toEqual(
      Array(4).fill('fallback'),
    )
    expect(resolved.available).toBe(true)
  })
})

describe('policy strict', () => {
  const strict =
    (fields: object, options: ResolveOptions = {}) =>
    () =>
      resolveArticle(wary, unchecked(fields), 'uk', { policy: 'strict', ...options })

  test('throws one error that lists every missing text', () => {
    const resolve = strict({
      summary: { en: 'S' },
      image: { src: 'a.png', alt: { en: 'A' } },
      localized: { caption: { en: 'C' } },
      blocks: [
        { id: 'own', text: { en: 'e', uk: 'u' } },
        { id: 'gap', text: { en: 'e' } },
        { id: 'todo', text: { en: 'e', uk: { missing: 'todo' } } },
      ],
    })
    expect(resolve).toThrow(SteleError)
    expect(resolve).toThrow(
      'The article "a" lacks 6 texts in "uk". ' +
        'Translate: title, summary, image alt, text "caption", block "gap", block "todo".',
    )
    expect(resolve).toThrow(
      expect.objectContaining({
        code: 'missing-translation',
        diagnostics: [undefined, undefined, undefined, undefined, 'gap', 'todo'].map((block) =>
          expect.objectContaining({
            code: 'missing-translation',
            severity: 'error',
            locale: 'uk',
            ...(block === undefined ? {} : { block }),
          }),
        ),
      }),
    )
  })

  test('throws for a text that no locale on the chain has', () => {
    const fields = { source: 'ru', title: { ru: 'Т', uk: 'Т' } }
    const blocks = [{ id: 'b', text: { ru: 'р' } }]
    expect(strict({ ...fields, blocks })).toThrow('lacks one text in "uk". Translate: block "b".')
  })

  test.each<[rule: string, text: unknown, options?: ResolveOptions]>([
    ['a translation', { en: 'e', uk: 'u' }],
    ['an outdated one', { en: 'e', uk: { text: 'u', of: before } }],
    [
      'an outdated one that gives way',
      { en: 'e', uk: { text: 'u', of: before } },
      { outdated: 'fallback' },
    ],
    ['a machine translation', { en: 'e', uk: { text: 'u', machine: true } }],
    ['a text that is left out on purpose', { en: 'e', uk: null }],
    ['a shared text', '7'],
  ])('accepts %s', (_, text, options) => {
    const fields = { title: { en: 'T', uk: 'Т' }, blocks: [{ id: 'b', text }] }
    expect(strict(fields, options)).not.toThrow()
  })

  test('accepts everything in the source locale', () => {
    const given = article({ uk: ['u'] })
    expect(resolveArticle(wary, given, 'en', { policy: 'strict' }).blocks).toHaveLength(5)
  })
})
