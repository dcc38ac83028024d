import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import remarkParse from 'remark-parse'
import { type Article, type ArticleInput, defineArticle } from 'stele'
import { exportPo, exportXliff, type ImportResult, importPo, importXliff } from 'stele/exchange'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { locales } from './newsroom.js'

type Locale = 'ru' | 'uk' | 'en' | 'ar'
type Blocks = ArticleInput<Locale, 'en'>['blocks']

const articleOf = (id: string, blocks: Blocks): Article<Locale> =>
  defineArticle(locales, { id, source: 'en', title: { en: 'Title', uk: 'Назва' }, blocks })

/** The same article without its Ukrainian words. */
const without = (article: Article<Locale>): Article<Locale> => ({
  ...article,
  blocks: article.blocks.map(({ id, text }) => ({
    id,
    text: typeof text === 'string' ? text : { en: text.en },
  })),
})

const wordsOf = (article: Article<Locale> | undefined): readonly unknown[] =>
  article?.blocks.map(({ text }) => {
    const entry = typeof text === 'string' ? text : text.uk
    return typeof entry === 'object' && entry !== null && 'text' in entry ? entry.text : entry
  }) ?? []

interface Way {
  readonly way: string
  readonly write: (article: Article<Locale>) => string
  readonly read: (file: string, article: Article<Locale>) => ImportResult<Locale>
}

const ways: readonly Way[] = [
  {
    way: 'PO',
    write: (article) => exportPo(locales, [article], 'uk').text,
    read: (file, article) => importPo(locales, [article], file),
  },
  ...(['2.1', '1.2'] as const).map(
    (version): Way => ({
      way: `XLIFF ${version}`,
      write: (article) => exportXliff(locales, [article], 'uk', { version }).text,
      read: (file, article) => importXliff(locales, [article], file),
    }),
  ),
]

describe.each(ways)('a round trip through $way', { timeout: 60_000 }, ({ way, write, read }) => {
  const through = (from: Article<Locale>, to: Article<Locale>) => read(write(from), to)
  const markdown = fc.stringMatching(
    /^(?:[a-zа-я0-9 \n\t\\"'`*_~[\]()!<>&;#|{}^:/%$-]|&amp;|\]\]>|\r\n|\*\*|😀|\u2028|\u0301)*$/,
  )
  const text = fc
    .oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), markdown)
    .filter((value) => value.trim() !== '')

  test('changes nothing in the article it came from', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (pairs) => {
        const article = articleOf(
          'a',
          pairs.map(([en, uk], at) => ({ id: `b${at}`, text: { en, uk } })),
        )
        const { articles, report } = through(article, article)
        expect(report.changes).toEqual([])
        expect(report.aside).toEqual([])
        expect(articles[0]).toBe(article)
      }),
      { numRuns: 100 },
    )
  })

  test('carries every translation over, character for character', () => {
    // PO begins and ends a translation with a line break where its source does.
    const exact = way === 'PO' ? text.map((value) => value.replace(/^\n+|\n+$/g, '')) : text
    const held = exact.filter((value) => value.trim() !== '' && isHeld(way, value))
    fc.assert(
      fc.property(held, held, (en, uk) => {
        const article = articleOf('a', [{ id: 'lead', text: { en, uk } }])
        const { articles } = through(article, without(article))
        expect(wordsOf(articles[0])).toEqual([uk])
      }),
      { numRuns: 200 },
    )
  })

  test('is the same the second time', () => {
    fc.assert(
      fc.property(text, text, text, (en, uk, other) => {
        const article = articleOf('a', [{ id: 'lead', text: { en, uk } }])
        const before = articleOf('a', [{ id: 'lead', text: { en, uk: other } }])
        const once = through(article, before)
        const twice = through(article, once.articles[0] ?? before)
        expect(twice.report.changes).toEqual([])
        expect(twice.articles).toEqual(once.articles)
      }),
      { numRuns: 60 },
    )
  })
})

function isHeld(way: string, value: string): boolean {
  if (/\p{Surrogate}/u.test(value)) return way === 'XLIFF 2.1'
  if (way === 'PO') return !value.includes('\0')
  // XML 1.0 knows neither control characters nor U+FFFE and U+FFFF; XLIFF 2.1 has an element for them.
  return (
    way === 'XLIFF 2.1' || !/[\p{Cc}\uFFFE\uFFFF]/u.test(value.replace(/[\t\n\r\x7f-\x9f]/g, ''))
  )
}

const corpus = new URL('../../../shared/corpus/', import.meta.url)
const folders = existsSync(corpus)
  ? ['smoke', 'react', 'kubernetes', 'privacyguides'].map((name) => new URL(`${name}/`, corpus))
  : []
if (folders.length === 0) console.info('skipped: the corpus is not there')

// Every tenth article: all of them take minutes. `CORPUS=all` takes them all.
const step = process.env.CORPUS === 'all' ? 1 : 10

// Test scaffolding only: blocks of one file paired with those of another by position.
function blocksOf(file: URL): readonly string[] {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF?---\n[\s\S]*?\n---\n/, '')
  const { children } = unified().use(remarkParse).parse(text)
  return children
    .map(({ position }) => text.slice(position?.start.offset, position?.end.offset))
    .filter((block) => block.trim() !== '')
}

function articlesIn(folder: URL): readonly Article<Locale>[] {
  const ids = readdirSync(folder).filter((_, at) => at % step === 0)
  return ids.flatMap((id) => {
    const file = (locale: string) => new URL(`${id}/${locale}.md`, folder)
    if (!existsSync(file('en')) || !existsSync(file('uk'))) return []
    const translated = blocksOf(file('uk'))
    const blocks = blocksOf(file('en')).map((en, at) => ({
      id: `b${at}`,
      text: { en, uk: translated[at] },
    }))
    return blocks.length === 0 ? [] : [articleOf(id.replace(/[#?\\\s]/g, '-'), blocks)]
  })
}

describe.skipIf(folders.length === 0)('real articles', { timeout: 600_000 }, () => {
  const articles = folders.flatMap(articlesIn)

  test.each(ways)('come back from $way without a loss', ({ write, read }) => {
    expect(articles.length).toBeGreaterThan(50)
    for (const article of articles) {
      const file = write(article)
      const own = read(file, article)
      expect(own.articles[0]).toBe(article)
      expect(own.report.aside).toEqual([])
      expect(wordsOf(read(file, without(article)).articles[0])).toEqual(wordsOf(article))
    }
  })
})
