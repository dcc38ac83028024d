import type { Browser, BrowserContextOptions } from 'playwright-core'
import { newsroomLocales } from 'stele'
import { createPublication } from 'stele/publish'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, launchBrowser, serve, type TestServer } from '../../browser.js'

const publication = createPublication({
  locales: newsroomLocales.extend({ zh: {}, 'pt-BR': {} }),
  articles: [],
  url: 'https://example.org',
  now: '2026-03-10T12:00:00Z',
  chooserScript: true,
})

describe.skipIf(!hasBrowser)('the page at the root', () => {
  let browser: Browser
  let server: TestServer
  beforeAll(async () => {
    const answers = new Map<string, { body: string; headers: Readonly<Record<string, string>> }>()
    for (const { address } of publication.addresses()) {
      const { body, contentType } = await publication.page(address)
      answers.set(address, { body, headers: { 'Content-Type': contentType } })
    }
    server = await serve((path) => answers.get(path.replace(/\?.*/, '')))
    browser = await launchBrowser()
  }, 60_000)
  afterAll(async () => {
    server?.close()
    await browser?.close()
  })

  async function arrive(
    options: BrowserContextOptions,
    cookie?: string,
    start = '/',
  ): Promise<string> {
    const context = await browser.newContext(options)
    if (cookie !== undefined) {
      await context.addCookies([{ name: 'locale', value: cookie, url: server.origin }])
    }
    const page = await context.newPage()
    await page.goto(server.origin + start)
    await page.waitForLoadState('networkidle')
    const { pathname, search, hash } = new URL(page.url())
    await context.close()
    return pathname + search + hash
  }

  test.each([
    ['uk-UA', undefined, '/uk/'],
    ['en-GB', undefined, '/en/'],
    ['pt-BR', undefined, '/pt-BR/'],
    ['de-DE', undefined, '/'],
    ['zh-CN', undefined, '/zh/'],
    ['zh-TW', undefined, '/'],
    ['en-GB', 'uk', '/uk/'],
    ['en-GB', 'xx', '/en/'],
    ['en-GB', '%00', '/en/'],
  ])('leads readers of %s with the cookie %s to %s', async (locale, cookie, path) => {
    expect(await arrive({ locale }, cookie)).toBe(path)
  })

  test('keeps query and fragment, and leaves no trace to go back to', async () => {
    expect(await arrive({ locale: 'uk' }, undefined, '/?from=mail#a')).toBe('/uk/?from=mail#a')
  })

  test('is a list of links without script, and for readers who come from the site', async () => {
    expect(await arrive({ locale: 'uk', javaScriptEnabled: false })).toBe('/')
    const context = await browser.newContext({ locale: 'uk' })
    const page = await context.newPage()
    await page.goto(`${server.origin}/en/`)
    await page.evaluate(() => location.assign('/'))
    await page.waitForLoadState('networkidle')
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await page.locator('.chooser a').count()).toBe(5)
    await context.close()
  })
})
