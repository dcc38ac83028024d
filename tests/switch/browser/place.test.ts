import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasBrowser } from '../../browser.js'
import { openSite, settleImages, switchTo } from './reader.js'
import { locales } from './site.js'

const { open } = openSite()

interface Line {
  readonly id: string
  readonly fraction: number
}

// The block a quarter down the window, and how far down in it that is.
function lineOf(page: Page): Promise<Line> {
  return page.evaluate(async () => {
    const find = () =>
      [...document.querySelectorAll('.body > [id]')].find((block) => {
        const { top, bottom } = block.getBoundingClientRect()
        return top <= innerHeight / 4 && bottom > innerHeight / 4
      })
    while (find() === undefined) scrollBy(0, 9) // between two blocks
    const block = find()
    const { top, height } = block?.getBoundingClientRect() ?? { top: 0, height: 0 }
    return { id: block?.id ?? '', fraction: (innerHeight / 4 - top) / height }
  })
}

// How far from the reading line the place is now.
function distanceTo(page: Page, line: Line): Promise<number> {
  return page.evaluate(({ id, fraction }) => {
    const { top, height } = document.getElementById(id)?.getBoundingClientRect() ?? {
      top: Number.NaN,
      height: 0,
    }
    return Math.abs(top + height * fraction - innerHeight / 4)
  }, line)
}

const goTo = (page: Page, share: number): Promise<void> =>
  page.evaluate((part) => {
    scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * part)
  }, share)

const pairs = locales.codes.flatMap((from, at) =>
  locales.codes
    .slice(at + 1)
    .flatMap((to) => [360, 1280].map((width) => [from, to, width] as const)),
)

describe.skipIf(!hasBrowser)('the reader’s place', () => {
  test.each(pairs)('stays between %s and %s at a width of %i', async (from, to, width) => {
    const page = await open(from, { width })
    for (const share of [0.25, 0.5, 0.75]) {
      for (const [here, there] of [
        [from, to],
        [to, from],
      ] as const) {
        await settleImages(page)
        await goTo(page, share)
        const line = await lineOf(page)
        await switchTo(page, there)
        expect(await distanceTo(page, line), `${here} to ${there} at ${share}`).toBeLessThan(8)
      }
    }
  })

  test.each([
    [360, 'auto'],
    [1280, 'none'],
  ] as const)(
    'stays where it is when images come late, at a width of %i, the browser’s own anchoring %s',
    async (width, anchoring) => {
      const page = await open('en', { width })
      await page.evaluate((value) => {
        document.documentElement.style.overflowAnchor = value
        document.body.style.overflowAnchor = value
      }, anchoring)
      for (const [share, to] of [
        [0.25, 'uk'],
        [0.5, 'ru'],
        [0.75, 'ar'],
      ] as const) {
        await settleImages(page)
        await goTo(page, share)
        const line = await lineOf(page)
        await switchTo(page, to)
        await settleImages(page)
        await page.waitForTimeout(1000)
        expect(await distanceTo(page, line), `at ${share}`).toBeLessThan(8)
        await switchTo(page, 'en')
      }
    },
  )

  test('stays at the top, and at the end', async () => {
    const page = await open('en', { width: 360 })
    await switchTo(page, 'uk')
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await goTo(page, 1)
    await switchTo(page, 'ru')
    await settleImages(page)
    await page.waitForTimeout(100)
    const left = () => document.documentElement.scrollHeight - innerHeight - scrollY
    expect(await page.evaluate(left)).toBeLessThan(2)
  })

  test('is given up when the reader goes on reading', async () => {
    const page = await open('en')
    await goTo(page, 0.5)
    await switchTo(page, 'uk')
    await page.mouse.move(600, 500)
    await page.mouse.wheel(0, 700)
    await settleImages(page)
    await page.waitForFunction(() => history.state.stele.share > 0.5)
    // The wheel may still be turning.
    await page.waitForFunction(async () => {
      const start = scrollY
      await new Promise((resolve) => setTimeout(resolve, 400))
      return scrollY === start
    })
    const before = await page.evaluate(() => scrollY)
    await page.evaluate(() => document.querySelector('main')?.append('x'.repeat(20_000)))
    await page.waitForTimeout(200)
    expect(await page.evaluate(() => scrollY)).toBe(before)
  })
})
