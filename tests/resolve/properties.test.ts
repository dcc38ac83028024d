import fc from 'fast-check'
import {
  type Article,
  articleSchema,
  coverageOf,
  defineLocales,
  fingerprint,
  isAvailable,
  type Locales,
  type ResolvedArticle,
  type ResolvedText,
  type ResolveOptions,
  resolveArticle,
  SteleError,
} from 'stele'
import { describe, expect, test } from 'vitest'

const CODES = ['ru', 'uk', 'en', 'ar', 'pt-BR'] as const

const someCodes = fc.subarray([...CODES])

// Random chains, and random locales that must never stand in.
const anyLocales: fc.Arbitrary<Locales> = fc
  .record({
    default: fc.constantFrom(...CODES),
    chains: fc.tuple(...CODES.map(() => fc.shuffledSubarray([...CODES]))),
    never: fc.tuple(...CODES.map(() => someCodes)),
  })
  .map(({ default: last, chains, never }) => {
    const inputs = CODES.map((code, at) => {
      const forbidden = (never[at] ?? []).filter((each) => each !== code)
      const fallback = (chains[at] ?? []).filter(
        (each) => each !== code && !forbidden.includes(each),
      )
      return [code, { fallback, never: forbidden }]
    })
    return defineLocales(Object.fromEntries(inputs), { default: last })
  })

const words = fc.constantFrom('a', 'two words', 'три слова тут', '[a]: b', '[^n]: note', '😀')

const entry = fc.oneof(
  words,
  fc.constantFrom(undefined, null, '', ' \n', { missing: 'todo' }),
  fc.record(
    {
      text: fc.oneof(words, fc.constant(' ')),
      of: fc.oneof(words.map(fingerprint), fc.constant('other')),
      machine: fc.boolean(),
    },
    { requiredKeys: ['text'] },
  ),
)

function textFrom(source: string) {
  const entries = fc.tuple(words, ...CODES.map(() => entry))
  return entries.map(([own, ...all]) => ({
    ...Object.fromEntries(CODES.map((code, at) => [code, all[at]])),
    [source]: own,
  }))
}

const anyCase = anyLocales.chain((locales) =>
  fc.constantFrom(...CODES).chain((source) =>
    fc.record({
      locales: fc.constant(locales),
      locale: fc.constantFrom(...CODES),
      article: fc
        .record({
          title: textFrom(source),
          fallback: fc.option(someCodes, { nil: undefined }),
          texts: fc.array(fc.oneof({ weight: 6, arbitrary: textFrom(source) }, words), {
            maxLength: 6,
          }),
        })
        .map(({ title, fallback, texts }) => {
          const blocks = texts.map((text, at) => ({ id: `b${at}`, text }))
          return checked(locales, { id: 'a', source, fallback, title, blocks })
        }),
      options: fc.record(
        {
          policy: fc.constantFrom('mixed' as const, 'whole' as const, 'omit' as const),
          outdated: fc.constantFrom('show' as const, 'fallback' as const),
          threshold: fc.double({ min: 0, max: 1, noNaN: true }),
          reader: someCodes,
          countMachine: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    }),
  ),
)

function checked(locales: Locales, input: unknown): Article {
  const result = articleSchema(locales)['~standard'].validate(input)
  if (result.issues === undefined) return result.value
  throw new Error(JSON.stringify(result.issues))
}

interface Case {
  readonly locales: Locales
  readonly locale: string
  readonly article: Article
  readonly options: ResolveOptions
}

function holds(rule: string, check: (given: Case) => void): void {
  test(rule, () => {
    fc.assert(fc.property(anyCase, check), { numRuns: 300 })
  })
}

function textsOf({ title, blocks }: ResolvedArticle): readonly ResolvedText[] {
  return [title, ...blocks]
}

const HAS_NO_WORDS = ['missing', 'omitted']
const OWN = ['source', 'translated', 'outdated', 'machine']

describe('for any locales, article, reader and policy', () => {
  holds('all words are in a locale of the chain', ({ locales, locale, article, options }) => {
    const resolved = resolveArticle(locales, article, locale, options)
    expect(new Set(resolved.chain).size).toBe(resolved.chain.length)
    expect(resolved.chain[0]).toBe(locale)
    for (const text of textsOf(resolved)) expect(resolved.chain).toContain(text.locale)
  })

  holds('no words are in a locale that is forbidden', ({ locales, locale, article, options }) => {
    const { never } = locales.get(locale)
    const resolved = resolveArticle(locales, article, locale, options)
    const allowed = (code: string) => !never.includes(code) || options.reader?.includes(code)
    expect(resolved.chain.filter((code) => !allowed(code))).toEqual([])
    expect(resolved.definitions.filter((each) => !allowed(each.locale))).toEqual([])
  })

  holds('state, locale, words and flags agree', ({ locales, locale, article, options }) => {
    for (const text of textsOf(resolveArticle(locales, article, locale, options))) {
      const { state, outdated, machine } = text
      expect(text.text.trim() === '').toBe(HAS_NO_WORDS.includes(state))
      expect(text.dir).toBe(locales.get(text.locale).dir)
      expect(text.locale !== locale).toBe(state === 'fallback')
      if (state === 'source') expect(locale).toBe(article.source)
      if (text.locale === article.source)
        expect({ outdated, machine }).toEqual({ outdated: false, machine: false })
      if (OWN.includes(state) && state !== 'source') {
        expect(state).toBe(outdated ? 'outdated' : machine ? 'machine' : 'translated')
      }
      if (state === 'missing') expect(text.reason).toBeDefined()
      if (OWN.includes(state) || state === 'shared') expect(text).not.toHaveProperty('reason')
    }
  })

  holds('mixed, whole and omit agree about what the locale leaves out or lacks', (given) => {
    const { locales, locale, article, options } = given
    const [mixed, whole, omit] = (['mixed', 'whole', 'omit'] as const).map(
      (policy) =>
        resolveArticle(locales, article, locale, { ...options, outdated: 'show', policy }).blocks,
    )
    mixed?.forEach((block, at) => {
      const isOwn = OWN.includes(block.state) || block.state === 'shared'
      if (isOwn) expect(omit?.[at]).toEqual(block)
      if (isOwn && whole?.[at]?.locale === locale) expect(whole[at]).toEqual(block)
      if (!isOwn) expect(omit?.[at]?.state).toBe('omitted')
      expect(whole?.[at]?.reason).toBe(block.reason)
      expect(omit?.[at]?.reason).toBe(block.reason)
    })
  })

  holds(
    'policy strict throws exactly where mixed has a reason',
    ({ locales, locale, article, options }) => {
      const mixed = resolveArticle(locales, article, locale, { ...options, policy: 'mixed' })
      const lacking = textsOf(mixed).filter((text) => text.reason !== undefined)
      const strict = () =>
        resolveArticle(locales, article, locale, { ...options, policy: 'strict' })
      if (lacking.length === 0) expect(strict()).toEqual(mixed)
      else expect(strict).toThrow(SteleError)
    },
  )

  holds(
    'coverage is a share, complete in the source, and missing blocks are blocks',
    ({ locales, article }) => {
      const ids = article.blocks.map(({ id }) => id)
      for (const [code, coverage] of Object.entries(coverageOf(locales, article))) {
        for (const share of [coverage.characters, coverage.blocks]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
        expect(ids).toEqual(expect.arrayContaining([...coverage.missing]))
        expect(coverage.missing.length > 0 && coverage.blocks === 1).toBe(false)
        if (code === article.source) expect(coverage).toMatchObject({ characters: 1, blocks: 1 })
      }
    },
  )

  holds(
    'a listed page is available, and isAvailable knows',
    ({ locales, locale, article, options }) => {
      const { available, listed, title } = resolveArticle(locales, article, locale, options)
      expect(isAvailable(locales, article, locale, options)).toBe(available)
      expect(available).toBe(title.text !== '')
      expect(listed && !available).toBe(false)
    },
  )

  holds('the same input gives the same output, also after JSON, and stays as it was', (given) => {
    const { locales, locale, article, options } = given
    const input = JSON.stringify(article)
    const first = resolveArticle(locales, article, locale, options)
    expect(resolveArticle(locales, article, locale, options)).toEqual(first)
    expect(resolveArticle(locales, JSON.parse(input), locale, options)).toEqual(first)
    expect(JSON.stringify(article)).toBe(input)
  })
})
