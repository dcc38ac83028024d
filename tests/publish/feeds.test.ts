import { type Article, createRenderer, defineArticle, newsroomLocales as locales } from 'stele'
import { createPublication, indexArticle } from 'stele/publish'
import { describe, expect, test } from 'vitest'
import type { Element } from 'xast'
import { type Code, childrenOf, publish, readXml, textOf } from './support.js'

const article = (id: string, fields: object = {}): Article<Code> =>
  defineArticle(locales, {
    id,
    source: 'uk',
    section: 'city',
    published: '2026-03-01T22:30:00Z',
    title: { uk: `Про *${id}* & ще\uFFFF`, en: `On ${id}` },
    summary: { uk: 'Коротко **про** це' },
    blocks: [
      {
        id: 'a',
        text: { uk: 'Див. [далі](#b), [тут](../x/), [там](//cdn.example/y) & <b>', en: 'One' },
      },
      { id: 'b', text: '![](/map.svg "a > b href=\'x\'")' },
    ],
    ...fields,
  })

const publication = publish([
  article('old', { published: '2026-02-01', updated: '2026-03-09T08:00:00+02:00' }),
  article('new', {
    authors: ['A', 'B'],
    tags: ['трамвай'],
    editions: { en: { translators: ['T'] } },
  }),
  article('undated', { published: undefined }),
  article('afar', { section: 'world', published: '2026-02-15' }),
])
const body = async (address: string) => (await publication.page(address)).body
const atom = readXml(await body('/uk/atom.xml'))
const rss = readXml(await body('/en/feed.xml'))
const json = JSON.parse(await body('/uk/feed.json'))

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/
const ABSOLUTE = /^https:\/\/[^\s]+$/

const FEED_ELEMENTS = ['id', 'title', 'updated', 'link', 'author', 'entry']
const ENTRY_ELEMENTS =
  'id title updated published link author contributor category summary content'.split(' ')

// The MUSTs of RFC 4287, 4.1 and 4.2, as far as they can be broken by what stele writes.
function faultsOfAtom(feed: Element): readonly string[] {
  const faults: string[] = []
  const must = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what)
  }
  must(feed.name === 'feed', 'the root is feed')
  must(feed.attributes.xmlns === 'http://www.w3.org/2005/Atom', 'the name space is Atom’s')
  const entries = childrenOf(feed, 'entry')
  for (const [element, allowed] of [
    [feed, FEED_ELEMENTS],
    ...entries.map((entry) => [entry, ENTRY_ELEMENTS] as const),
  ] as const) {
    const count = (name: string): number => childrenOf(element, name).length
    for (const name of ['id', 'title', 'updated']) must(count(name) === 1, `exactly one ${name}`)
    for (const { name } of childrenOf(element)) must(allowed.includes(name), `no ${name}`)
    for (const name of ['published', 'summary', 'content'])
      must(count(name) <= 1, `at most one ${name}`)
    must(/^[a-z]+:\S+$/.test(textOf(element, 'id') ?? ''), 'an id is an absolute IRI')
    must(RFC3339.test(textOf(element, 'updated') ?? ''), 'updated is RFC 3339')
    const links = childrenOf(element, 'link')
    const kinds = links.map(({ attributes }) =>
      [attributes.rel, attributes.type, attributes.hreflang].join(),
    )
    must(new Set(kinds).size === kinds.length, 'one alternate for each type and hreflang')
    must(
      links.every(({ attributes }) => ABSOLUTE.test(attributes.href ?? '')),
      'links have href',
    )
    must(
      childrenOf(element, 'author').every((person) => childrenOf(person, 'name').length === 1),
      'a person has a name',
    )
    must(
      childrenOf(element, 'category').every(({ attributes }) => Boolean(attributes.term)),
      'a category has a term',
    )
    for (const content of childrenOf(element, 'content')) {
      must(content.attributes.type === 'html', 'content says its type')
      must(childrenOf(content).length === 0, 'html content has no child elements')
    }
    must(
      element === feed || count('content') === 1 || count('link') > 0,
      'an entry without content has an alternate',
    )
  }
  must(
    childrenOf(feed, 'author').length > 0 ||
      entries.every((entry) => childrenOf(entry, 'author').length > 0),
    'somebody is the author',
  )
  const ids = entries.map((entry) => textOf(entry, 'id'))
  must(new Set(ids).size === ids.length, 'ids differ')
  return faults
}

describe('Atom', () => {
  test('keeps every MUST of RFC 4287', async () => {
    expect(childrenOf(atom, 'entry')).toHaveLength(3)
    for (const address of ['/uk/atom.xml', '/en/atom.xml', '/en/city/atom.xml']) {
      expect(faultsOfAtom(readXml(await body(address)))).toEqual([])
    }
    const broken = (await body('/uk/atom.xml')).replace(/<updated>.*?<\/updated>/, '')
    expect(faultsOfAtom(readXml(broken))).toEqual(['exactly one updated', 'updated is RFC 3339'])
  })

  test('says its language, its own address, and the newest item’s date', () => {
    expect(atom.attributes['xml:lang']).toBe('uk')
    const self = childrenOf(atom, 'link').find(({ attributes }) => attributes.rel === 'self')
    expect(self?.attributes.href).toBe('https://example.org/uk/atom.xml')
    expect(textOf(atom, 'updated')).toBe('2026-03-09T06:00:00Z')
    expect(textOf(atom, 'id')).toBe('tag:example.org,2026:feed/uk')
  })

  test('has entries newest first, with ids that outlive their slugs', async () => {
    const entries = childrenOf(atom, 'entry')
    expect(entries.map((entry) => textOf(entry, 'id'))).toEqual([
      'tag:example.org,2026:new/uk',
      'tag:example.org,2026:afar/uk',
      'tag:example.org,2026:old/uk',
    ])
    expect(entries.map((entry) => textOf(entry, 'published'))).toEqual([
      '2026-03-01T22:30:00Z',
      '2026-02-14T22:00:00Z', // midnight in Kyiv
      '2026-01-31T22:00:00Z',
    ])
    expect(textOf(entries[0] ?? atom, 'title')).toBe('Про new & ще\uFFFD')
    const moved = publication.with([article('new', { slug: 'other', published: '2026-03-03' })])
    expect((await moved.page('/uk/atom.xml')).body).toContain('tag:example.org,2026:new/uk')
  })

  test('marks a summary that is in another language', async () => {
    const [entry] = childrenOf(readXml(await body('/en/atom.xml')), 'entry')
    const summary = entry && childrenOf(entry, 'summary')[0]
    expect(summary?.attributes['xml:lang']).toBe('uk')
    expect(childrenOf(atom, 'entry')[0]).toBeDefined()
    const own = childrenOf(childrenOf(atom, 'entry')[0] ?? atom, 'summary')[0]
    expect(own?.attributes['xml:lang']).toBeUndefined()
    expect(own && textOf(own)).toBe('Коротко про це')
  })
})

describe('contents', () => {
  const content = textOf(childrenOf(atom, 'entry')[0] ?? atom, 'content') ?? ''

  test('say their language and have absolute addresses', () => {
    expect(content).toMatch(/^<div lang="uk" dir="ltr">/)
    const found = Array.from(content.matchAll(/ (?:href|src)="([^"]*)"/g), ([, address]) => address)
    expect(found).toEqual([
      'https://example.org/uk/new/#b',
      'https://example.org/uk/x/',
      'https://cdn.example/y',
      'https://example.org/map.svg',
    ])
    expect(content).toContain(`title="a > b href=&#x27;x&#x27;"`)
  })

  test('may be summaries only', async () => {
    const short = publish([article('new')], { feedContent: 'summary' })
    expect((await short.page('/uk/atom.xml')).body).not.toContain('<content')
    expect((await short.page('/uk/feed.xml')).body).not.toContain('<content:encoded')
    const { items } = JSON.parse((await short.page('/uk/feed.json')).body)
    expect(items[0]).toMatchObject({ content_text: 'Коротко про це' })
    expect(items[0]).not.toHaveProperty('content_html')
  })

  test('that hold raw HTML stay what they are', async () => {
    const renderer = createRenderer({ dangerouslyAllowHtml: true })
    const raw = `<video poster=p.png title='>" src="no"' src='v.mp4'></video><img srcset="a.png 1x, /b.png 2x">`
    const wild = publish([article('new', { blocks: [{ id: 'a', text: { uk: raw } }] })], {
      renderer,
    })
    const { items } = JSON.parse((await wild.page('/uk/feed.json')).body)
    expect(items[0].content_html).toContain('poster="https://example.org/uk/new/p.png"')
    expect(items[0].content_html).toContain(`src="https://example.org/uk/new/v.mp4"`)
    expect(items[0].content_html).toContain(
      'srcset="https://example.org/uk/new/a.png 1x, https://example.org/b.png 2x"',
    )
    expect(items[0].content_html).toMatch(
      /title=(?:'>" src="no"'|">&quot; src=&quot;no&quot;"|">&#x22; src=&#x22;no&#x22;")/,
    )
  })
})

describe('RSS', () => {
  const channel = childrenOf(rss, 'channel')[0] ?? rss
  const items = childrenOf(channel, 'item')

  test('has what RSS 2.0 asks of a channel', () => {
    expect(rss.name).toBe('rss')
    expect(rss.attributes.version).toBe('2.0')
    expect(childrenOf(rss)).toHaveLength(1)
    for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate', 'atom:link']) {
      expect(childrenOf(channel, name)).toHaveLength(1)
    }
    expect(textOf(channel, 'language')).toBe('en')
    expect(textOf(channel, 'link')).toBe('https://example.org/en/')
    expect(textOf(channel, 'lastBuildDate')).toBe('Mon, 09 Mar 2026 06:00:00 +0000')
    expect(childrenOf(channel, 'atom:link')[0]?.attributes).toEqual({
      rel: 'self',
      type: 'application/rss+xml',
      href: 'https://example.org/en/feed.xml',
    })
  })

  test('has items with a stable id, a date and a text', () => {
    expect(items).toHaveLength(3)
    for (const item of items) {
      for (const name of ['title', 'link', 'guid', 'pubDate', 'content:encoded']) {
        expect(childrenOf(item, name)).toHaveLength(1)
      }
      expect(childrenOf(item, 'guid')[0]?.attributes.isPermaLink).toBe('false')
      expect(textOf(item, 'pubDate')).toMatch(
        /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/,
      )
    }
    const [first] = items
    expect(first && childrenOf(first, 'dc:creator').map((each) => textOf(each))).toEqual(['A', 'B'])
    expect(first && childrenOf(first, 'category').map((each) => textOf(each))).toEqual([
      'City',
      'трамвай',
    ])
  })
})

describe('JSON Feed', () => {
  test('has what version 1.1 asks for', () => {
    expect(json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Stele',
      home_page_url: 'https://example.org/uk/',
      feed_url: 'https://example.org/uk/feed.json',
      language: 'uk',
      authors: [{ name: 'The Stele' }],
    })
    for (const item of json.items) {
      expect(item).toMatchObject({
        id: expect.stringMatching(/^tag:/),
        url: expect.stringMatching(ABSOLUTE),
        content_html: expect.any(String),
        date_published: expect.stringMatching(RFC3339),
        date_modified: expect.stringMatching(RFC3339),
        language: 'uk',
      })
    }
    expect(json.items[0].authors).toEqual([{ name: 'A' }, { name: 'B' }])
  })
})

test('a section has feeds of its own', async () => {
  const section = readXml(await body('/uk/city/atom.xml'))
  expect(textOf(section, 'title')).toBe('The Stele – Місто')
  expect(textOf(section, 'id')).toBe('tag:example.org,2026:feed/uk/city')
  expect(childrenOf(section, 'entry')).toHaveLength(2)
})

test('a feed is as long as it is told to be', async () => {
  const articles = Array.from({ length: 5 }, (_, at) => article(`a${at}`))
  const short = publish(articles, { feedLength: 3, since: '2020-05-01' })
  const { items } = JSON.parse((await short.page('/uk/feed.json')).body)
  expect(items.map(({ id }: { id: string }) => id)).toEqual([
    'tag:example.org,2020-05-01:a0/uk',
    'tag:example.org,2020-05-01:a1/uk',
    'tag:example.org,2020-05-01:a2/uk',
  ])
})

test('an article is read once for all feeds of a locale, and again where that failed', async () => {
  const one = article('one')
  const asked: string[] = []
  const indexed = createPublication({
    locales,
    url: 'https://example.org',
    now: '2026-03-10T12:00:00Z',
    index: [indexArticle(locales, one)],
    get: (id) => {
      asked.push(id)
      if (asked.length === 1) throw new Error('away')
      return one
    },
  })
  await expect(indexed.page('/uk/feed.xml')).rejects.toThrow('away')
  for (const name of ['feed.xml', 'atom.xml', 'feed.json', 'city/feed.xml']) {
    expect((await indexed.page(`/uk/${name}`)).body, name).toContain('далі')
  }
  expect(asked).toHaveLength(2)
})
