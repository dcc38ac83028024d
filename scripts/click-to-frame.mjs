// npm run click-to-frame: how long a reader who points at a link waits, from the click to the first
// frame with the new text, on the loopback.
import { chromium } from 'playwright-core'
import { demoSite, serveSite } from './demo-site.mjs'

const ROUNDS = 15

const server = await serveSite(await demoSite())
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  for (const reducedMotion of ['no-preference', 'reduce']) {
    const page = await browser.newPage({ reducedMotion })
    await page.goto(`${server.origin}/en/mission-suspended/`)
    await page.evaluate(watch)
    const waits = []
    for (let round = 0; round < ROUNDS; round += 1) {
      waits.push(await measure(page, round % 2 === 0 ? 'uk' : 'en'))
    }
    waits.sort((a, b) => a - b)
    const [median, most] = [waits[ROUNDS >> 1], waits.at(-1)].map((wait) => wait.toFixed(0))
    const name = reducedMotion === 'reduce' ? 'without transition' : 'with transition'
    console.log(`${name.padEnd(20)}median ${median} ms, most ${most} ms, ${ROUNDS} clicks`)
    await page.close()
  }
} finally {
  await browser.close()
  server.close()
}

async function measure(page, code) {
  const link = page.locator(`.switcher a[hreflang="${code}"]`)
  await link.hover()
  await page.waitForTimeout(500) // the page is fetched meanwhile
  await link.click()
  const wait = await page.waitForFunction(() => window.wait)
  await page.evaluate(() => {
    window.wait = undefined
  })
  return wait.jsonValue()
}

// Runs in the page. A message sent while a frame is made arrives when it has been made.
function watch() {
  let clicked = 0
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    window.wait = performance.now() - clicked
  }
  addEventListener('click', ({ timeStamp }) => {
    clicked = timeStamp
  })
  addEventListener('localechange', () => requestAnimationFrame(() => port2.postMessage('')))
}
