// npm run screenshots: every kind of page of the demo newsroom, for people to look at.
import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { demoSite, serveSite } from './demo-site.mjs'

const FOLDER = new URL('../.build/screenshots/', import.meta.url)
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

const server = await serveSite(await demoSite())
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
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
} finally {
  await browser.close()
  server.close()
}
console.log(
  `${Object.keys(PAGES).length * WIDTHS.length * SCHEMES.length} pictures in ${fileURLToPath(FOLDER)}`,
)
