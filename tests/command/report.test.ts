import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { hasBrowser, launchBrowser } from '../browser.js'
import { folderOf, readIn } from '../content/folder.js'
import { validateHtml } from '../publish/validate-html.js'
import { stele } from './terminal.js'

const PARTS = [
  'Trams run at night again.',
  'A ride costs <b>8</b> & more for "tourists".',
  'The talks with the city go on as they did.',
  'Drivers wanted the change most of all.',
]

const page = (title: string, parts: readonly string[]): string =>
  `---\ntitle: ${title}\nsource: en\n---\n\n${parts.join('\n\n')}\n`

/** An article with texts in most states, and one that has no translation. */
async function newsroom(): Promise<string> {
  const folder = folderOf({
    'articles/trams/en.md': page('Night trams', PARTS),
    'articles/trams/uk.md': page('Нічні трамваї', [
      'Трамваї знову їздять <script>.',
      'Поїздка коштує 8, і для «туристів».',
      'Розмови з містом тривають, як і раніше.',
      'Цієї зміни найбільше хотіли водії.',
    ]),
    'articles/trams/ar.md': page('ترام', ['تعمل عربات الترام ليلاً من جديد.']),
    'articles/buses/en.md': page('Buses', ['Buses follow.']),
  })
  await stele(folder, 'sync')
  const changed = PARTS.map((part, at) => (at === 1 ? part.replace('8', '9') : part))
  return folderOf({
    ...filesIn(folder),
    'articles/trams/en.md': page('Night trams', changed),
  })
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = paths.filter((path) => /\.(?:md|jsonl)$/.test(path))
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

async function report(...args: readonly string[]): Promise<string> {
  const folder = await newsroom()
  const { text } = await stele(folder, 'status', '--html', 'out/report.html', ...args)
  expect(text).toBe('out/report.html: 2 articles.\n')
  expect(readdirSync(join(folder, 'out'))).toEqual(['report.html'])
  return readIn(folder, 'out/report.html')
}

test('a report has a letter for each block and locale', async () => {
  const html = await report()
  const strips = Array.from(
    html.matchAll(/<span class="code">(\w+)<.*?role="img"[^>]*>(.*?)<\/span>/g),
    ([, locale, cells = '']) => [locale, cells.replace(/<[^>]*>/g, '')],
  )
  expect(strips).toEqual([
    ['ar', '---?'],
    ['uk', 'AOAA'],
  ])
  expect(html).toContain('aria-label="UK: 100%. 3 assumed, 1 outdated"')
  expect(html).toContain('no file: ar, uk')
})

test('a report shows texts side by side, each in its language and direction', async () => {
  const html = await report()
  expect(html).toContain('<p class="text" lang="en" dir="ltr">Drivers wanted the')
  expect(html).toContain('<p class="text" lang="ar" dir="rtl">تعمل')
  expect(html).toContain(
    '<p class="text" lang="uk" dir="ltr">Поїздка коштує 8, і для «туристів».</p>',
  )
})

test('a report shows how the source of an outdated block changed', async () => {
  const html = await report()
  expect(html).toContain('A ride costs &lt;b&gt;<del>8</del><ins>9</ins>&lt;/b&gt; &amp; more')
})

test('a report escapes texts, and asks for nothing from elsewhere', async () => {
  const html = await report()
  expect(html).toContain('їздять &lt;script&gt;.')
  expect(html.match(/<script/g)).toHaveLength(1)
  expect(html).not.toMatch(/(?:src|href)=|url\(|@import/)
})

test('a report holds the locale that is asked for', async () => {
  expect(await report('--locale', 'uk')).not.toContain('lang="ar"')
})

test('a report is the same each time', async () => {
  const html = await report()
  expect(await report()).toBe(html)
})

test('a report is valid HTML', async () => {
  const html = await report()
  expect(await validateHtml(html)).toEqual([])
})

test('a report never takes the place of a folder or of another kind of file', async () => {
  const folder = await newsroom()
  mkdirSync(join(folder, 'old.html'))
  for (const name of ['old.html', '.', 'articles/trams/uk.md', 'report']) {
    await expect(stele(folder, 'status', '--html', name)).rejects.toMatchObject({
      code: 'invalid-option',
    })
  }
  expect(readIn(folder, 'articles/trams/uk.md')).toContain('Трамваї')
})

test.skipIf(!hasBrowser)(
  'axe finds nothing in a report, open or closed, light or dark',
  async () => {
    const folder = folderOf({ 'report.html': await report() })
    const browser = await launchBrowser()
    try {
      for (const colorScheme of ['light', 'dark'] as const) {
        const tab = await browser.newPage({ colorScheme, viewport: { width: 360, height: 740 } })
        const address = pathToFileURL(join(folder, 'report.html')).href
        await tab.goto(`${address}#article-trams`)
        expect(await tab.locator('details[open]').count()).toBe(1)
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(360)
        await tab.evaluate(axe.source)
        const { violations } = await tab.evaluate(() =>
          (globalThis as unknown as { axe: typeof axe }).axe.run(),
        )
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
        await tab.getByLabel('Find').fill('bus')
        expect(await tab.locator('details:visible').count()).toBe(1)
      }
    } finally {
      await browser.close()
    }
  },
)
