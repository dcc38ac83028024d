import {
  type Article,
  articlePath,
  articleSchema,
  createMessages,
  createRenderer,
  defineArticle,
  defineLocales,
  newsroomLocales as locales,
  renderPage,
  resolveArticle,
  SteleError,
  switchLocale,
} from 'stele'
import { createPublication } from 'stele/publish'
import { afterEach, describe, expect, test } from 'vitest'
import { faultsOfPage } from './read-as-browser.js'

type Code = 'ru' | 'uk' | 'en'

const messages = createMessages(locales)
const renderer = createRenderer({ messages })

/** An object with one own key, whatever its name: a literal would set the prototype. */
function keyed(name: string, value: unknown): Record<string, unknown> {
  return Object.fromEntries([[name, value]])
}

/** An article as JSON from anywhere: the types do not hold it. */
function read(fields: object): Article<Code> {
  const input = { id: 'x', source: 'en', title: { en: 'T' }, blocks: [], ...fields }
  return defineArticle(locales, JSON.parse(JSON.stringify(input)))
}

function pageOf(article: Article<Code>, locale: Code = 'uk'): string {
  return renderPage(locales, article, locale, { messages, renderer, siteName: 'S' })
}

describe.each(['__proto__', 'constructor', 'hasOwnProperty', 'prototype', 'toString', 'valueOf'])(
  'the name %s',
  (name) => {
    test('is no locale', () => {
      expect(() => defineLocales(keyed(name, {}) as never, { default: name })).toThrow(SteleError)
      expect(locales.has(name)).toBe(false)
      expect(locales.match(name)).toBeUndefined()
      expect(locales.negotiate(name)).toBe(locales.default)
      expect(() => locales.get(JSON.parse(JSON.stringify(name)))).toThrow(/not declared/)
      expect(
        articleSchema(locales)['~standard'].validate({
          id: 'x',
          source: 'en',
          title: { en: 'T', ...keyed('en', 'T'), [name]: 'P' },
          blocks: [],
        }).issues,
      ).toMatchObject([{ code: 'unknown-locale' }])
    })

    test('is a message like any other, and none where nobody wrote it', () => {
      const own = createMessages(locales, { catalogs: { en: keyed(name, 'Word') } } as never)
      expect(own.words('uk', name as never)).toMatchObject({ text: 'Word', locale: 'en' })
      expect(own.has('uk', name)).toBe(true)
      expect(messages.has('uk', name)).toBe(false)
      expect(messages.has('uk', `section.${name}`)).toBe(false)
      expect(messages.t('uk')(name as never)).toBe(name)
    })

    test('is metadata, a tag, a section, a label of a link like any other', () => {
      const article = read({
        meta: keyed(name, { polluted: true }),
        tags: [name],
        section: name,
        blocks: [{ id: 'a', text: { en: `[x][${name}] &lt; [^${name}]` } }],
        definitions: { en: `[${name}]: /x\n\n[^${name}]: Note` },
      })
      expect(Object.keys(article.meta ?? {})).toEqual([name])
      expect('polluted' in {}).toBe(false)
      const page = pageOf(article)
      expect(page).toContain('<a href="/x">x</a>')
      expect(page).toContain('>Note <a href="#fnref--1"')
      expect(page).toContain(`<p class="section">${name}</p>`)
    })

    test('is an id of a block or text, or refused as one, and nothing else', () => {
      const attempts = [
        { blocks: [{ id: name, text: { en: 'A' } }] },
        { localized: keyed(name, { en: 'L' }), blocks: [] },
      ]
      for (const fields of attempts) {
        try {
          const input = { id: 'x', source: 'en', title: { en: 'T' }, ...fields }
          const article = defineArticle(locales, input as never)
          const { blocks, localized } = renderer.render(resolveArticle(locales, article, 'uk'))
          expect([...blocks.map(({ id }) => id), ...Object.keys(localized)]).toEqual([name])
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-article' })
        }
      }
    })

    test('is a slug and an address like any other', async () => {
      const article = read({ slug: { en: name }, published: '2020-01-01' })
      expect(articlePath(locales, article, 'uk')).toBe(`/uk/${name}/`)
      expect(switchLocale(locales, `/en/${name}`, 'uk')).toBe(`/uk/${name}`)
      const site = createPublication({
        locales,
        articles: [article],
        messages,
        url: 'https://example.org',
        now: '2026-01-01T00:00:00Z',
      })
      expect((await site.page(`/en/${name}/`)).status).toBe(200)
      expect((await site.page(`/${name}/`)).status).toBe(404)
      expect((await site.page(`/en/section/${name}/`)).status).toBe(404)
    })
  },
)

describe('an article that is', () => {
  const plain = () => ({
    id: 'x',
    source: 'en' as const,
    title: { en: 'T &lt;', uk: 'Т' },
    blocks: [
      { id: 'a', text: { en: 'A &lt;', uk: { text: 'А', machine: true } } },
      { id: 'b', text: 'shared[^1]' },
    ],
    definitions: { en: '[^1]: N' },
    localized: { note: { en: 'L' } },
    meta: { any: [1] },
  })
  const expected = pageOf(defineArticle(locales, plain()))

  function deep<T>(value: T, change: (each: object) => object): T {
    if (typeof value !== 'object' || value === null) return value
    const copy = Array.isArray(value)
      ? value.map((each) => deep(each, change))
      : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, deep(each, change)]))
    return change(copy) as T // the same shape
  }

  test('frozen is rendered as any other', () => {
    const frozen = deep(plain(), Object.freeze)
    expect(pageOf(defineArticle(locales, frozen))).toBe(expected)
    expect(pageOf(frozen)).toBe(expected)
    const resolved = deep(resolveArticle(locales, frozen, 'uk'), Object.freeze)
    expect(renderer.render(resolved)).toEqual(
      renderer.render(resolveArticle(locales, frozen, 'uk')),
    )
  })

  test('without prototypes is rendered as any other', () => {
    const bare = deep(plain(), (each) =>
      Array.isArray(each) ? each : Object.assign(Object.create(null), each),
    )
    expect(pageOf(defineArticle(locales, bare))).toBe(expected)
    expect(pageOf(bare)).toBe(expected)
  })

  test.each(['title', 'blocks', 'definitions', 'localized', 'meta', 'source'])(
    'not to be read (%s throws) leaves nothing half done',
    (field) => {
      const failure = new Error('not to be read')
      const broken = Object.defineProperty(plain(), field, {
        enumerable: true,
        get() {
          throw failure
        },
      })
      expect(() => defineArticle(locales, broken)).toThrow(failure)
      expect(() => pageOf(broken)).toThrow(failure)
      expect(pageOf(defineArticle(locales, plain()))).toBe(expected)
    },
  )
})

describe('a prototype of all objects that somebody has changed', () => {
  const article = read({
    title: { en: 'T &lt; *x*' },
    blocks: [
      { id: 'a', text: { en: '\\A [b](/c) ![d](/e) <b onclick="f()">[^1]\n\n[^1]: N' } },
      { id: 'b', text: '- [ ] x &lt;\n\n| a |\n| - |' },
    ],
  })
  const render = () =>
    renderPage(locales, article, 'uk', { messages, renderer: createRenderer({ messages }) })
  const expected = render()
  const added: string[] = []
  const pollute = (name: string, value: unknown, enumerable: boolean) => {
    added.push(name)
    Object.defineProperty(Object.prototype, name, {
      value,
      enumerable,
      configurable: true,
      writable: true,
    })
  }
  const restore = () => {
    for (const name of added.splice(0)) Reflect.deleteProperty(Object.prototype, name)
  }
  afterEach(restore)

  // What opens the sanitizer, adds attributes, or is a name of ours.
  const cases: readonly (readonly [string, unknown])[] = [
    ['polluted', true],
    ['dangerouslyAllowHtml', true],
    ['allowDangerousHtml', true],
    ['schema', { tagNames: ['b', 'script'], attributes: { '*': ['onClick'] } }],
    ['tagNames', ['script']],
    ['remarkPlugins', [() => () => undefined]],
    ['rewriteUrl', () => 'javascript:a'],
    ['allowedSchemes', ['javascript']],
    ['limits', { blocks: 0 }],
    ['script', '/evil.js'],
    ['hName', 'script'],
    ['hProperties', { onClick: 'a' }],
    ['href', 'javascript:a'],
    ['onclick', 'a()'],
    ['properties', { onClick: 'a' }],
    ['children', []],
    ['lang', 'xx'],
    ['id', 'location'],
    ['uk', 'EVIL'],
    ['text', 'EVIL'],
    ['title', 'EVIL'],
    ['of', 'x'],
    ['machine', true],
    ['policy', 'omit'],
    ['blocks', []],
    ['summary', { en: 'EVIL', text: 'EVIL', locale: 'en', dir: 'ltr', state: 'source' }],
    ['definitions', { en: '[x]: /evil', uk: '[x]: /evil' }],
    ['slug', { en: 'evil', uk: 'evil' }],
    ['unit', 'EVIL'],
    ['en', 'evil'],
  ]
  test.each(cases)('changes nothing on a page: %s', (name, value) => {
    for (const enumerable of [true, false]) {
      pollute(name, value, enumerable)
      const page = render()
      restore()
      expect(page).toBe(expected)
    }
    expect(faultsOfPage(expected, ['a', 'b'])).toEqual([])
  })
})

describe('odd characters', () => {
  const articleOf = (text: string) =>
    read({
      published: '2020-01-01',
      title: { en: text },
      summary: { en: text },
      authors: [text],
      tags: [text],
      image: { src: `/${text}.png`, alt: { en: text } },
      blocks: [{ id: 'a', text: { en: text } }],
    })
  const siteOf = (text: string) =>
    createPublication({
      locales,
      articles: [articleOf(text)],
      messages,
      url: 'https://example.org',
      now: '2026-01-01T00:00:00Z',
      siteName: text,
    })
  const bodyOf = async (text: string, address: string) => {
    const { status, body } = await siteOf(text).page(address)
    expect(status).toBe(200)
    return String(body)
  }

  test.each([
    ['half of a surrogate pair', 'a\uD800b'],
    ['NUL', 'a\0b'],
    ['other controls', 'a\u0001\u0008\u001F\u007F\u0085b'],
    ['line and paragraph separators', 'a\u2028b\u2029c'],
    ['no characters', 'a\uFFFE\uFFFFb'],
    ['an override of direction', 'a\u202Eb'],
    ['a byte order mark', '\uFEFFa\uFEFFb'],
  ])('have a page and feeds: %s', async (_, text) => {
    expect(faultsOfPage(pageOf(articleOf(text)), ['a'])).toEqual([])
    expect(pageOf(articleOf(text))).not.toContain('\0')
    for (const address of ['/en/x/', '/en/', '/en/feed.xml', '/en/atom.xml', '/sitemap.xml']) {
      const body = await bodyOf(text, address)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0, 2.2, knows none of these
      const forbidden = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/u
      if (address.endsWith('.xml')) expect(body).not.toMatch(forbidden)
      else expect(body).not.toContain('\0')
    }
    const feed = JSON.parse(await bodyOf(text, '/en/feed.json'))
    expect(feed.items).toHaveLength(1)
  })

  test('are the same characters over a limit: NUL reaches no page', () => {
    const strict = createRenderer({ messages, limits: { blockBytes: 0 } })
    const { title } = strict.render(resolveArticle(locales, articleOf('a\0b'), 'en'))
    expect(title).toMatchObject({ html: 'a\uFFFDb', text: 'a\uFFFDb' })
  })
})

describe('controls of direction in a line', () => {
  test.each([
    ['\u202Eabc', '<bdi>\u202Eabc\u202C</bdi>', '\u2068\u202Eabc\u202C\u2069'],
    ['a\u202Bb\u202Cc', '<bdi>a\u202Bb\u202Cc</bdi>', '\u2068a\u202Bb\u202Cc\u2069'],
    ['a\u202Cb', 'ab', 'ab'],
    ['a\u2069b', 'ab', 'ab'],
    ['a\u2067b', 'a\u2067b\u2069', 'a\u2067b\u2069'],
    ['a\u2067b\u2069c', 'a\u2067b\u2069c', 'a\u2067b\u2069c'],
    [
      'a\u2066\u202Eb\u2069\u202Cc',
      '<bdi>a\u2066\u202Eb\u2069c</bdi>',
      '\u2068a\u2066\u202Eb\u2069c\u2069',
    ],
    ['*a\u202E* b', '<bdi><em>a\u202E</em> b\u202C</bdi>', '\u2068a\u202E b\u202C\u2069'],
    ['&#x202E;a', '<bdi>\u202Ea\u202C</bdi>', '\u2068\u202Ea\u202C\u2069'],
    ['[a](/b "\u202E")', '<a href="/b" title="\u202E">a</a>', 'a'],
    ['a\u200Eb\u200F', 'a\u200Eb\u200F', 'a\u200Eb\u200F'],
  ])('are isolated from what stands around it: %j', (line, html, text) => {
    expect(renderer.renderInline(line)).toEqual({ html, text })
    const article = read({ title: { en: line }, summary: { en: line } })
    const { title, summary } = renderer.render(resolveArticle(locales, article, 'uk'))
    expect([title.html, title.text, summary?.html]).toEqual([html, text, html])
  })

  test('reorder neither the page nor what is told to others about it', async () => {
    const evil = 'Safe \u202Egnp.exe'
    const isolated = '\u2068Safe \u202Egnp.exe\u202C\u2069'
    const article = read({ published: '2020-01-01', title: { en: evil }, authors: [evil, 'B'] })
    const site = createPublication({
      locales,
      articles: [article],
      messages,
      url: 'https://example.org',
      now: '2026-01-01T00:00:00Z',
    })
    const readPage = async (address: string) => String((await site.page(address)).body)
    const page = await readPage('/en/x/')
    expect(page).toContain(`<title>${isolated}</title>`)
    expect(page).toContain(`"headline":"${isolated}"`)
    expect(page).toContain('<h1><bdi>Safe \u202Egnp.exe\u202C</bdi></h1>')
    expect(page).toContain(`By ${isolated} and B`)
    expect(await readPage('/en/')).toContain(`>${isolated}</a>`)
    for (const feed of ['feed.xml', 'atom.xml', 'feed.json']) {
      expect(await readPage(`/en/${feed}`)).toContain(isolated)
    }
  })
})
