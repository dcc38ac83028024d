// npm run screenshots: every kind of page of the demo newsroom, for people to look at.
// With `-- --readme` the pictures of the README instead.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { demoSite, serveSite } from './demo-site.mjs'

const FOLDER = new URL('../.build/screenshots/', import.meta.url)
const DOCS = new URL('../docs/', import.meta.url)
const WIDTHS = [360, 768, 1280]
const SCHEMES = ['light', 'dark']
const PAGES = {
  front: '/uk/',
  'front-ar': '/ar/',
  section: '/en/culture/',
  complete: '/en/mission-suspended/',
  translated: '/uk/misiiu-zupyneno/',
  partial: '/ru/rechnoy-port/',
  outdated: '/uk/tepla-zyma/',
  machine: '/ru/tyoplaya-zima/',
  fallback: '/uk/school-bus/',
  source: '/ar/jisr/',
  'fallback-ar': '/ar/river-port/',
  parallel: '/uk/tepla-zyma/with/en/',
  'parallel-ar': '/ar/jisr/with/en/',
  'not-found': '/uk/tepla-zymaa/',
  'not-found-everywhere': '/nowhere/',
  chooser: '/',
}

const isForReadme = process.argv.includes('--readme')
const server = await serveSite(await demoSite({ isWide: !isForReadme }))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  if (isForReadme) await takeReadmePictures()
  else await takeAll()
} finally {
  await browser.close()
  server.close()
}

async function takeAll() {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(server.origin + path)
        const file = `${name}-${width}-${colorScheme}.png`
        await page.screenshot({ path: fileURLToPath(new URL(file, FOLDER)), fullPage: true })
      }
      await page.close()
    }
  }
  const count = Object.keys(PAGES).length * WIDTHS.length * SCHEMES.length
  console.log(`${count} pictures in ${fileURLToPath(FOLDER)}`)
}

async function takeReadmePictures() {
  await mkdir(DOCS, { recursive: true })
  const phone = await browser.newPage({ viewport: { width: 390, height: 660 } })
  await phone.goto(`${server.origin}/en/warm-winter/`)
  await phone.evaluate(() => scrollTo(0, 440))
  await writeWebp(phone, 'switch-before.webp')
  await phone.locator('.switcher a[hreflang="uk"]').click()
  await phone.waitForFunction(() => document.documentElement.lang === 'uk')
  await phone.mouse.move(0, 500)
  await phone.waitForTimeout(500) // the transition is over
  await writeWebp(phone, 'switch-after.webp')
  const wide = await browser.newPage({ viewport: { width: 900, height: 560 } })
  await wide.goto(`${server.origin}/uk/tepla-zyma/with/en/`)
  await writeWebp(wide, 'side-by-side.webp')
}

async function writeWebp(page, name) {
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 })
  await writeFile(new URL(name, DOCS), data, 'base64')
}
