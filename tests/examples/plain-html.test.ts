import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bundle, hasBrowser, launchBrowser, serve, type TestServer } from '../browser.js'
import { validateHtml } from '../publish/validate-html.js'

const example = (file: string): string =>
  readFileSync(new URL(`../../examples/plain-html/${file}`, import.meta.url), 'utf8')

const PAGES = { '/uk/': example('uk/index.html'), '/en/': example('en/index.html') }

// Real i18next beside the store: it follows by the last line.
const I18NEXT = `
  import i18next from 'i18next'
  import { createLocaleStore, defineLocaleSwitcher } from 'stele/client'
  defineLocaleSwitcher()
  const resources = { uk: { translation: { hi: 'Вітаю' } }, en: { translation: { hi: 'Hello' } } }
  const show = () => { document.querySelector('#page--status').textContent = i18next.t('hi') }
  i18next.on('languageChanged', show)
  i18next.init({ lng: document.documentElement.lang, resources, showSupportNotice: false })
  const store = createLocaleStore({ codes: ['uk', 'en'], default: 'uk' })
  store.subscribe(({ current }) => i18next.changeLanguage(current))
`

test.each(Object.entries(PAGES))('the plain page %s is valid HTML', async (_, html) => {
  expect(await validateHtml(html)).toEqual([])
})

describe.skipIf(!hasBrowser)('plain HTML', () => {
  vi.setConfig({ testTimeout: 30_000 })
  let browser: Browser
  let server: TestServer
  let client = example('client.js')

  beforeAll(async () => {
    const door = await bundle("export * from 'stele/client'")
    server = await serve((path) => {
      const script = { '/client.js': client, '/stele/client.js': door }[path]
      const page = PAGES[path as keyof typeof PAGES]
      const type = page === undefined ? 'text/javascript' : 'text/html; charset=utf-8'
      const body = page ?? script
      return body === undefined ? undefined : { body, headers: { 'Content-Type': type } }
    })
    browser = await launchBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  const switched = async (): Promise<Page> => {
    const page = await browser.newPage()
    await page.goto(`${server.origin}/uk/`)
    await page.evaluate(() => Object.assign(window, { mark: true }))
    await page.getByText('English').click()
    await page.waitForFunction(() => document.documentElement.lang === 'en')
    return page
  }

  test('switches in place, and the store follows', async () => {
    const page = await switched()
    expect(await page.evaluate(() => 'mark' in window)).toBe(true)
    expect(await page.locator('#lead').textContent()).toBe('Trams will run at night.')
    expect(await page.locator('#talks').getAttribute('data-state')).toBe(null)
    await page.waitForFunction(
      () => document.querySelector('#page--status')?.textContent === 'en en',
    )
  })

  test('takes i18next along', async () => {
    client = await bundle(I18NEXT)
    const page = await switched()
    const words = page.locator('#page--status')
    await expect.poll(() => words.textContent()).toBe('Hello')
    await page.goBack()
    await page.waitForFunction(() => document.documentElement.lang === 'uk')
    await expect.poll(() => words.textContent()).toBe('Вітаю')
  })
})
