import type { Page } from 'playwright-core'
import { createLocaleStore } from 'stele/client'
import { describe, expect, test } from 'vitest'
import { hasBrowser } from '../../browser.js'
import { linkTo, openSite, switchTo, waitForLanguage } from './reader.js'
import { addressOf, locales } from './site.js'

declare const store: ReturnType<typeof createLocaleStore>

const { open, origin } = openSite()
const stateOf = (page: Page) =>
  page.evaluate(() => ({ current: store.get().current, preference: store.get().preference }))

describe('a store on a server', () => {
  test.each([
    ['/uk/trams/', undefined, 'uk', undefined],
    ['/UK', 'a=b; locale=en', 'uk', 'en'],
    ['/uk?page=2', 'locale=xx', 'uk', undefined],
    ['/news/', 'xlocale=uk', 'ru', undefined],
    ['/', null, 'ru', undefined],
    [undefined, undefined, 'ru', undefined],
  ])('for %s with the cookies %s is in %s', (path, cookies, current, preference) => {
    const options = { cookies, ...(path !== undefined && { path }) }
    const { get } = createLocaleStore(locales, options)
    expect(get()).toEqual({ current, preference, codes: locales.codes })
    expect(get()).toBe(get())
  })

  test('tells its listeners at once and after each change, until they have enough', () => {
    const { subscribe, set } = createLocaleStore({ codes: ['ru', 'uk'], default: 'ru' })
    const heard: unknown[] = []
    const stop = subscribe(({ preference }) => heard.push(preference))
    set('uk')
    set('uk')
    stop()
    set('ru')
    expect(heard).toEqual([undefined, 'uk'])
  })

  test('refuses a locale that is not declared', () => {
    const { set } = createLocaleStore({ codes: ['ru', 'uk'], default: 'ru' })
    expect(() => set('de' as 'ru')).toThrow(new RangeError('"de" is not one of ru, uk.'))
  })
})

describe.skipIf(!hasBrowser)('a store in a browser', () => {
  test('follows the address, and remembers what was clicked', async () => {
    const page = await open('en')
    expect(await stateOf(page)).toEqual({ current: 'en' })
    await switchTo(page, 'uk')
    await page.waitForFunction(() => store.get().preference === 'uk')
    expect((await stateOf(page)).current).toBe('uk')
    await page.goBack()
    await waitForLanguage(page, 'en')
    expect(await stateOf(page)).toEqual({ current: 'en', preference: 'uk' })
  })

  test('follows what a router pushes', async () => {
    const page = await open('en')
    await page.evaluate(() => history.pushState({}, '', '/uk/elsewhere/'))
    await page.waitForFunction(() => store.get().current === 'uk')
  })

  test('keeps the preference for a year, for the server too', async () => {
    const page = await open('en')
    await page.evaluate(() => store.set('uk'))
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({ name: 'locale', value: 'uk', path: '/', sameSite: 'Lax' })
    const days = ((cookie?.expires ?? 0) - Date.now() / 1000) / 86_400
    expect(Math.round(days)).toBe(365)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  })

  test('tells other tabs the preference only', async () => {
    const page = await open('en')
    const other = await page.context().newPage()
    await other.goto(origin() + addressOf('ru'))
    await page.locator(linkTo('uk')).click()
    await other.waitForFunction(() => store.get().preference === 'uk')
    expect(await stateOf(other)).toEqual({ current: 'ru', preference: 'uk' })
    expect(await other.evaluate(() => document.documentElement.lang)).toBe('ru')
  })

  test('reads the cookie again when the page comes back', async () => {
    const page = await open('en')
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')))
    await page.context().addCookies([{ name: 'locale', value: 'ar', url: origin() }])
    expect((await stateOf(page)).preference).toBe(undefined)
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow')))
    expect((await stateOf(page)).preference).toBe('ar')
  })
})
