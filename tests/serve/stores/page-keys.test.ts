import { createMessages, defineLocales } from 'stele'
import type { Publication, SiteOptions } from 'stele/publish'
import { createMemoryArticles, createStoragePages, type PageCache } from 'stele/server'
import { createStorage } from 'unstorage'
import { describe, expect, test } from 'vitest'
import { type Code, locales, open, story } from './support.js'

const ADDRESSES = ['/uk/a/', '/en/a/', '/uk/', '/uk/feed.xml', '/sitemap.xml', '/uk/nothing/']

/** A page as a node with a cache gives it: what the publication says makes the key. */
async function serve(
  publication: Publication<Code>,
  pages: PageCache,
  address: string,
): Promise<string> {
  const place = publication.find(address)
  const key = `${place.address} ${place.version}`
  const cached = await pages.get(key)
  if (cached !== undefined) return cached
  const { body } = await publication.page(address)
  await pages.set(key, body)
  return body
}

type Options = Omit<SiteOptions<Code>, 'now'>

const article = story('a', 'Один', { published: '2026-03-01', section: 'city' })

async function publicationOf(options: Partial<Options>): Promise<Publication<Code>> {
  const { current } = await open(createMemoryArticles([article]), {
    now: () => '2026-03-10T12:00:00Z',
    ...options,
  })
  return current()
}

test('what a node that is behind writes is never read by one that is not', async () => {
  const store = createMemoryArticles([article])
  const pages = createStoragePages(createStorage())
  const [behind, ahead] = [await open(store), await open(store)]
  await store.save(story('a', 'Новий', { published: '2026-03-02', section: 'life' }))
  await ahead.refresh()
  for (const address of ADDRESSES) {
    // Before and after: the one that is behind may be the last to write.
    await serve(behind.current(), pages, address)
    expect(await serve(ahead.current(), pages, address)).toBe(
      (await ahead.current().page(address)).body,
    )
    await serve(behind.current(), pages, address)
    expect(await serve(ahead.current(), pages, address)).toBe(
      (await ahead.current().page(address)).body,
    )
  }
  expect(await serve(ahead.current(), pages, '/uk/a/')).toContain('Новий')
})

const otherLocales = defineLocales(
  { ru: {}, uk: { label: 'УКР', aliases: ['ua'] }, en: { fallback: ['uk'] } },
  { default: 'ru' },
)

describe('nodes with other options do not read each other’s pages', () => {
  const catalogs = { uk: { 'page.skip': 'Далі' }, en: { 'page.skip': 'Go on' } }
  test.each<[string, Partial<Options>]>([
    ['words', { messages: createMessages(locales, { catalogs }) }],
    ['locales', { locales: otherLocales as typeof locales }],
    ['an address', { url: 'https://example.com' }],
    ['a name', { siteName: 'Other' }],
    ['a logo', { logo: '/logo.svg' }],
    ['a time zone', { timeZone: 'Asia/Tokyo' }],
    ['a threshold', { listAt: 0.1 }],
    ['a policy', { policy: 'omit' }],
    ['a style', { templates: { style: 'p { color: red }' } }],
    ['a script', { script: 'let a' }],
    ['what they say is another revision', { revision: '2' }],
  ])('%s', async (_, options) => {
    const [one, two] = [await publicationOf({}), await publicationOf(options)]
    const keys = (publication: Publication<Code>): readonly string[] =>
      ['/uk/a/', '/en/a/', '/uk/', '/uk/nothing/'].map((each) => publication.find(each).version)
    const shared = new Set(keys(one))
    expect(keys(two).filter((version) => shared.has(version))).toEqual([])
  })
})

test('nodes with the same options and articles read each other’s pages', async () => {
  const [one, two] = [await publicationOf({}), await publicationOf({})]
  for (const address of ADDRESSES) {
    expect(two.find(address).version).toBe(one.find(address).version)
  }
})

test('no two addresses of a site have one key', async () => {
  const places = Array.from((await publicationOf({})).addresses())
  const keys = places.map(({ address, version }) => `${address} ${version}`)
  expect(new Set(keys).size).toBe(keys.length)
})
