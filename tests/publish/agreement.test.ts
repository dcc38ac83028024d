import fc from 'fast-check'
import { type Article, articleSchema, localeLinks, newsroomLocales as locales } from 'stele'
import type { Answer, Publication } from 'stele/publish'
import { describe, expect, test } from 'vitest'
import {
  type Code,
  childrenOf,
  crawl,
  publish,
  type ReadPage,
  readPage,
  readXml,
  textOf,
} from './support.js'

const ORIGIN = 'https://example.org'
const { codes } = locales
const schema = articleSchema(locales)['~standard']

const words = fc.constantFrom(
  'слово',
  'two words',
  'ещё три слова здесь',
  'x',
  '[to](/en/a/)',
  '[файл](../b/uk.md)',
  '[слово](</ua/Ґава>)',
)
const entry = fc.oneof(
  { weight: 4, arbitrary: words },
  fc.constantFrom(undefined, null, ''),
  words.map((text) => ({ text, machine: true })),
)
const date = fc.constantFrom(
  '2026-03-01',
  '2026-03-09T10:00:00Z',
  '2026-03-10T13:30:00+02:00', // past
  '2026-03-10T14:30:00+02:00', // to come
  '2026-04-01',
)

// Every text says whose it is.
const markFor = (id: string, code: Code): string => `of-${id}-in-${code}.`
function marked(value: unknown, id: string, code: Code): unknown {
  if (typeof value === 'string') return value === '' ? '' : `${value} ${markFor(id, code)}`
  if (typeof value !== 'object' || value === null || !('text' in value)) return value
  return { ...value, text: marked(value.text, id, code) }
}

const anyArticle = (id: string): fc.Arbitrary<Article<Code>> =>
  fc
    .record(
      {
        source: fc.constantFrom(...codes),
        section: fc.constantFrom(undefined, 'city', 'world'),
        published: fc.option(date, { nil: undefined }),
        updated: fc.option(date, { nil: undefined }),
        expires: fc.option(date, { nil: undefined, freq: 6 }),
        draft: fc.constantFrom(undefined, undefined, undefined, false, true),
        editions: fc.dictionary(
          fc.constantFrom(...codes),
          fc.record({ draft: fc.boolean(), published: date }, { requiredKeys: [] }),
        ),
        fallback: fc.option(fc.subarray([...codes]), { nil: undefined }),
        slug: fc.dictionary(
          fc.constantFrom(...codes),
          fc.constantFrom('a', 'b', 'Ґава', `of-${id}`),
        ),
        formerSlugs: fc.subarray(['a', 'old']),
        title: fc.tuple(...codes.map(() => entry)),
        summary: fc.tuple(words, ...codes.map(() => entry)),
        blocks: fc.array(fc.tuple(words, ...codes.map(() => entry)), { maxLength: 4 }),
      },
      { requiredKeys: ['source', 'title', 'summary', 'blocks'] },
    )
    .map(({ source, title, summary: [lead, ...leads], blocks, ...fields }) => {
      const textOf = (own: string, entries: readonly unknown[]) => ({
        ...Object.fromEntries(codes.map((code, at) => [code, marked(entries[at], id, code)])),
        [source]: marked(own, id, source),
      })
      const result = schema.validate({
        ...fields,
        id,
        source,
        title: textOf(`Title ${id}`, title),
        summary: textOf(lead, leads),
        blocks: blocks.map(([own, ...entries], at) => ({
          id: `b${at}`,
          text: textOf(own, entries),
        })),
      })
      if (result.issues === undefined) return result.value
      throw new Error(result.issues.map(({ message }) => message).join())
    })

const IDS = ['a', 'b', 'c', 'd', 'e']
const anyArticles = fc
  .tuple(...IDS.map(anyArticle))
  .chain((articles) => fc.subarray(articles, { minLength: 1 }))

interface Site {
  readonly publication: Publication<Code>
  readonly answers: ReadonlyMap<string, Answer<Code>>
  /** Pages by absolute address. */
  readonly pages: ReadonlyMap<string, ReadPage>
}

const parallel = [
  ['uk', 'en'],
  ['ru', 'uk', 'en'],
] as const

async function readSite(articles: readonly Article<Code>[]): Promise<Site> {
  const publication = publish(articles, { perPage: 2, parallel, originals: 'all' })
  const answers = await crawl(publication)
  const pages = [...answers.values()]
    .filter(({ kind }) => kind === 'article' || kind === 'index' || kind === 'section')
    .map(({ address, body }) => [ORIGIN + address, readPage(body)] as const)
  return { publication, answers, pages: new Map(pages) }
}

function checkHeads({ pages }: Site): void {
  for (const [url, { alternates, canonical, robots, lang }] of pages) {
    expect(robots).toBeUndefined()
    if (alternates.size === 0) continue
    // Self-canonical, in its own group, and everybody in the group says the same.
    expect(canonical).toBe(url)
    expect(alternates.get(lang ?? '')).toBe(url)
    expect([...alternates.values()]).toContain(alternates.get('x-default'))
    expect(alternates.size).toBeGreaterThan(2)
    for (const [hreflang, href] of alternates) {
      const other = pages.get(href)
      expect(other?.alternates).toEqual(alternates)
      if (hreflang !== 'x-default') expect(other?.lang).toBe(hreflang)
    }
  }
}

function checkLinks({ publication, pages }: Site, articles: readonly Article<Code>[]): void {
  for (const article of articles) {
    const links = publication.links(article.id) ?? []
    const byCode = new Map(localeLinks(locales, article, 'ru').map((link) => [link.code, link]))
    const listed = links.filter((link) => link.listed)
    for (const { code, url, canonical, listed: isListed, coverage } of links) {
      expect(coverage).toEqual(byCode.get(code)?.coverage)
      if (url === undefined) continue
      const page = pages.get(url)
      expect(page).toBeDefined()
      expect(isListed ? byCode.get(code)?.listed : true).toBe(true)
      expect(page?.canonical).toBe(canonical)
      expect(page?.structuredData.length).toBe(isListed ? 1 : 0)
      expect(page?.alternates.size ?? 0).toBe(isListed && listed.length > 1 ? listed.length + 1 : 0)
      // An unlisted page never leads to an unlisted one.
      if (listed.length === 0) expect(canonical).toBeUndefined()
      else expect(listed.map((link) => link.url)).toContain(canonical)
      for (const other of links) {
        const shown = page?.switcher.get(other.code)
        expect(shown?.href).toBe(other.href)
        expect(shown?.note === '').toBe(other.listed)
      }
    }
  }
}

function checkSitemap({ answers, pages, publication }: Site, ids: readonly string[]): void {
  const found = new Map<string, ReadonlyMap<string, string>>()
  for (const { kind, address, body } of answers.values()) {
    if (kind !== 'sitemap' || !address.startsWith('/sitemap-')) continue
    for (const url of childrenOf(readXml(body), 'url')) {
      const loc = textOf(url, 'loc') ?? ''
      expect(found.has(loc)).toBe(false)
      const alternates = childrenOf(url, 'xhtml:link').map(
        ({ attributes }) => [attributes.hreflang ?? '', attributes.href ?? ''] as const,
      )
      found.set(loc, new Map(alternates))
    }
  }
  const listed = ids.flatMap((id) => publication.links(id) ?? []).filter((link) => link.listed)
  for (const { url = '' } of listed) expect(found.has(url)).toBe(true)
  for (const [loc, alternates] of found) {
    expect(pages.get(loc)?.canonical).toBe(loc)
    expect(alternates).toEqual(pages.get(loc)?.alternates)
  }
  const articlePages = [...found.keys()].filter(
    (loc) => publication.find(loc.slice(ORIGIN.length)).kind === 'article',
  )
  expect(articlePages.length).toBe(listed.length)
}

function checkFeeds({ answers, publication }: Site, ids: readonly string[]): void {
  for (const code of codes) {
    const expected = ids
      .flatMap((id) => publication.links(id) ?? [])
      .filter((link) => link.code === code && link.listed && link.published !== undefined)
      .map(({ url }) => url)
    const json = answers.get(`/${code}/feed.json`)?.body
    const items: { url: string; id: string; language: string }[] =
      json === undefined ? [] : JSON.parse(json).items
    expect(items.map(({ url }) => url).sort()).toEqual(expected.sort())
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    if (json === undefined) continue
    const atom = childrenOf(readXml(answers.get(`/${code}/atom.xml`)?.body ?? ''), 'entry')
    const rss = childrenOf(readXml(answers.get(`/${code}/feed.xml`)?.body ?? ''), 'channel')[0]
    const all = items.map(({ id }) => id)
    expect(atom.map((each) => textOf(each, 'id'))).toEqual(all)
    expect(rss && childrenOf(rss, 'item').map((each) => textOf(each, 'guid'))).toEqual(all)
  }
}

function checkAddresses({ answers, publication }: Site): void {
  const files = [...answers.values()].map(({ file }) => file.normalize('NFC').toLowerCase())
  expect(new Set(files).size).toBe(files.length)
  for (const [address, { body: _, diagnostics: __, ...place }] of answers) {
    expect(publication.find(address)).toEqual(place)
    expect(place.address).toBe(address)
    if (place.location === undefined) continue
    expect(publication.find(place.location)).toMatchObject({
      status: 200,
      address: place.location,
    })
  }
}

const TO_COME = ['2026-03-10T14:30:00+02:00', '2026-04-01']

function hidesEdition(article: Article<Code>, code: Code): boolean {
  const { draft, expires, editions, published } = article
  const own = editions?.[code]
  if (draft || own?.draft) return true
  if (TO_COME.includes(own?.published ?? published ?? '')) return true
  return expires !== undefined && !TO_COME.includes(expires)
}

// Words of a translation that is not out are nowhere; the source's are, where any edition is out.
function checkHidden({ answers }: Site, articles: readonly Article<Code>[]): void {
  for (const article of articles) {
    const hidden = codes.filter((code) => hidesEdition(article, code))
    const isGone = hidden.length === codes.length
    for (const code of hidden) {
      if (code === article.source && !isGone) continue
      for (const { body } of answers.values()) expect(body).not.toContain(markFor(article.id, code))
    }
  }
}

// What the texts lead to is there, or is reported.
function checkTexts({ answers, publication }: Site): void {
  const reported = [...answers.values()].flatMap(({ diagnostics }) =>
    diagnostics.filter(({ code }) => code === 'unresolved-link').map(({ message }) => message),
  )
  for (const { kind, address, body } of answers.values()) {
    if (!['article', 'parallel', 'index', 'section'].includes(kind)) continue
    for (const [, href = ''] of body.matchAll(/ href="([^"]*)"/g)) {
      const { origin, pathname } = new URL(href, ORIGIN + address)
      if (origin !== ORIGIN || publication.find(pathname).status === 200) continue
      // In a second place what is relative is not written as it was.
      const end = pathname.split('/').slice(-2).join('/')
      expect(reported.some((message) => message.includes(end))).toBe(true)
    }
  }
}

describe('any publication', () => {
  test('says the same in heads, sitemaps, feeds and switchers', async () => {
    await fc.assert(
      fc.asyncProperty(anyArticles, async (articles) => {
        const site = await readSite(articles)
        const ids = articles.map(({ id }) => id)
        checkAddresses(site)
        checkHeads(site)
        checkLinks(site, articles)
        checkSitemap(site, ids)
        checkFeeds(site, ids)
        checkHidden(site, articles)
        checkTexts(site)
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  test('is the same after any revisions as when made at once', async () => {
    const step = fc.oneof(
      fc.constantFrom(...IDS).map((removed) => ({ removed: [removed] })),
      fc
        .constantFrom(...IDS)
        .chain((id) => anyArticle(id).map((changed) => ({ changed: [changed] }))),
      date.map((now) => ({ now })),
    )
    await fc.assert(
      fc.asyncProperty(
        anyArticles,
        fc.array(step, { minLength: 1, maxLength: 5 }),
        async (first, steps) => {
          let revised = publish(first, { parallel, originals: 'marked' })
          let now = revised.now
          const articles = new Map(first.map((article) => [article.id, article]))
          for (const each of steps) {
            const before = await crawl(revised)
            if ('now' in each) {
              revised = revised.at(each.now)
              now = each.now
            } else {
              const { changed = [], removed = [] } = { changed: [], removed: [], ...each }
              revised = revised.with(changed, removed)
              for (const id of removed) articles.delete(id)
              for (const article of changed) articles.set(article.id, article)
            }
            const made = publish([...articles.values()].reverse(), {
              now,
              parallel,
              originals: 'marked',
            })
            const after = await crawl(revised)
            expect([...after]).toEqual([...(await crawl(made))])
            expect(revised.until).toBe(made.until)
            expect(revised.clashes()).toEqual(made.clashes())
            // A version that stayed promises a body that stayed.
            for (const [address, { version, body }] of after) {
              const old = before.get(address)
              if (old?.version === version) expect(old.body).toBe(body)
            }
          }
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)
})
