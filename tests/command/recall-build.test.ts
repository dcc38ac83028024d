import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isSelfContained } from '../../src/command/revision.node.js'
import { filesIn } from '../build/support.js'
import { folderOf, readIn } from '../content/folder.js'
import { pngOf } from '../content/image-bytes.js'
import { EN, steleJson, trams } from './terminal.js'

const source = new URL('../../src/index.ts', import.meta.url).pathname
const NOW = '2026-03-10T12:00:00Z'
const LATER = '---\ntitle: Later\npublished: 2026-03-12T08:00:00Z\n---\n\nIt opens.\n'

const CONFIG = `import { newsroomLocales as locales } from 'stele'
import { siteName } from './name.js'
export default {
  locales,
  source: 'en',
  messages: 'locales',
  out: 'public',
  site: { url: 'https://example.org/', siteName, templates: { footer: () => siteName } },
}
`

function newsroom(more: Readonly<Record<string, string | Uint8Array>> = {}): string {
  return folderOf({
    'articles/trams/en.md': `${EN}\n![A tram](tram.png)\n`,
    'articles/trams/tram.png': pngOf(40, 20),
    'articles/later/en.md': LATER,
    'locales/en.json': '{"site":{"name":"The Trams"}}',
    'stele.config.ts': CONFIG,
    'name.js': "export const siteName = 'One'",
    'node_modules/stele/package.json': '{"name":"stele","type":"module","exports":"./index.ts"}',
    'node_modules/stele/index.ts': `export * from ${JSON.stringify(source)}`,
    ...more,
  })
}

interface Result {
  readonly made: number
  readonly now: string
  readonly diagnostics: readonly unknown[]
}

async function build(folder: string, ...args: readonly string[]): Promise<Result> {
  const options = args.includes('--now') ? args : [...args, '--now', NOW]
  return (await steleJson(folder, 'build', ...options)) as Result
}

// Whatever is made then was not recalled: nothing else is known any more.
function forget(folder: string): void {
  for (const name of ['articles', 'cache']) rmSync(join(folder, '.public.stele', name))
}

async function fresh(folder: string, ...args: readonly string[]) {
  const other = folderOf({})
  cpSync(folder, other, { recursive: true, verbatimSymlinks: true })
  for (const name of ['public', '.public.stele']) rmSync(join(other, name), { recursive: true })
  const { diagnostics } = await build(other, ...args)
  return { diagnostics, files: filesIn(join(other, 'public')) }
}

describe('a build after which nothing changed', () => {
  test('is recalled, with all that it found, and without anything being made', async () => {
    const folder = newsroom({
      'articles/trams/en.md': `${EN}\n![](none.png)\n\nA <b>tram</b>.\n`,
    })
    const first = await build(folder)
    const files = filesIn(join(folder, 'public'))
    forget(folder)
    const second = await build(folder)
    expect(first.made).toBeGreaterThan(0)
    expect(first.diagnostics).not.toEqual([])
    expect(second).toMatchObject({
      made: 0,
      written: 0,
      deleted: 0,
      diagnostics: first.diagnostics,
    })
    expect(filesIn(join(folder, 'public'))).toEqual(files)
  })

  test('is recalled until the next moment at which the site is another one', async () => {
    const folder = newsroom()
    await build(folder)
    forget(folder)
    const just = await build(folder, '--now', '2026-03-12T07:59:59Z')
    expect(just).toMatchObject({ made: 0, now: '2026-03-12T07:59:59Z' })
    const { made } = await build(folder, '--now', '2026-03-12T08:00:00Z')
    expect(made).toBeGreaterThan(0)
    expect(readIn(folder, 'public/en/later/index.html')).toContain('It opens.')
  })

  test('is recalled whatever lies beside it', async () => {
    const folder = newsroom({ '.other.stele/last': 'damaged', '.file.stele': '' })
    symlinkSync(join(folder, 'articles'), join(folder, 'other'))
    await build(folder)
    forget(folder)
    expect(await build(folder)).toMatchObject({ made: 0 })
  })

  test('is recalled where there is no configuration', async () => {
    const folder = trams()
    const args = ['build', '--url', 'https://example.org', '--now', NOW]
    await steleJson(folder, ...args)
    rmSync(join(folder, '.dist.stele/cache'))
    expect(await steleJson(folder, ...args)).toMatchObject({ made: 0 })
  })

  test('is recalled as a release, as long as it is the current one', async () => {
    const folder = newsroom()
    await build(folder, '--releases')
    forget(folder)
    expect(await build(folder, '--releases')).toMatchObject({ made: 0 })
    rmSync(join(folder, 'public/current'))
    await build(folder, '--releases')
    expect(readIn(folder, 'public/current/en/trams/index.html')).toContain('Trams run')
  })
})

const png = pngOf(40, 21)
const put = (path: string, content: string | Uint8Array) => (folder: string) =>
  writeFileSync(join(folder, path), content)

test.each<readonly [string, (folder: string) => void]>([
  ['a text changed', put('articles/trams/en.md', EN.replace('30', '40'))],
  ['a translation came', put('articles/trams/uk.md', '---\ntitle: Трамваї\n---\n\nЇдуть.\n')],
  ['a record came', put('articles/trams/en.md.stele.jsonl', '')],
  ['an article went', (folder) => rmSync(join(folder, 'articles/later'), { recursive: true })],
  [
    'an article has another name',
    (folder) => renameSync(join(folder, 'articles/later'), join(folder, 'articles/sooner')),
  ],
  ['an image is another one', put('articles/trams/tram.png', png)],
  ['an image went', (folder) => rmSync(join(folder, 'articles/trams/tram.png'))],
  ['words changed', put('locales/en.json', '{"site":{"name":"The Night Trams"}}')],
  ['words came', put('locales/uk.json', '{}')],
  ['packages changed', put('package-lock.json', '{}')],
  ['a page is gone', (folder) => rmSync(join(folder, 'public/en/trams/index.html'))],
  ['a page was edited', (folder) => appendFileSync(join(folder, 'public/en/index.html'), 'x')],
  [
    'a page was touched',
    (folder) => utimesSync(join(folder, 'public/en/index.html'), new Date(0), new Date(0)),
  ],
  ['the manifest is gone', (folder) => rmSync(join(folder, 'public/.stele-manifest'))],
  [
    'what is known of it is damaged',
    (folder) => appendFileSync(join(folder, '.public.stele/last'), ' '),
  ],
])('a build is not recalled where %s, and gives what a first one gives', async (_, change) => {
  const folder = newsroom()
  await build(folder)
  change(folder)
  forget(folder)
  const { made, diagnostics } = await build(folder)
  expect(made).toBeGreaterThan(0)
  expect({ diagnostics, files: filesIn(join(folder, 'public')) }).toEqual(await fresh(folder))
})

// The process of a test keeps the modules that it has loaded: what they say now is not seen here.
test.each([
  ['the configuration changed', put('stele.config.ts', CONFIG.replace('.org/', '.com/'))],
  ['a module of the configuration changed', put('name.js', "export const siteName = 'Two'")],
])('a build is not recalled where %s', async (_, change) => {
  const folder = newsroom()
  await build(folder)
  change(folder)
  forget(folder)
  expect((await build(folder)).made).toBeGreaterThan(0)
})

test.each([
  ['other options', ['--compress']],
  ['an earlier moment', ['--now', '2026-03-09T00:00:00Z']],
  ['a moment that is only a day', ['--now', '2026-03-11']],
  ['another source', ['--source', 'uk']],
])('a build with %s is not recalled', async (_, args) => {
  const folder = newsroom({ 'articles/later/uk.md': LATER, 'articles/trams/uk.md': EN })
  await build(folder)
  forget(folder)
  expect((await build(folder, ...args)).made).toBeGreaterThan(0)
  expect(filesIn(join(folder, 'public'))).toEqual((await fresh(folder, ...args)).files)
})

test.each([
  ['the environment', "process.env['STELE_TEST']"],
  ['the clock', 'String(Date.now())'],
  ['chance', 'String(Math.random())'],
  [
    'a file',
    "readFileSync(new URL('name.txt', import.meta.url), 'utf8')",
    "import { readFileSync } from 'node:fs'\n",
  ],
])('a configuration that reads %s is read each time', async (_, siteName, imports = '') => {
  const folder = newsroom({ 'name.js': `${imports}export const siteName = ${siteName}` })
  writeFileSync(join(folder, 'name.txt'), 'One')
  process.env.STELE_TEST = 'One'
  onTestFinished(() => {
    delete process.env.STELE_TEST
  })
  await build(folder)
  forget(folder)
  expect((await build(folder)).made).toBeGreaterThan(0)
})

test.each([
  ['makes its pages each time', '', 'Two'],
  ['says itself when they change', ", revision: '1'", 'One'],
])('a configuration whose functions read the environment %s', async (_, revision, shown) => {
  const head = '(head) => ({ ...head, robots: process.env.STELE_TEST })'
  const folder = newsroom({
    'stele.config.ts': CONFIG.replace('siteName,', `siteName${revision}, head: ${head},`),
    'name.js': "export const siteName = 'One'",
  })
  onTestFinished(() => {
    delete process.env.STELE_TEST
  })
  for (const name of ['One', 'Two']) {
    process.env.STELE_TEST = name
    await build(folder)
  }
  expect(readIn(folder, 'public/en/trams/index.html')).toContain(
    `<meta name="robots" content="${shown}">`,
  )
})

test('an image that lies behind a link is seen to be another one', async () => {
  const folder = newsroom({
    'articles/.images/a.png': pngOf(40, 20),
    'articles/.images/b.png': png,
  })
  const link = join(folder, 'articles/trams/tram.png')
  const leadTo = (name: string): void => {
    rmSync(link)
    symlinkSync(join(folder, 'articles/.images', name), link)
  }
  leadTo('a.png')
  await build(folder)
  forget(folder)
  expect(await build(folder)).toMatchObject({ made: 0 })
  leadTo('b.png')
  await build(folder)
  expect(readIn(folder, 'public/en/trams/index.html')).toContain('height="21"')
})

test.each([
  ['a module that a comment hides', "import join from /* all */ 'lodash'\n"],
  ['a module that a line hides', "import join from // all\n'lodash'\n"],
])('a configuration with %s may say anything', (_, imports) => {
  const folder = folderOf({ 'stele.config.ts': `${imports}export default {}` })
  expect(isSelfContained(join(folder, 'stele.config.ts'))).toBe(false)
})

test('the last build is not asked for where it cannot be read', async () => {
  const folder = newsroom()
  mkdirSync(join(folder, '.other.stele/last'), { recursive: true })
  const { made } = await build(folder)
  expect(made).toBeGreaterThan(0)
  expect(await build(folder)).toMatchObject({ made: 0 })
})

test('a folder in place of a configuration is told', async () => {
  const folder = newsroom({ 'configs/a.txt': '' })
  await expect(build(folder, '--config', 'configs')).rejects.toMatchObject({
    code: 'invalid-option',
  })
})

test('a file where a build keeps what it knows is told', async () => {
  const folder = newsroom({ '.public.stele': '' })
  await expect(build(folder)).rejects.toMatchObject({ code: 'write-refused' })
})

test.skipIf(process.platform === 'win32')('nobody waits for a pipe', async () => {
  const folder = newsroom()
  await build(folder)
  const text = join(folder, 'articles/trams/en.md')
  rmSync(text)
  execFileSync('mkfifo', [text])
  await build(folder)
  expect(existsSync(join(folder, 'public/en/trams/index.html'))).toBe(false)
})
