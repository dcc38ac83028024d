import fc from 'fast-check'
import {
  createMessages,
  createRenderer,
  defineArticle,
  newsroomLocales as locales,
  type RendererOptions,
  renderPage,
  resolveArticle,
  type UrlContext,
} from 'stele'
import { describe, expect, test } from 'vitest'
import { english, renderEnglish } from './rendering.js'

describe('the schemes of addresses', () => {
  test.each([
    ['https://example.org/', 'http://example.org/', '//example.org/'],
    ['mailto:a@example.org', 'tel:+380441234567', 'sms:+380441234567', 'xmpp:a@example.org'],
    ['/a:b', 'a/b:c', '?a:b', '#a:b', 'page.html', './a:b'],
  ])('let through what leads somewhere: %s …', (...addresses) => {
    for (const url of addresses) {
      expect(createRenderer().renderMarkdown(`[a](${url})`)).toBe(`<p><a href="${url}">a</a></p>\n`)
    }
  })

  test.each([
    'javascript:a',
    'JAVASCRIPT:a',
    'java&#9;script:a',
    '&#1;javascript:a',
    'vbscript:a',
    'data:text/html,a',
    'file:///etc',
    'blob:a',
    'unknown:a',
  ])('hold back %s', (url) => {
    const renderer = createRenderer()
    expect(renderer.renderMarkdown(`[a](<${url}>)`)).toBe('<p><a>a</a></p>\n')
    expect(renderer.renderMarkdown(`![a](<${url}>)`)).toBe('<p><img alt="a"></p>\n')
    expect(renderer.renderInline(`[a](<${url}>)`).html).toBe('<a>a</a>')
  })

  test('are chosen with an option, in texts plain or not', () => {
    const renderer = createRenderer({ allowedSchemes: ['https', 'gemini'] })
    const links = (text: string) =>
      renderer.renderMarkdown(text).match(/(?<= (?:href|src)=")[^"]+/g)
    expect(links('[a](https://b) [a](gemini://b) [a](/b) &lt;')).toEqual([
      'https://b',
      'gemini://b',
      '/b',
    ])
    expect(links('[a](http://b) [a](mailto:b@c) <http://b> [a](tel:1)')).toBeNull()
    expect(links('![a](https://b) ![a](gemini://b)')).toEqual(['https://b'])
    expect(links('[a](/b)')).toEqual(['/b'])
  })

  test.each(['javascript', 'data', 'vbscript', 'HTTPS', 'tel:', ''])('cannot be %j', (scheme) => {
    expect(() => createRenderer({ allowedSchemes: [scheme] })).toThrow(
      `The scheme "${scheme}" cannot be allowed.`,
    )
  })

  test('hold for every candidate of a source that a plugin makes', () => {
    const source = (srcSet: string) => {
      const plugin = () => (tree: { children: unknown[] }) => {
        tree.children = [
          { type: 'element', tagName: 'source', properties: { srcSet }, children: [] },
        ]
      }
      return renderEnglish({ a: 'x' }, { rehypePlugins: [plugin] }).html
    }
    expect(source('/a.png 1x, https://b/c,d.png 2x')).toContain('srcset')
    for (const bad of [
      'javascript:a',
      '/a 1x, data:b',
      'https://a 1x,javascript:b 2x',
      ' data:a',
    ]) {
      expect(source(bad)).not.toContain('srcset')
    }
  })
})

describe('links that leave the site', () => {
  const render = (text: string, externalLinks: RendererOptions['externalLinks'] = {}) =>
    createRenderer({ externalLinks }).renderMarkdown(text).trim()

  test.each([
    ['https://other.example/', true],
    ['http://example.org:8080/', true],
    ['//other.example/', true],
    ['/\\other.example/', false], // the backslash is percent-encoded
    ['https://example.org/a', false],
    ['//example.org/a', false],
    ['/a', false],
    ['a?b=https://other.example', false],
    ['#a', false],
    ['mailto:a@other.example', false],
  ])('are told from others: %s', (url, isExternal) => {
    const html = render(`[a](<${url}>)`, {
      site: 'https://example.org/news/',
    })
    expect(html.includes(' rel="noopener"')).toBe(isExternal)
  })

  test('carry what the policy says', () => {
    expect(render('[a](https://b "c")', { rel: 'nofollow  noopener', target: '_blank' })).toBe(
      '<p><a href="https://b" title="c" rel="nofollow noopener" target="_blank">a</a></p>',
    )
    expect(render('https://b', { rel: '' })).toBe('<p><a href="https://b">https://b</a></p>')
    expect(render('[a](https://b) [a](https://c)', { site: ['https://b', 'https://c'] })).toBe(
      '<p><a href="https://b">a</a> <a href="https://c">a</a></p>',
    )
  })

  test('need a site that is an address', () => {
    expect(() => createRenderer({ externalLinks: { site: 'example.org' } })).toThrow(
      'The site of external links is "example.org".',
    )
  })
})

describe('addresses that a hook rewrites', () => {
  test.each([
    [`<a href="/b" id='c'>`, '<a href="/x/b" id=\'c\'>'],
    [`<a href='/b"'>`, '<a href="/x/b&#x22;">'],
    ['<a href=/b class=c>', '<a href="/x/b" class=c>'],
    ['<A HREF = "/b">', '<A href="/x/b">'],
    ['<img alt="a>b" src=/i.png>', '<img alt="a>b" src="/x/i.png">'],
  ])('are those of raw HTML too, where it is allowed: %s', (html, expected) => {
    const renderer = createRenderer({
      dangerouslyAllowHtml: true,
      rewriteUrl: (url) => `/x${url}`,
    })
    expect(renderer.renderInline(`a ${html} b`).html).toBe(`a ${expected} b`)
  })

  const asked = (rewriteUrl: (url: string, context: UrlContext) => string = (url) => url) => {
    const calls: (readonly [string, UrlContext])[] = []
    const renderer = createRenderer({
      rewriteUrl: (url, context) => {
        calls.push([url, context])
        return rewriteUrl(url, context)
      },
    })
    return { calls, renderer }
  }

  test('are those of links and images in blocks, lines, definitions and notes', () => {
    const { calls, renderer } = asked((url) => `/x${url}`)
    const article = defineArticle(locales, {
      id: 'trams',
      source: 'en',
      title: { en: '[T](/title)', uk: 'Т' },
      summary: { en: '[S](/summary)' },
      localized: { note: { en: '[L](/line)' } },
      blocks: [
        { id: 'a', text: { en: '[A](/a?b&c "t") ![I](/i.png) [D][d] [^n] [here](#a)' } },
        { id: 'b', text: { en: 'Б', uk: '[У](/u)' } },
        { id: 'c', text: '![](/shared.png)' },
      ],
      definitions: { en: '[d]: /d\n\n[^n]: [N](/n)' },
    })
    const page = renderer.render(resolveArticle(locales, article, 'uk'))
    expect(page.blocks[0]?.html).toBe(
      '<p id="a" lang="en" data-state="fallback"><a href="/x/a?b&#x26;c" title="t">A</a> <img src="/x/i.png" alt="I"> <a href="/x/d">D</a> <sup><a href="#fn--1" id="fnref--1" data-footnote-ref aria-describedby="fn--label">1</a></sup> <a href="#a">here</a></p>',
    )
    const of = (kind: UrlContext['kind'], locale: string) => ({
      kind,
      locale,
      pageLocale: 'uk',
      articleId: 'trams',
    })
    expect(calls).toEqual([
      ['/summary', of('link', 'en')],
      ['/line', of('link', 'en')],
      ['/a?b&c', of('link', 'en')],
      ['/i.png', of('image', 'en')],
      ['/d', of('link', 'en')],
      ['/u', of('link', 'uk')],
      ['/shared.png', of('image', 'uk')],
      ['/n', of('link', 'en')],
    ])
  })

  test('are asked for outside articles too', () => {
    const { calls, renderer } = asked()
    renderer.renderMarkdown('[a](/b)', { locale: 'ru' })
    renderer.renderInline('[a](/b)', { locale: 'uk' })
    expect(calls).toEqual([
      ['/b', { kind: 'link', locale: 'ru', pageLocale: 'ru' }],
      ['/b', { kind: 'link', locale: 'uk', pageLocale: 'uk' }],
    ])
  })

  test('are held to the schemes as well, and may leave the site', () => {
    const render = (to: string, options: RendererOptions = {}) =>
      createRenderer({ rewriteUrl: () => to, ...options })
        .renderMarkdown('[a](/b) ![c](/d)')
        .trim()
    expect(render('javascript:a')).toBe('<p><a>a</a> <img alt="c"></p>')
    expect(render(' javascript:a')).toBe('<p><a>a</a> <img alt="c"></p>')
    expect(render('tel:1')).toBe('<p><a href="tel:1">a</a> <img alt="c"></p>')
    expect(render('tel:1', { allowedSchemes: ['https'] })).toBe('<p><a>a</a> <img alt="c"></p>')
    expect(render('"><script>')).toBe(
      '<p><a href="&#x22;><script>">a</a> <img src="&#x22;><script>" alt="c"></p>',
    )
    expect(render('/\\b', { externalLinks: {} })).toContain(' rel="noopener"') // to browsers, `//b`
    expect(render('https://b', { externalLinks: { rel: 'external' } })).toBe(
      '<p><a href="https://b" rel="external">a</a> <img src="https://b" alt="c"></p>',
    )
  })

  test('are not taken out of what an attribute says', () => {
    const { calls, renderer } = asked((url) => `/x${url}`)
    const text = `[a](/b '<a href="/c">') <!-- <a href="/d"> --> \`<a href="/e">\``
    expect(renderer.renderMarkdown(text)).toContain(
      '<a href="/x/b" title="<a href=&#x22;/c&#x22;>">a</a>',
    )
    expect(calls.map(([url]) => url)).toEqual(['/b'])
  })

  test('never come from another page, though the text is remembered', () => {
    const renderer = createRenderer({
      rewriteUrl: (url, { pageLocale, articleId }) => `/${pageLocale}/${articleId}${url}`,
    })
    const article = (id: string) =>
      defineArticle(locales, {
        id,
        source: 'en',
        title: { en: '[T](/t) &lt;', uk: 'Т', ru: 'Т' },
        blocks: [{ id: 'a', text: { en: '&lt; [A](/a)' } }],
      })
    for (const id of ['one', 'two', 'one']) {
      for (const code of locales.codes) {
        const { html, title } = renderer.render(resolveArticle(locales, article(id), code))
        expect(html).toContain(`href="/${code}/${id}/a"`)
        if (code === 'en') expect(title.html).toContain(`href="/en/${id}/t"`)
      }
    }
    expect(renderer.cacheStatus().hits).toBeGreaterThan(0)
  })

  test('follow a hook that answers otherwise the next time', () => {
    let to = '/one'
    const renderer = createRenderer({ rewriteUrl: () => to })
    const resolved = english({ a: '[a](/b)' })
    expect(renderer.render(resolved).html).toContain('/one')
    to = '/two'
    expect(renderer.render(resolved).html).toContain('/two')
  })

  test('lead from a page to the article in the reader’s locale', () => {
    const messages = createMessages(locales)
    const slugs = new Map([
      ['en', 'night-trams'],
      ['uk', 'nichni-tramvai'],
    ])
    const renderer = createRenderer({
      messages,
      rewriteUrl: (url, { pageLocale }) =>
        url === 'article:night-trams' || url === '/night-trams'
          ? `/${pageLocale}/${slugs.get(pageLocale) ?? 'night-trams'}/`
          : url,
    })
    const article = defineArticle(locales, {
      id: 'x',
      source: 'en',
      title: { en: 'X' },
      blocks: [{ id: 'a', text: { en: '[Trams](/night-trams)' } }],
    })
    expect(renderPage(locales, article, 'uk', { messages, renderer })).toContain(
      '<a href="/uk/nichni-tramvai/">Trams</a>',
    )
  })
})

// A plugin turns the shorter way off: the same renderer with one that does nothing is the reference.
test('is the same by the shorter way and by the longer one, whatever the options', () => {
  const token = fc.constantFrom(
    ...[
      '[a](/b)',
      '[a](http://b.c "d")',
      '[a](mailto:b@c)',
      '[a](tel:1)',
      '![a](/b.png)',
      '[a](#b)',
    ],
    ...[
      '<https://a.b>',
      '<mailto:a@b>',
      '[a]: /b\n',
      '[a]',
      ' ',
      '\n',
      '\n\n',
      '*',
      '`',
      '- ',
      '"',
      "'",
    ],
    ...['word', '<', '&', '<a href="/c">', 'www.a.b', '](', '[', '//x', 'http:', '(/a)'],
  )
  const options = fc.record(
    {
      allowedSchemes: fc.subarray(['http', 'https', 'mailto', 'tel']),
      externalLinks: fc.record(
        {
          site: fc.constant('http://b.c'),
          rel: fc.constantFrom('', 'nofollow'),
          target: fc.constant('_blank'),
        },
        { requiredKeys: [] },
      ),
      rewriteUrl: fc.constantFrom(
        (url: string, { kind, locale }: UrlContext) => `/${kind}/${locale}/${url}`,
        (url: string) => url.replace('/', 'javascript:'),
        (url: string) => `https://c.d/${url}`,
      ),
      typography: fc.boolean(),
      gfm: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const nothing = () => () => {}
  fc.assert(
    fc.property(
      options,
      fc.array(token, { maxLength: 8 }).map((tokens) => tokens.join('')),
      (each, text) => {
        const short = createRenderer(each)
        const long = createRenderer({ ...each, remarkPlugins: [nothing] })
        for (const renderer of [short, short]) {
          expect(renderer.renderMarkdown(text)).toBe(long.renderMarkdown(text))
          expect(renderer.renderInline(text)).toEqual(long.renderInline(text))
          if (text.trim() === '') continue
          const article = english({ a: text, b: text }, '[b]: /b')
          expect(renderer.render(article)).toEqual(long.render(article))
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 100) },
  )
})

test('says so when `rewriteUrl` answers no address', () => {
  const forgetful = (() => undefined) as unknown as (url: string) => string
  const { renderMarkdown } = createRenderer({ rewriteUrl: forgetful })
  expect(() => renderMarkdown('[a](/b)')).toThrow('The option "rewriteUrl" answers undefined.')
  expect(renderMarkdown('no address')).toBe('<p>no address</p>\n')
})
