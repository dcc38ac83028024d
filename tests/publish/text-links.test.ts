import { type Article, createRenderer, defineArticle, newsroomLocales as locales } from 'stele'
import { describe, expect, test } from 'vitest'
import { type Code, crawl, publish } from './support.js'

const port = defineArticle(locales, {
  id: 'city__port',
  source: 'uk',
  published: '2026-03-02',
  slug: { uk: 'порт', en: 'port', ru: 'old-port' },
  formerSlugs: ['harbour'],
  title: { uk: 'Порт', en: 'The port', ru: null },
  blocks: [{ id: 'a', text: { uk: 'Один', en: 'One' } }],
})
const bus = defineArticle(locales, {
  id: 'bus',
  source: 'en',
  slug: { en: 'bus', uk: 'avtobus' },
  title: { en: 'The bus' },
  blocks: [{ id: 'a', text: { en: 'One' } }],
})
const linking = (text: string, fields: object = {}): Article<Code> =>
  defineArticle(locales, {
    id: 'city__tram',
    source: 'en',
    published: '2026-03-01',
    slug: 'tram',
    title: { en: 'Tram', uk: 'Трамвай', ru: 'Трамвай' },
    blocks: [{ id: 'a', text: { en: text, uk: `Так ${text}`, ru: `Да ${text}` } }],
    ...fields,
  })

const PORT = '/uk/%D0%BF%D0%BE%D1%80%D1%82/'
const linkIn = async (markdown: string, code: Code): Promise<string | undefined> => {
  const { body } = await publish([port, bus, linking(markdown)]).page(`/${code}/tram/`)
  return /<p id="a">.*?<a (.*?)>/.exec(body)?.[1]
}

describe('a link in a text to another article', () => {
  test.each([
    ['an address in the same locale', '/en/port/'],
    ['an address in another locale', PORT],
    ['an address as people read it', '/uk/порт/'],
    ['an address without its last slash', '/en/port'],
    ['an alias of a locale', '/ua/порт/'],
    ['an old slug', '/uk/harbour/'],
    ['a slug of another locale', '/uk/port/'],
    ['a slug where that locale has no page', '/ru/port/'],
    ['an absolute address of the site', 'https://example.org/en/port/'],
    ['one without its scheme', '//example.org/en/port/'],
    ['the path of a file', '../port/uk.md'],
    ['the path of a file in another layout', 'port.en.md'],
    ['the path of a file below its locale', '../../en/city/port.md'],
    ['the path of a folder', '../port/'],
    ['the path of a file by an alias', '../port/ua.md'],
  ])('follows the reader’s locale: %s', async (_, url) => {
    expect(await linkIn(`[p](<${url}>)`, 'uk')).toBe(`href="${PORT}"`)
    expect(await linkIn(`[p](<${url}>)`, 'en')).toBe('href="/en/port/"')
  })

  test('leads to the page it names where the reader’s locale has none', async () => {
    expect(await linkIn('[p](/en/port/)', 'ru')).toBe('href="/en/port/" hreflang="en"')
    expect(await linkIn('[p](../port/uk.md)', 'ru')).toBe(`href="${PORT}" hreflang="uk"`)
  })

  test('leads along the reader’s chain where it names none', async () => {
    expect(await linkIn('[p](../port/)', 'ru')).toBe('href="/en/port/" hreflang="en"')
  })

  test('keeps query, fragment and title', async () => {
    expect(await linkIn('[p](/en/port/?a=1&b=2#c "T")', 'uk')).toBe(
      `href="${PORT}?a=1&amp;b=2#c" title="T"`,
    )
  })

  test('is one in a definition, and in a footnote', async () => {
    expect(await linkIn('[p][d]\n\n[d]: /en/port/', 'uk')).toBe(`href="${PORT}"`)
    const { body } = await publish([port, linking('x[^1]\n\n[^1]: [p](/en/port/)')]).page(
      '/uk/tram/',
    )
    expect(body).toContain(`<a href="${PORT}">p</a>`)
  })

  test('follows below a base and without a prefix', async () => {
    const site = publish([port, bus, linking('[b](/news/en/bus/) [c](/en/bus/)')], {
      url: 'https://example.org/news/',
      unprefixedDefault: true,
    })
    const { body } = await site.page('/news/tram/')
    expect(body).toContain('<a href="/news/bus/">b</a> <a href="/en/bus/">c</a>')
  })

  test('is absolute in feeds, and the same', async () => {
    const site = publish([port, linking('[p](../port/en.md#x)')])
    expect((await site.page('/uk/feed.json')).body).toContain(
      `<a href=\\"https://example.org${PORT}#x\\">p</a>`,
    )
  })

  test.each([
    '#talks',
    '?page=2',
    'https://example.com/en/port/',
    'mailto:a@example.org',
    '/files/port.pdf',
    '../port/plan.pdf',
    '/en/feed.xml',
    '/en/',
    '/about',
    '/en/port/with/uk/',
  ])('is none, and stays as it is: %s', async (url) => {
    const answer = await publish([port, bus, linking(`[p](${url})`)]).page('/uk/tram/')
    expect(answer.body).toContain(`<a href="${url}">p</a>`)
    expect(answer.diagnostics).toEqual([])
  })

  test.each(['/en/gone/', '/ua/gone', '../gone/uk.md', 'https://example.org/uk/gone/', 'x/'])(
    'is reported where it leads nowhere: %s',
    async (url) => {
      const answer = await publish([port, linking(`[p](${url})`)]).page('/uk/tram/')
      expect(answer.body).toContain(`<a href="${url}">p</a>`)
      expect(answer.diagnostics).toEqual([
        {
          code: 'unresolved-link',
          severity: 'warning',
          message: `The link to "${url}" leads to no page. Correct or remove it.`,
          locale: 'uk',
          block: 'a',
          article: 'city__tram',
        },
      ])
    },
  )

  test('is followed where a renderer of one’s own has put it in the place of plain words', async () => {
    const renderer = createRenderer()
    const linked = (html: string): string =>
      html.replace('words', '<A HREF="/uk/harbour/">words</A>')
    const site = publish([port, linking('Plain words')], {
      renderer: {
        ...renderer,
        renderAsync: async (article) => {
          const rendered = await renderer.renderAsync(article)
          for (const block of rendered.blocks) Object.assign(block, { html: linked(block.html) })
          return rendered
        },
      },
    })
    expect((await site.page('/en/tram/')).body).toContain('<A href="/en/port/">words</A>')
  })

  test('does not give away what is not out', async () => {
    const draft = { ...port, draft: true }
    const { body, diagnostics } = await publish([draft, linking('[p](../port/uk.md)')]).page(
      '/en/tram/',
    )
    expect(diagnostics).toHaveLength(1)
    expect(body).toContain('href="../port/uk.md"')
  })

  test.each([
    '[p](/en/port/)',
    '[p](../port/uk.md)',
    '[p][d]\n\n[d]: </uk/порт/>',
    '<https://example.org/en/port/>',
    '[p](/en/p&#111;rt/)',
  ])('gives its page another version when its end moves: %s', async (text) => {
    const before = publish([port, linking(text)], { parallel: [['uk', 'en']] })
    const moved = {
      ...port,
      slug: { uk: 'новий', en: 'port', ru: 'old-port' },
      formerSlugs: ['порт'],
    }
    const after = before.with([moved])
    for (const address of ['/uk/tram/', '/uk/feed.xml', '/uk/tram/with/en/']) {
      const [old, now] = [await before.page(address), await after.page(address)]
      expect(now.body).not.toBe(old.body)
      expect(now.version).not.toBe(old.version)
    }
    const touched = new Set([...before.touches(port.id), ...after.touches(port.id)])
    const pages = await crawl(before)
    for (const [address, { body }] of await crawl(after)) {
      if (pages.get(address)?.body !== body) expect([...touched]).toContain(address)
    }
    // Another article does not touch it.
    expect(before.with([bus]).find('/uk/tram/').version).toBe(before.find('/uk/tram/').version)
    expect([...before.touches(bus.id)]).not.toContain('/uk/tram/')
  })
})

describe('links in a headline and a summary', () => {
  const site = publish([
    port,
    linking('x', {
      title: { en: 'To [it](../port/en.md)' },
      summary: { en: 'See *[it](../port/)*' },
    }),
  ])

  test('are followed on the page of the article', async () => {
    const { body } = await site.page('/en/tram/')
    expect(body).toContain('<h1>To <a href="/en/port/">it</a></h1>')
    expect(body).toContain('<p class="summary">See <em><a href="/en/port/">it</a></em></p>')
  })

  test.each(['title', 'summary'])('are reported where they lead nowhere: %s', async (name) => {
    const dead = linking('x', { [name]: { en: 'To [it](../gone/en.md)' } })
    const { diagnostics } = await publish([port, dead]).page('/en/tram/')
    expect(diagnostics.map(({ code }) => code)).toEqual(['unresolved-link'])
  })

  test('are not repeated in lists, where an item leads to its article', async () => {
    const { body } = await site.page('/en/')
    expect(body).toContain('<p>See <em>it</em></p>')
  })
})
