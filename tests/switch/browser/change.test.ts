import type { Page, Route } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasBrowser } from '../../browser.js'
import { validateHtml } from '../../publish/validate-html.js'
import { contentOf, findings } from './look.js'
import { linkTo, openSite, pathOf, settleImages, switchTo, waitForLanguage } from './reader.js'
import { addressOf, htmlAnswer, locales, PARALLEL, pages } from './site.js'

const { open, openAt, origin } = openSite()

const pairs = locales.codes.flatMap((from) =>
  locales.codes.filter((to) => to !== from).map((to) => [from, to] as const),
)

const isLoadedAnew = (page: Page): Promise<boolean> => page.evaluate(() => !('mark' in window))
const markDocument = (page: Page): Promise<void> =>
  page.evaluate(() => void Object.assign(window, { mark: true }))

describe.skipIf(!hasBrowser)('a switch in the browser', () => {
  test.each(pairs)('from %s to %s leaves nothing of the old page', async (from, to) => {
    const page = await open(from)
    await markDocument(page)
    await switchTo(page, to)
    const html = pages.get(addressOf(to)) ?? ''
    expect(await contentOf(page)).toEqual(await contentOf(page, html))
    expect(pathOf(page)).toBe(addressOf(to))
    expect(await isLoadedAnew(page)).toBe(false)
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe(
      locales.get(to).dir,
    )
  })

  test('there and back gives the page as it was', async () => {
    const page = await open('en')
    const before = await contentOf(page)
    for (const code of ['uk', 'ar', 'ru', 'en'] as const) await switchTo(page, code)
    expect(await contentOf(page)).toEqual(before)
  })

  test('changes the front page too', async () => {
    const page = await openAt('/ru/')
    await switchTo(page, 'ar')
    expect(await contentOf(page)).toEqual(await contentOf(page, pages.get('/ar/')))
  })

  test.each(locales.codes)('to %s leaves valid HTML and nothing for axe to find', async (to) => {
    const page = await open(to === 'en' ? 'ru' : 'en')
    await switchTo(page, to)
    expect(await validateHtml(await page.content())).toEqual([])
    expect(await findings(page)).toEqual([])
  })

  test.each(
    ['/uk/', PARALLEL].flatMap((path) => [360, 1280].map((width) => [path, width] as const)),
  )(
    'is on a page that axe finds nothing on: %s at a width of %i, dark too',
    async (path, width) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await openAt(path, { width, colorScheme })
        expect(await findings(page)).toEqual([])
      }
    },
  )

  test('brings a page side by side to the article', async () => {
    const page = await openAt(PARALLEL)
    await switchTo(page, 'ru')
    expect(await contentOf(page)).toEqual(await contentOf(page, pages.get(addressOf('ru'))))
  })

  test('leaves equal images, open details and the focused link where they are', async () => {
    const page = await open('en')
    await page.locator('summary').last().click()
    await page.evaluate(() => {
      const image = document.querySelector('[src="/images/map.svg"]')
      const link = document.querySelector('.switcher a[hreflang="uk"]')
      Object.assign(window, { isSame: () => image?.isConnected && document.activeElement === link })
    })
    await page.locator(linkTo('uk')).focus()
    await page.keyboard.press('Enter')
    await waitForLanguage(page, 'uk')
    expect(await page.evaluate(() => (window as unknown as { isSame(): boolean }).isSame())).toBe(
      true,
    )
    expect(
      await page
        .locator('details')
        .last()
        .evaluate((details) => 'open' in details && details.open),
    ).toBe(true)
  })

  test('keeps what is selected in code that all locales have', async () => {
    const page = await open('en')
    const selected = () => page.evaluate(() => getSelection()?.toString())
    await page.evaluate(() =>
      getSelection()?.selectAllChildren(document.querySelector('#code') as Node),
    )
    const before = await selected()
    await switchTo(page, 'ar')
    expect(before).toContain('let tram')
    expect(await selected()).toBe(before)
  })

  test('is announced once, in the new language', async () => {
    const page = await open('en')
    const region = page.locator('locale-switcher').getByRole('status')
    expect(await region.textContent()).toBe('')
    await switchTo(page, 'uk')
    expect(await region.textContent()).toBe('UA, Українська')
    expect(await region.getAttribute('lang')).toBe('uk')
  })

  test('keeps the place in the address', async () => {
    const page = await openAt(`${addressOf('en')}#p20`)
    await switchTo(page, 'uk')
    expect(pathOf(page)).toBe(`${addressOf('uk')}#p20`)
  })

  test('goes without a transition where motion is not welcome', async () => {
    const page = await open('en', { reducedMotion: 'reduce' })
    await page.evaluate(() => {
      document.startViewTransition = () => {
        throw new Error('moves')
      }
    })
    await switchTo(page, 'uk')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('uk')
  })

  test('can be refused by the page', async () => {
    const page = await open('en')
    await page.evaluate(() =>
      addEventListener('beforelocalechange', (event) => event.preventDefault()),
    )
    await page.locator(linkTo('uk')).click()
    await page.waitForTimeout(300)
    expect(pathOf(page)).toBe(addressOf('en'))
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  })

  test('fetches ahead when a link is pointed at or focused, and once', async () => {
    const page = await open('en')
    const fetched: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'fetch') fetched.push(new URL(request.url()).pathname)
    })
    await page.locator(linkTo('uk')).hover()
    await page.waitForTimeout(200)
    await page.locator(linkTo('uk')).focus()
    await page.keyboard.press('Enter')
    await waitForLanguage(page, 'uk')
    expect(fetched).toEqual([addressOf('uk')])
  })
})

describe.skipIf(!hasBrowser)('a link of the switcher', () => {
  test('works without script', async () => {
    const page = await open('en', { javaScriptEnabled: false })
    await page.locator(linkTo('uk')).click()
    await page.waitForURL(origin() + addressOf('uk'))
  })

  test('opens a new tab when asked to', async () => {
    const page = await open('en')
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.locator(linkTo('uk')).click({ modifiers: ['Control'] }),
    ])
    await tab.waitForURL(origin() + addressOf('uk'))
    expect(pathOf(page)).toBe(addressOf('en'))
  })

  const other = (change: (html: string) => string) => (route: Route) =>
    route.fulfill(htmlAnswer(change(pages.get(addressOf('uk')) ?? '')))
  test.each<[string, (route: Route) => Promise<void>]>([
    ['the network fails', (route) => route.abort()],
    ['the server fails', (route) => route.fulfill({ status: 500 })],
    ['the answer is no HTML', (route) => route.fulfill({ json: {} })],
    ['the page has no marker', other((html) => html.replace(/ data-stele="[^"]*"/, ''))],
    ['the page has other assets', other((html) => html.replace(/data-stele="/, '$&x'))],
    [
      'the answer is from another site',
      (route) => route.fulfill({ status: 302, headers: { Location: 'http://localhost:9/' } }),
    ],
  ])('navigates plainly when %s', async (_, answer) => {
    const page = await open('en', { expected: /Failed to load|favicon|blocked|Fetch API|connect/ })
    await markDocument(page)
    await page.route('**/*', (route) =>
      route.request().resourceType() === 'fetch' ? answer(route) : route.fallback(),
    )
    await page.evaluate((link) => document.querySelector<HTMLElement>(link)?.click(), linkTo('uk'))
    await page.waitForURL(origin() + addressOf('uk'))
    await waitForLanguage(page, 'uk')
    expect(await isLoadedAnew(page)).toBe(true)
  })

  // Lets a page through only when told to.
  async function holdBack(page: Page, path: string): Promise<() => void> {
    let letThrough = (): void => undefined
    const told = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    await page.route(`**${path}`, async (route) => {
      await told
      await route.fallback().catch(() => undefined) // aborted meanwhile
    })
    return letThrough
  }

  test('changes neither page nor address while the network is slow', async () => {
    const page = await open('en')
    const letThrough = await holdBack(page, addressOf('uk'))
    const before = await contentOf(page)
    await page.locator(linkTo('uk')).click()
    await page.waitForTimeout(300)
    expect(await contentOf(page)).toEqual(before)
    expect(pathOf(page)).toBe(addressOf('en'))
    letThrough()
    await waitForLanguage(page, 'uk')
    expect(pathOf(page)).toBe(addressOf('uk'))
  })

  test('gives way to the one clicked after it', async () => {
    const page = await open('en')
    const letThrough = await holdBack(page, addressOf('uk'))
    await page.locator(linkTo('uk')).click()
    await page.locator(linkTo('ru')).click()
    await waitForLanguage(page, 'ru')
    letThrough()
    await page.waitForTimeout(300)
    expect(pathOf(page)).toBe(addressOf('ru'))
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru')
  })

  test('takes it back when it leads to the page that is shown', async () => {
    const page = await open('en')
    const letThrough = await holdBack(page, addressOf('uk'))
    await page.locator(linkTo('uk')).click()
    await page.locator(linkTo('en')).click()
    letThrough()
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(pathOf(page)).toBe(addressOf('en'))
  })

  test('ends on the second of two clicks at once', async () => {
    const page = await open('en')
    await page.evaluate(
      (links) => {
        for (const link of links) document.querySelector<HTMLElement>(link)?.click()
      },
      [linkTo('uk'), linkTo('ar')],
    )
    await waitForLanguage(page, 'ar')
    await page.waitForTimeout(300)
    expect(pathOf(page)).toBe(addressOf('ar'))
    expect(await contentOf(page)).toEqual(await contentOf(page, pages.get(addressOf('ar'))))
  })

  test('is reached in the middle of a text, and leaves the reader there', async () => {
    const page = await open('en', { width: 360 })
    await page.evaluate(() => scrollTo(0, 2000))
    await page.locator(linkTo('uk')).click()
    await waitForLanguage(page, 'uk')
    await settleImages(page)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500)
  })
})
