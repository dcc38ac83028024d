import { fileURLToPath } from 'node:url'
import { coverageOf, resolveArticle } from 'stele'
import { loadArticles } from 'stele/node'
import { createPublication } from 'stele/publish'
import { createHandler } from 'stele/server'
import { describe, expect, test } from 'vitest'
import config from '../../examples/newsroom/stele.config.js'
import { crawl } from '../publish/support.js'
import { validateHtml } from '../publish/validate-html.js'

const NOW = '2026-06-01T09:00:00Z'
const content = fileURLToPath(new URL('../../examples/newsroom/articles/', import.meta.url))
const { locales, site } = config
if (site === undefined) throw new Error('the newsroom is no site')
const { articles, diagnostics } = await loadArticles(locales, content)
const publication = createPublication({ ...site, locales, articles, now: NOW })
const pages = [...(await crawl(publication)).values()]
const documents = pages.filter(({ contentType, status }) => {
  return contentType.startsWith('text/html') && status === 200
})

describe('the articles of the newsroom', () => {
  const states = new Set(
    articles.flatMap((article) =>
      locales.codes.flatMap((locale) =>
        resolveArticle(locales, article, locale).blocks.map((block) => block.state),
      ),
    ),
  )
  const coverages = articles.map((article) =>
    Object.values(coverageOf(locales, article)).map(({ characters }) => characters),
  )

  test.each(['source', 'translated', 'outdated', 'machine', 'fallback', 'shared', 'omitted'])(
    'show a block that is %s',
    (state) => {
      expect(states).toContain(state)
    },
  )

  test('are complete, partly translated, and without one locale', () => {
    const kinds = coverages.map((each) => {
      if (each.every((share) => share === 1)) return 'complete'
      return each.includes(0) ? 'lacking a locale' : 'partly translated'
    })
    expect(new Set(kinds)).toEqual(new Set(['complete', 'partly translated', 'lacking a locale']))
  })

  test.each(['<blockquote', '<ul>', '<ol>', '<table', 'data-footnote-ref', '<a href="https:'])(
    'hold %s in every locale',
    (markup) => {
      for (const locale of locales.codes) {
        const own = pages.filter((page) => page.locale === locale)
        expect(own.some(({ body }) => body.includes(markup))).toBe(true)
      }
    },
  )
})

describe('every page of the newsroom', () => {
  test('exists: a front page for each locale, and each article in each', () => {
    const own = documents.filter(({ kind }) => kind === 'index' || kind === 'article')
    expect(own).toHaveLength(locales.codes.length * (1 + articles.length))
  })

  test('belongs to a site with sections, feeds, a sitemap and a style of its own', () => {
    const kinds = new Set(pages.map(({ kind }) => kind))
    for (const kind of ['section', 'feed', 'sitemap', 'robots', 'style', 'script', 'not-found']) {
      expect(kinds).toContain(kind)
    }
  })

  test.each(documents)('at $address is valid HTML', async ({ body }) => {
    expect(await validateHtml(body)).toEqual([])
  })

  test.each(documents)(
    'at $address links only to pages and places that exist',
    ({ address, body }) => {
      const links = Array.from(body.matchAll(/ href="([^"]*)"/g), ([, url = '']) => url)
      expect(links.length).toBeGreaterThan(3)
      for (const link of links) {
        const { origin, pathname, hash } = new URL(link, `${site.url}${address}`)
        if (origin !== site.url) continue
        const target = pages.find((page) => page.address === pathname)
        expect(target?.status, link).toBe(200)
        if (hash !== '') expect(target?.body, link).toContain(` id="${hash.slice(1)}"`)
      }
    },
  )

  test('is served in its language', async () => {
    const handler = createHandler(publication, { now: () => NOW })
    for (const { address, locale, kind, body } of documents) {
      if (kind === 'chooser') continue
      const response = await handler(new Request(`${site.url}${address}`))
      expect(response.status, address).toBe(200)
      const [first] = response.headers.get('Content-Language')?.split(', ') ?? []
      expect(first, address).toBe(locale)
      expect(await response.text()).toBe(body)
    }
  })
})

test('nothing is wrong with the newsroom', () => {
  const wrong = diagnostics.filter(({ severity }) => severity !== 'info')
  expect([...wrong, ...publication.clashes()]).toEqual([])
})
