import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasBrowser } from '../../browser.js'
import { validateHtml } from '../../publish/validate-html.js'
import { contentOf, findings } from './look.js'
import {
  addressOf,
  answer,
  blocksIn,
  type Code,
  KINDS,
  late,
  locales,
  site,
  unsized,
} from './newsroom.js'
import { linkTo, openSite, switchTo, waitForLanguage } from './reader.js'

const { openAt } = openSite(answer)
const open = (code: Code, options?: Parameters<typeof openAt>[1]) =>
  openAt(addressOf(code), options)
// A page for what is not there is an answer of 404.
const expected = /favicon|404/

// From `ru`, each pair of locales once in each direction.
const WALK = ['uk', 'ru', 'en', 'ru', 'ar', 'uk', 'en', 'uk', 'ar', 'en', 'ar', 'ru'] as const

// How far things moved that nobody had asked to (https://web.dev/cls), once late images are there.
async function shiftOf(page: Page): Promise<number> {
  await page.waitForTimeout(1200)
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const sum = (entries: PerformanceEntryList) =>
          (entries as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
            .filter(({ hadRecentInput }) => !hadRecentInput)
            .reduce((total, { value }) => total + value, 0)
        const observer = new PerformanceObserver((list) => resolve(sum(list.getEntries())))
        observer.observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum(observer.takeRecords())), 200)
      }),
  )
}

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.skipIf(!hasBrowser)('the pages of a publication', () => {
  test('switch in place between all locales: valid, and nothing for axe to find', async () => {
    const page = await open('ru')
    const looked = new Set<Code>()
    for (const to of WALK) {
      await switchTo(page, to)
      const { body } = await site.page(addressOf(to))
      expect(await contentOf(page)).toEqual(await contentOf(page, body))
      expect(await validateHtml(await page.content())).toEqual([])
      if (!looked.has(to)) expect(await findings(page)).toEqual([])
      looked.add(to)
    }
  })

  test('do not move when images come late, on loading and after a switch', async () => {
    const page = await openAt(late + addressOf('en'))
    expect(await shiftOf(page)).toBe(0)
    await page.locator(linkTo('uk')).click()
    await waitForLanguage(page, 'uk')
    expect(await shiftOf(page)).toBe(0)
  })

  test('would move where the sizes of images are not known', async () => {
    expect(await shiftOf(await openAt(unsized + addressOf('en')))).toBeGreaterThan(0)
  })

  test.each(KINDS)('give axe nothing to find, and fit at any zoom: %s', async (path) => {
    const page = await openAt(path, { expected })
    expect(await findings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await findings(page)).toEqual([])
    // 400% of a window of 1280, then twice the size of text only.
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await overflowOf(page)).toBe(0)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    expect(await overflowOf(page)).toBe(0)
  })

  test('can be switched by keyboard alone at 400% zoom', async () => {
    const page = await open('en', { width: 320 })
    await page.setViewportSize({ width: 320, height: 200 })
    await page.keyboard.press('Tab') // to the skip link
    await page.keyboard.press('Tab') // to the front page
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    expect(await focused.getAttribute('hreflang')).toBe('ru')
    const box = await focused.boundingBox()
    expect(box?.y).toBeGreaterThanOrEqual(0)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(200)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await waitForLanguage(page, 'uk')
    expect(await focused.getAttribute('hreflang')).toBe('uk')
  })

  test('keep their place when a link of the switcher is focused and used by keyboard', async () => {
    const page = await open('en', { width: 390 })
    const top = () => page.locator('#last').evaluate((block) => block.getBoundingClientRect().top)
    const line = 200 // a quarter down the window
    await page.evaluate((line) => {
      const { top } = document.querySelector('#last')?.getBoundingClientRect() ?? { top: 0 }
      scrollTo(0, scrollY + top - line)
    }, line)
    await page.locator(linkTo('uk')).focus()
    expect(Math.abs((await top()) - line)).toBeLessThan(2)
    await page.keyboard.press('Enter')
    await waitForLanguage(page, 'uk')
    expect(Math.abs((await top()) - line)).toBeLessThan(8)
  })

  test('tell what is marked without their own colours', async () => {
    const page = await open('uk', { forcedColors: 'active' })
    const styleOf = (selector: string, name: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name)
    expect(await styleOf('.switcher [aria-current]', 'text-decoration-line')).toBe('underline')
    expect(await styleOf('.switcher a:not([aria-current])', 'text-decoration-line')).toBe('none')
    expect(await findings(page)).toEqual([])
    expect(await styleOf('[data-state=fallback]', 'border-inline-start-width')).toBe('3px')
  })

  test.each(locales.codes)(
    'let screen readers hear each block in its own language: %s',
    async (code) => {
      const page = await open(code)
      const heard = await languagesHeard(page)
      const blocks = blocksIn(code).filter(({ text, state }) => text !== '' && state !== 'shared')
      expect(blocks.length).toBeGreaterThan(5)
      for (const { id, locale, dir } of blocks)
        expect([id, heard.get(id)]).toEqual([id, { lang: locale, dir }])
      // Words about them are in the reader's.
      const lang = code === 'ar' ? 'en' : code // nobody has written these words in Arabic
      for (const mark of await page.locator('.mark').all()) {
        expect(await languageOf(mark)).toBe(lang)
      }
    },
  )
})

const languageOf = (locator: ReturnType<Page['locator']>): Promise<string | undefined> =>
  locator.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    return walker.nextNode()?.parentElement?.closest<HTMLElement>('[lang]')?.lang
  })

// What the accessibility tree has of each block: the language and direction of its first text.
async function languagesHeard(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const heard = new Map<string, { lang: string; dir: string }>()
  for (const { backendDOMNodeId, ignored, role } of nodes) {
    if (ignored || backendDOMNodeId === undefined || role?.value !== 'StaticText') continue
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId })
    if (object.objectId === undefined) continue
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      returnByValue: true,
      functionDeclaration: `function () {
        const element = this.parentElement
        const block = element?.closest('main [id]:not([id*="--"])')
        if (!block) return
        return [block.id, { lang: element.closest('[lang]').lang, dir: getComputedStyle(element).direction }]
      }`,
    })
    const found: [string, { lang: string; dir: string }] | undefined = result.value
    if (found !== undefined && !heard.has(found[0])) heard.set(...found)
  }
  return heard
}
