import {
  type Article,
  articlePath,
  coverageOf,
  defineArticle,
  newsroomLocales as locales,
  resolveArticle,
} from 'stele'
import { describe, expect, test } from 'vitest'
import { before, type Code, summary, unchecked, wary } from './support.js'

describe('a slug', () => {
  test.each<[rule: string, slug: unknown, Code, string]>([
    ['is the locale’s own', { en: 'tram', uk: 'tramvai' }, 'uk', 'tramvai'],
    ['is else the source’s, never the chain’s', { en: 'tram', uk: 'tramvai' }, 'ru', 'tram'],
    ['is else the id, never the chain’s', { uk: 'tramvai' }, 'ru', 'a'],
    ['may be one for all', 'tram', 'uk', 'tram'],
    ['is the id where none is given', undefined, 'uk', 'a'],
  ])('%s', (_, slug, locale, expected) => {
    const article = unchecked({ slug })
    expect(resolveArticle(wary, article, locale, { reader: ['uk'] }).slug).toBe(expected)
    expect(articlePath(wary, article, locale)).toContain(`/${expected}/`)
  })
})

describe('definitions', () => {
  const article = unchecked({
    source: 'uk',
    title: { uk: 'Т' },
    definitions: { en: '[map]: /en', uk: '[map]: /uk', ru: '[map]: /ru' },
    blocks: [
      { id: 'words', text: { uk: 'слова', en: 'words' } },
      { id: 'note', text: { uk: '[^n]: нотатка', en: { text: '[^n]: note', machine: true } } },
      { id: 'gap', text: { uk: null, en: { missing: 'todo' }, ru: ' ' } },
      { id: 'all', text: '[logo]: logo.svg' },
    ],
  })

  test('are those of each locale on the chain, blocks before the article’s own', () => {
    expect(resolveArticle(wary, article, 'en').definitions).toEqual([
      {
        locale: 'en',
        dir: 'ltr',
        texts: [
          { text: '[^n]: note', block: 'note' },
          { text: '[logo]: logo.svg', block: 'all' },
          { text: '[map]: /en' },
        ],
      },
      {
        locale: 'uk',
        dir: 'ltr',
        texts: [
          { text: '[^n]: нотатка', block: 'note' },
          { text: '[logo]: logo.svg', block: 'all' },
          { text: '[map]: /uk' },
        ],
      },
      {
        locale: 'ru',
        dir: 'ltr',
        texts: [{ text: '[logo]: logo.svg', block: 'all' }, { text: '[map]: /ru' }],
      },
    ])
  })

  test('never come from a forbidden locale', () => {
    const { definitions } = resolveArticle(wary, article, 'uk')
    expect(definitions.map(({ locale }) => locale)).toEqual(['uk', 'en'])
  })

  test('are the same under every policy', () => {
    const { definitions } = resolveArticle(wary, article, 'en')
    for (const policy of ['whole', 'omit'] as const) {
      expect(resolveArticle(wary, article, 'en', { policy }).definitions).toEqual(definitions)
    }
  })
})

test('all localized fields resolve alike, and what is not localized stays as it is', () => {
  const meta = { rating: 5, title: { en: 'not a localized value' } }
  const article = unchecked({
    section: 'city',
    summary: { en: 'S', uk: 'С' },
    image: { src: 'a.png', alt: { en: 'A' }, width: 3, height: 2 },
    localized: {
      caption: { en: 'C', uk: { text: 'П', of: before } },
      credit: { en: 'R', uk: null },
    },
    meta,
  })
  const resolved = resolveArticle(wary, article, 'uk')
  expect(resolved.summary && summary(resolved.summary)).toBe('translated uk "С"')
  expect(resolved.image).toMatchObject({ src: 'a.png', width: 3, height: 2 })
  expect(resolved.image?.alt && summary(resolved.image.alt)).toBe('fallback en "A" (absent)')
  expect(Object.values(resolved.localized).map(summary)).toEqual([
    'outdated uk "П" outdated',
    'omitted uk ""',
  ])
  expect(resolved.section).toBe('city')
  expect(resolved.meta).toBe(meta)
})

test('fields that an article does not have are not there', () => {
  const resolved = resolveArticle(wary, unchecked({}), 'uk')
  for (const name of ['summary', 'image', 'section', 'published', 'updated', 'meta']) {
    expect(resolved).not.toHaveProperty(name)
  }
  expect(resolved.localized).toEqual({})
})

describe('names of the language itself', () => {
  const text = '{ "en": "e", "uk": "u" }'

  test.each(['__proto__', 'constructor', 'toString'])(
    'are only names in `localized`: %s',
    (name) => {
      const article = unchecked(JSON.parse(`{ "localized": { "${name}": ${text} } }`))
      const { localized } = resolveArticle(wary, article, 'uk')
      expect(Object.keys(localized)).toEqual([name])
      expect(Object.getPrototypeOf(localized)).toBe(Object.prototype)
      expect(({} as { readonly text?: unknown }).text).toBeUndefined()
    },
  )

  test('give no words to a locale', () => {
    const inherited = Object.create({ uk: 'inherited', en: 'inherited' })
    const blocks = [{ id: 'b', text: Object.assign(inherited, { en: 'e' }) }]
    const article = unchecked({ blocks })
    expect(resolveArticle(wary, article, 'uk').blocks.map(summary)).toEqual([
      'fallback en "e" (absent)',
    ])
    expect(coverageOf(wary, article).uk.missing).toEqual(['b'])
  })
})

test('a source that is mended in place is held against its new words', () => {
  const text = { en: 'before', uk: { text: 'u', of: before } }
  const article = unchecked({ blocks: [{ id: 'b', text }] })
  const state = () => resolveArticle(wary, article, 'uk').blocks[0]?.state
  expect(state()).toBe('translated')
  text.en = 'after'
  expect(state()).toBe('outdated')
  text.en = 'before'
  expect(state()).toBe('translated')
})

// Counted, not timed: every read of every property of an article of `size` blocks.
function readsOf(size: number, run: (article: Article<Code>) => unknown): number {
  let reads = 0
  const watched = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, key, receiver) {
        reads += 1
        const value: unknown = Reflect.get(object, key, receiver)
        return typeof value === 'object' && value !== null ? watched(value) : value
      },
    })
  const blocks = Array.from({ length: size }, (_, at) => ({
    id: `b${at}`,
    text: { en: `e ${at}`, uk: at % 2 ? { text: 'u', of: before } : undefined },
  }))
  run(watched(unchecked({ title: { en: 'T', uk: 'Т' }, blocks })))
  return reads
}

test.each(['mixed', 'whole', 'omit'] as const)('work grows as the blocks do: %s', (policy) => {
  const run = (article: Article<Code>) =>
    resolveArticle(wary, article, 'uk', { policy, outdated: 'fallback' })
  const [one, two, four] = [100, 200, 400].map((size) => readsOf(size, run))
  expect(one).toBeGreaterThan(100)
  expect(Number(four) - Number(two)).toBe(2 * (Number(two) - Number(one)))
})

test('what an article says of itself stays beside its words', () => {
  const facts = {
    section: 'city',
    published: '2026-01-01',
    updated: '2026-01-02',
    authors: ['Author'],
    tags: ['tram'],
    meta: { weight: 1 },
  }
  const article = defineArticle(locales, {
    id: 'facts',
    source: 'en',
    title: { en: 'Facts', uk: 'Факти' },
    blocks: [],
    editions: { uk: { translators: ['Translator'] } },
    ...facts,
  })
  const resolved = resolveArticle(locales, article, 'uk')
  expect(resolved).toMatchObject({ ...facts, translators: ['Translator'] })
})
