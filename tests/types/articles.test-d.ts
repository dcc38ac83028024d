import type { StandardSchemaV1 } from '@standard-schema/spec'
import {
  type Article,
  type ArticleInput,
  articleSchema,
  coverageOf,
  defineArticle,
  newsroomLocales as locales,
  resolveArticle,
} from 'stele'
import { describe, expectTypeOf, test } from 'vitest'

type Code = 'ru' | 'uk' | 'en'

const article = defineArticle(locales, {
  id: 'tram',
  source: 'en',
  title: { en: 'Tram' },
  blocks: [],
})

test('everything there is compiles', () => {
  const full = defineArticle(locales, {
    id: 'tram',
    source: 'en',
    section: 'city',
    published: '2026-03-01',
    updated: undefined,
    fallback: ['uk'],
    slug: { uk: 'tramvai', en: undefined },
    title: { en: 'Tram', uk: null, ru: undefined },
    summary: { en: 'It runs.', uk: { text: 'Їде.', of: '1', machine: true } },
    image: { src: 'a.svg', alt: { en: 'A tram' }, width: 1, height: undefined },
    localized: { kicker: { en: 'Tonight' } },
    blocks: [
      { id: 'lead', text: { en: 'It runs.', ru: { text: 'Едет.', of: undefined } } },
      { id: 'map', text: '![](map.svg)' },
    ],
    definitions: { en: '[a]: /b', ru: undefined },
    meta: { priority: 1, list: ['a'] },
  })
  expectTypeOf(full).toExtend<Article<Code>>()
  expectTypeOf(full.meta?.priority).toEqualTypeOf<number | undefined>()
  expectTypeOf(full.source).toEqualTypeOf<Code>()
})

test('meta is typed as it was given, and absent where it was not', () => {
  expectTypeOf(article.meta).toEqualTypeOf<undefined>()
})

describe('an unknown tag does not compile', () => {
  const base = { id: 'a', source: 'en', title: { en: 'A' }, blocks: [] } as const

  test('in a title', () => {
    // @ts-expect-error `ua` is an alias
    defineArticle(locales, { ...base, title: { en: 'A', ua: 'А' } })
  })

  test('in a summary', () => {
    // @ts-expect-error German is not declared
    defineArticle(locales, { ...base, summary: { en: 'A', de: 'A' } })
  })

  test('in a block', () => {
    // @ts-expect-error German is not declared
    defineArticle(locales, { ...base, blocks: [{ id: 'a', text: { en: 'A', de: 'A' } }] })
  })

  test('in an alternative text', () => {
    // @ts-expect-error German is not declared
    defineArticle(locales, { ...base, image: { src: 'a', alt: { en: 'A', de: 'A' } } })
  })

  test('in a text of the app', () => {
    // @ts-expect-error German is not declared
    defineArticle(locales, { ...base, localized: { kicker: { en: 'A', de: 'A' } } })
  })

  test('in slugs', () => {
    // @ts-expect-error German is not declared
    defineArticle(locales, { ...base, slug: { de: 'a' } })
  })

  test('in definitions', () => {
    // @ts-expect-error German is not declared
    defineArticle(locales, { ...base, definitions: { de: 'a' } })
  })

  test('in the fallback', () => {
    // @ts-expect-error German is not declared
    defineArticle(locales, { ...base, fallback: ['de'] })
  })

  test('as the source', () => {
    // @ts-expect-error German is not declared
    defineArticle(locales, { ...base, source: 'de', title: { de: 'A' } })
  })
})

describe('a missing source text does not compile', () => {
  test('in the title', () => {
    // @ts-expect-error the title is not in English
    defineArticle(locales, { id: 'a', source: 'en', title: { uk: 'А' }, blocks: [] })
  })

  test('as a title', () => {
    // @ts-expect-error there is no title
    defineArticle(locales, { id: 'a', source: 'en', blocks: [] })
  })

  test('in a block', () => {
    const base = { id: 'a', source: 'en', title: { en: 'A' } } as const
    // @ts-expect-error the block is not in English
    defineArticle(locales, { ...base, blocks: [{ id: 'b', text: { uk: 'Б' } }] })
  })

  test('in a summary', () => {
    // @ts-expect-error the summary is not in English
    defineArticle(locales, { id: 'a', source: 'en', title: { en: 'A' }, summary: {}, blocks: [] })
  })

  test('as null', () => {
    // @ts-expect-error everything is measured against the source text
    defineArticle(locales, { id: 'a', source: 'en', title: { en: null }, blocks: [] })
  })

  test('as undefined', () => {
    // @ts-expect-error everything is measured against the source text
    defineArticle(locales, { id: 'a', source: 'en', title: { en: undefined }, blocks: [] })
  })

  test('as a translation', () => {
    // @ts-expect-error the source text translates nothing
    defineArticle(locales, { id: 'a', source: 'en', title: { en: { text: 'A' } }, blocks: [] })
  })
})

test('other mistakes do not compile', () => {
  const base = { id: 'a', source: 'en', title: { en: 'A' } } as const
  // @ts-expect-error a slug is a text or left out
  defineArticle(locales, { ...base, blocks: [], slug: { uk: null } })
  // @ts-expect-error a misspelt field
  defineArticle(locales, { ...base, blocks: [], sumary: { en: 'A' } })
  // @ts-expect-error a block needs an id
  defineArticle(locales, { ...base, blocks: [{ text: { en: 'A' } }] })
  const blocks = [] as const
  // @ts-expect-error a misspelt mark would be lost
  defineArticle(locales, { ...base, blocks, summary: { en: 'A', uk: { text: 'А', off: '1' } } })
})

test('the source is a type of its own: another source asks for other words', () => {
  expectTypeOf<{
    id: 'a'
    source: 'uk'
    title: { uk: string; en: null }
    blocks: []
  }>().toExtend<ArticleInput<Code, 'uk'>>()
  expectTypeOf<{
    id: 'a'
    source: 'en'
    title: { uk: string; en: null }
    blocks: []
  }>().not.toExtend<ArticleInput<Code, 'en'>>()
})

describe('an article', () => {
  const wider = locales.extend({ de: {} })

  test('is usable where more locales are known', () => {
    expectTypeOf<Article<'uk' | 'en'>>().toExtend<Article<Code>>()
    expectTypeOf<Article<Code>>().toExtend<Article<string>>()
    expectTypeOf(resolveArticle(wider, article, 'de').locale).toEqualTypeOf<Code | 'de'>()
    expectTypeOf(coverageOf(wider, article)).toHaveProperty('de')
  })

  test('is not usable where fewer are known', () => {
    expectTypeOf<Article<Code>>().not.toExtend<Article<'uk' | 'en'>>()
    const german = defineArticle(wider, { id: 'a', source: 'de', title: { de: 'A' }, blocks: [] })
    // @ts-expect-error German may be in it
    resolveArticle(locales, german, 'uk')
    // @ts-expect-error German may be in it
    coverageOf(locales, german)
  })

  test('is resolved in declared locales only', () => {
    // @ts-expect-error German is not declared
    resolveArticle(locales, article, 'de')
  })

  test('is readonly', () => {
    // @ts-expect-error articles are not changed
    article.id = 'b'
    // @ts-expect-error articles are not changed
    article.title.en = 'B'
    // @ts-expect-error articles are not changed
    article.blocks.push({ id: 'b', text: 'B' })
  })
})

test('the schema is a Standard Schema', () => {
  const schema = articleSchema(locales)
  expectTypeOf(schema).toExtend<StandardSchemaV1<unknown, Article<Code>>>()
  expectTypeOf<StandardSchemaV1.InferOutput<typeof schema>>().toEqualTypeOf<Article<Code>>()
  const result = schema['~standard'].validate({})
  if (result.issues === undefined) expectTypeOf(result.value).toEqualTypeOf<Article<Code>>()
  else expectTypeOf(result.issues[0]?.code).toEqualTypeOf<string | undefined>()
})
