import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import { hasBrowser, launchBrowser, serve, type TestServer } from '../../browser.js'
import { addressOf, answer, type Code } from './site.js'

interface OpenOptions extends BrowserContextOptions {
  readonly width?: number
  /** Complaints of the browser that belong to the test, such as an answer of 500. */
  readonly expected?: RegExp
}

/**
 * Serves the test site for the tests of a file. What the browser complains about (a violated
 * policy, an error in a script) fails the test in which it happens.
 */
export function openSite(answerAt: typeof answer = answer) {
  let browser: Browser
  let server: TestServer
  const complaints: string[] = []
  vi.setConfig({ testTimeout: 30_000 }) // on a busy machine a browser takes its time

  beforeAll(async () => {
    if (!hasBrowser) return
    server = await serve(answerAt)
    browser = await launchBrowser()
  }, 60_000)
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close()
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  const openAt = async (path: string, options: OpenOptions = {}): Promise<Page> => {
    const { width = 1280, expected = /favicon/, ...rest } = options
    const context = await browser.newContext({ viewport: { width, height: 800 }, ...rest })
    context.on('page', (page) => {
      const complain = (text: string) => {
        if (!expected.test(text)) complaints.push(text)
      }
      page.on('pageerror', ({ message }) => complain(message))
      page.on('console', (message) => {
        if (message.type() === 'error') complain(`${message.text()} ${message.location().url}`)
      })
    })
    const page = await context.newPage()
    await page.goto(server.origin + path)
    await settleImages(page)
    return page
  }

  return {
    origin: () => server.origin,
    openAt,
    open: (code: Code, options?: OpenOptions) => openAt(addressOf(code), options),
  }
}

export async function settleImages(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete || image.loading === 'lazy'),
  )
}

export const linkTo = (code: Code): string => `.switcher a[hreflang="${code}"]`

/** Clicks a link of the switcher without scrolling to it, and waits for the change. */
export async function switchTo(page: Page, code: Code): Promise<void> {
  await page.evaluate(
    (link) =>
      new Promise<void>((resolve) => {
        addEventListener('localechange', () => resolve(), { once: true })
        document.querySelector<HTMLAnchorElement>(link)?.click()
      }),
    linkTo(code),
  )
}

/** Waits until the page is in a language, however it came to be. */
export async function waitForLanguage(page: Page, code: Code): Promise<void> {
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, code)
}

/** A path on the site. */
export const pathOf = (page: Page): string => {
  const { pathname, search, hash } = new URL(page.url())
  return pathname + search + hash
}
