import fc from 'fast-check'
import {
  type Article,
  defineLocales,
  fingerprint,
  type ResolveOptions,
  resolveArticle,
} from 'stele'
import { type IndexOptions, indexArticle } from 'stele/publish'
import { describe, expect, test } from 'vitest'

const locales = defineLocales(
  {
    ru: { fallback: ['en', 'uk'] },
    uk: { fallback: ['en'], never: ['ru'] },
    en: { fallback: ['uk', 'ru'] },
    ar: { fallback: ['en'] },
  },
  { default: 'ru' },
)
type Code = (typeof locales.codes)[number]

const words = fc.constantFrom('a', 'two words', 'три слова тут', '[a]: b', '😀')
const entry = fc.oneof(
  words,
  fc.constantFrom(undefined, null, ' ', { missing: 'todo' }),
  fc.record(
    { text: words, of: fc.oneof(words.map(fingerprint), fc.constant('x')), machine: fc.boolean() },
    { requiredKeys: ['text'] },
  ),
)
const text = fc.record({ ru: entry, uk: entry, en: entry, ar: entry }, { requiredKeys: [] })
const block = fc.record(
  { text: fc.oneof({ weight: 6, arbitrary: text }, words), unit: fc.constantFrom('u', 'v') },
  { requiredKeys: ['text'] },
)
const anyArticle = fc
  .record(
    {
      source: fc.constantFrom(...locales.codes),
      title: text,
      fallback: fc.subarray([...locales.codes]),
      blocks: fc.array(block, { maxLength: 6 }),
    },
    { requiredKeys: ['source', 'title', 'blocks'] },
  )
  .map(({ blocks, ...fields }) => {
    const named = blocks.map((each, at) => ({ id: `b${at}`, ...each }))
    // Straight from a generator: no validator has seen it, so that sources may lack words too.
    return { id: 'a', ...fields, blocks: named } as Article<Code>
  })
const anyOptions: fc.Arbitrary<IndexOptions> = fc.record(
  {
    policy: fc.constantFrom('mixed', 'whole', 'omit', 'strict'),
    outdated: fc.constantFrom('show', 'fallback'),
    threshold: fc.double({ min: 0, max: 1, noNaN: true }),
    countMachine: fc.boolean(),
  },
  { requiredKeys: [] },
)

// The characters of a block's source text, as far as these texts go.
function weigh({ blocks, source }: Article<Code>, at: number): number {
  const text = blocks[at]?.text
  const own = typeof text === 'object' ? text[source] : undefined
  const written = typeof own === 'object' && own !== null ? own.text : own
  return written == null || written === '[a]: b' ? 0 : Array.from(written.trim()).length
}

// What `shown` says, counted in what readers get.
function countShown(article: Article<Code>, code: Code, options: ResolveOptions) {
  const counts: Record<string, number> = {}
  resolveArticle(locales, article, code, options).blocks.forEach(({ text, state, locale }, at) => {
    if (text === '' || state === 'shared') return
    counts[locale] = (counts[locale] ?? 0) + weigh(article, at)
  })
  return counts
}

const plain: Article<Code> = { id: 'a', source: 'en', title: { en: 'T' }, blocks: [] }

// Few values, so that many are nearly the same.
const { tree: anyJson } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('', 'a', 'b', 'ab', 0, 1, true, null),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('tree'), { maxKeys: 2 }),
  ),
}))

describe('an index', () => {
  test('counts the words that pages show as they are resolved, under any policy', () => {
    fc.assert(
      fc.property(anyArticle, anyOptions, (article, options) => {
        const { shown, coverage } = indexArticle(locales, article, options)
        const { policy = 'mixed', ...rest } = options
        const lenient = { ...rest, policy: policy === 'strict' ? ('mixed' as const) : policy }
        for (const code of locales.codes) {
          expect(coverage[code]).toEqual(resolveArticle(locales, article, code, rest).coverage)
          const isWhole = coverage[code].characters === 1
          expect(shown[code]).toEqual(isWhole ? undefined : countShown(article, code, lenient))
        }
      }),
      { numRuns: 500 },
    )
  })

  test('has the same version of the same article, and another one of any other', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (one, other) => {
        const versionOf = (meta: unknown): string =>
          indexArticle(locales, { ...plain, meta: JSON.parse(JSON.stringify(meta)) }).version
        const isSame = JSON.stringify(one) === JSON.stringify(other)
        expect(versionOf(one) === versionOf(other)).toBe(isSame)
        expect(versionOf(one)).toBe(versionOf(one))
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['a text moves to the next block', ['ab', ''], ['a', 'b']],
    ['a text is split elsewhere', [['a', 'b']], [['ab']]],
    ['a list becomes two', [[1], [2]], [[1, 2]]],
    ['a number becomes a text', [1], ['1']],
    ['nothing becomes a text', [null], ['null']],
    ['a key becomes a value', { a: 'b' }, ['a', 'b']],
    ['a field moves out', { a: { b: 1, c: 2 } }, { a: { b: 1 }, c: 2 }],
    ['a text ends with a NUL', ['a'], ['a\0']],
    ['the first letter changes', ['ab'], ['bb']],
    ['the second letter changes', ['ab'], ['ac']],
    ['a date changes', { on: new Date(1) }, { on: new Date(2) }],
    ['what writes itself changes', { toJSON: () => 1 }, { toJSON: () => 2 }],
  ])('has another version where %s', (_, one, other) => {
    const [before, after] = [one, other].map((meta) => indexArticle(locales, { ...plain, meta }))
    expect(after?.version).not.toBe(before?.version)
  })

  test('has the same version where a field is there without a value', () => {
    const { version } = indexArticle(locales, { ...plain, meta: { a: undefined } })
    expect(version).toBe(indexArticle(locales, { ...plain, meta: {} }).version)
  })

  test('has the same version where a list holds no value, which is written as null', () => {
    const { version } = indexArticle(locales, { ...plain, meta: [undefined] })
    expect(version).toBe(indexArticle(locales, { ...plain, meta: [null] }).version)
  })
})
