import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasBrowser } from '../../browser.js'
import { openSite, pathOf, settleImages, switchTo, waitForLanguage } from './reader.js'
import { addressOf } from './site.js'

const { open, origin } = openSite()

// Where a block is in the window.
const topOf = (page: Page, id: string): Promise<number> =>
  page.evaluate((each) => document.getElementById(each)?.getBoundingClientRect().top ?? -1, id)

// So that its top is at the reading line.
async function readAt(page: Page, id: string): Promise<void> {
  await page.evaluate((each) => {
    const { top } = document.getElementById(each)?.getBoundingClientRect() ?? { top: 0 }
    scrollBy(0, top - innerHeight / 4 + 1)
  }, id)
  await page.waitForFunction((each) => history.state?.stele?.block?.id === each, id)
}

const LINE = 200

describe.skipIf(!hasBrowser)('the history of a page', () => {
  test('goes back and forward between locales, each time to the place left', async () => {
    const page = await open('en')
    await readAt(page, 'p8')
    await switchTo(page, 'uk')
    await settleImages(page)
    await readAt(page, 'p20')
    await page.goBack()
    await waitForLanguage(page, 'en')
    expect(pathOf(page)).toBe(addressOf('en'))
    expect(Math.abs((await topOf(page, 'p8')) - LINE)).toBeLessThan(8)
    await page.goForward()
    await waitForLanguage(page, 'uk')
    expect(pathOf(page)).toBe(addressOf('uk'))
    expect(Math.abs((await topOf(page, 'p20')) - LINE)).toBeLessThan(8)
  })

  test('jumps over entries', async () => {
    const page = await open('en')
    await switchTo(page, 'uk')
    await switchTo(page, 'ar')
    await page.evaluate(() => history.go(-2))
    await waitForLanguage(page, 'en')
    expect(pathOf(page)).toBe(addressOf('en'))
  })

  test('turned round at once ends where the address is', async () => {
    const page = await open('en')
    await switchTo(page, 'uk')
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          addEventListener('popstate', () => resolve(), { once: true })
          history.back()
        }),
    )
    await page.goForward()
    await page.waitForTimeout(300)
    expect(pathOf(page)).toBe(addressOf('uk'))
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('uk')
  })

  test('is the browser’s own for entries that no switch has made', async () => {
    const page = await open('en')
    const modes = () => page.evaluate(() => history.scrollRestoration)
    expect(await modes()).toBe('auto')
    await switchTo(page, 'uk')
    expect(await modes()).toBe('manual')
    await page.goBack()
    await waitForLanguage(page, 'en')
    expect(await modes()).toBe('auto')
  })

  test.each(['reloads', 'leaves and comes back'])(
    'keeps the place of a reader who %s after a switch',
    async (how) => {
      const page = await open('en')
      await switchTo(page, 'uk')
      await settleImages(page)
      await readAt(page, 'p25')
      if (how === 'reloads') await page.reload()
      else {
        await page.goto(`${origin()}/uk/`)
        await page.goBack()
      }
      await settleImages(page)
      await page.waitForFunction(() => scrollY > 0)
      expect(Math.abs((await topOf(page, 'p25')) - LINE)).toBeLessThan(8)
    },
  )

  test('fetches nothing for a step to a fragment, and knows its page later', async () => {
    const page = await open('en')
    await switchTo(page, 'uk')
    const fetched: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'fetch') fetched.push(request.url())
    })
    await page.evaluate(() => location.assign('#p30'))
    await page.waitForFunction(() => scrollY > 500)
    await page.waitForTimeout(200)
    await page.goBack()
    await page.waitForFunction(() => scrollY === 0)
    expect(fetched).toEqual([])
    await page.goForward()
    await page.waitForFunction(() => scrollY > 500)
    await page.evaluate(() => history.go(-2))
    await waitForLanguage(page, 'en')
    await page.evaluate(() => history.go(2))
    await waitForLanguage(page, 'uk')
    expect(pathOf(page)).toBe(`${addressOf('uk')}#p30`)
  })

  test('leaves the entries of other scripts alone', async () => {
    const page = await open('en')
    await page.evaluate(() => {
      history.pushState({ photo: 1 }, '', '?photo=1')
      history.pushState({ photo: 2 }, '', '?photo=2')
    })
    await page.evaluate(() => scrollTo(0, 900))
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => history.state)).toEqual({ photo: 2 })
    let changes = 0
    await page.exposeFunction('count', () => {
      changes += 1
    })
    await page.evaluate(() =>
      addEventListener('localechange', () => void Reflect.get(window, 'count')()),
    )
    await page.goBack()
    await page.waitForTimeout(300)
    expect([changes, pathOf(page)]).toEqual([0, `${addressOf('en')}?photo=1`])
  })

  test('reloads when going back fails', async () => {
    const page = await open('en', { expected: /Failed to load|favicon/ })
    await switchTo(page, 'uk')
    await page.route('**/*', (route) =>
      route.request().resourceType() === 'fetch' ? route.abort() : route.fallback(),
    )
    await page.evaluate(() => Object.assign(window, { mark: true }))
    await page.evaluate(() => history.back())
    await waitForLanguage(page, 'en')
    expect(pathOf(page)).toBe(addressOf('en'))
    expect(await page.evaluate(() => 'mark' in window)).toBe(false)
  })
})
