import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { revisionOf } from '../../src/command/revision.node.js'
import { filesIn } from '../build/support.js'
import { folderOf, readIn } from '../content/folder.js'
import { pngOf } from '../content/image-bytes.js'
import { EN, stele, steleJson, trams } from './terminal.js'

const NOW = ['--now', '2026-03-10T12:00:00Z'] as const

const CONFIG = `import { newsroomLocales as locales } from ${JSON.stringify(new URL('../../src/index.ts', import.meta.url).pathname)}
import { siteName } from './name.js'
export default {
  locales,
  source: 'en',
  out: 'public',
  site: { url: 'https://example.org/news/', siteName, templates: { footer: () => siteName } },
}
`

test('build writes the site, and says what there is in each locale', async () => {
  const folder = trams()
  const { code, text } = await stele(folder, 'build', '--url', 'https://example.org', ...NOW)
  expect(code).toBe(0)
  expect(text).toMatch(
    /^locale +pages +listed +coverage +size +time\nen +1 +1 +100% +\d+ kB +\d+\.\d s$/m,
  )
  expect(text).toMatch(
    /^\d+ files, \d+ kB, in dist: \d+ made, \d+ written, 0 deleted, in \d+\.\d s\.$/m,
  )
  expect(text).toContain('The site is that of 2026-03-10T12:00:00Z.\n')
  expect(readIn(folder, 'dist/en/trams/index.html')).toContain('Trams run at night.')
})

test('build says why there is nothing to read, where all articles are drafts or still to come', async () => {
  const build = async (folder: string) =>
    (await stele(folder, 'build', '--url', 'https://example.org', ...NOW)).text
  const folder = folderOf({})
  await stele(folder, 'new', 'trams', '--source', 'en')
  expect(await build(folder)).toMatch(/^No article is on the site: drafts .* left out\.$/m)
  expect(await build(trams())).not.toContain('No article')
})

test('build follows the configuration, and makes again only what depends on a change', async () => {
  const folder = trams({ 'stele.config.ts': CONFIG, 'name.js': "export const siteName = 'One'" })
  await stele(folder, 'build', ...NOW)
  expect(readIn(folder, 'public/en/trams/index.html')).toContain('One')
  expect(await steleJson(folder, 'build', ...NOW)).toMatchObject({ made: 0, written: 0 })
  writeFileSync(join(folder, 'articles/trams/uk.md'), '---\ntitle: Трамваї\n---\n\nЇдуть.\n')
  const { made, files } = (await steleJson(folder, 'build', ...NOW)) as {
    made: number
    files: number
  }
  expect(made).toBeGreaterThan(0)
  expect(made).toBeLessThan(files)
})

test.each([
  ['a text', 'articles/trams/en.md', EN.replace('30', '40')],
  ['a translation', 'articles/trams/uk.md', '---\ntitle: Трамваї\n---\n\nЇдуть.\n'],
  ['a record', 'articles/trams/uk.md.stele.jsonl', ''],
  ['what is kept of the articles', '.dist.stele/articles', 'damaged'],
])('a second build sees %s that is another one', async (_, file, content) => {
  const build = (folder: string) => stele(folder, 'build', '--url', 'https://example.org', ...NOW)
  const folder = trams()
  await stele(folder, 'sync')
  await build(folder)
  writeFileSync(join(folder, file), content)
  await build(folder)
  const seen = filesIn(join(folder, 'dist'))
  for (const made of ['dist', '.dist.stele']) rmSync(join(folder, made), { recursive: true })
  await build(folder)
  expect(seen).toEqual(filesIn(join(folder, 'dist')))
})

test('build exits with 1 where articles clash, and names the files of both', async () => {
  const folder = trams({ 'articles/buses/en.md': EN.replace('title:', 'slug: trams\ntitle:') })
  const { code, text } = await stele(folder, 'build', '--url', 'https://example.org', ...NOW)
  expect(code).toBe(1)
  expect(text).toContain('See "articles/trams/en.md" and "articles/buses/en.md".')
  expect(existsSync(join(folder, 'dist/en/trams/index.html'))).toBe(true)
})

test.each([
  [['build'], 'It is not known at which address the site will be.'],
  [['build', '--shard', '1/2', '--merge'], '--shard and --merge do not go together'],
  [['build', '--url', 'example.org'], 'The option "url" is "example.org".'],
  [['build', '--url', 'https://example.org', '--now', 'today'], 'The moment "now" is "today".'],
  [
    ['build', '--url', 'https://example.org', '--out', '.'],
    'The articles are in the folder of the site',
  ],
])('stele %j says what is wrong', async (args, message) => {
  await expect(stele(trams(), ...args)).rejects.toThrow(message)
})

test('build --recover finishes nothing where nothing was begun', async () => {
  const { code, text } = await stele(trams(), 'build', '--recover')
  expect({ code, text }).toEqual({ code: 0, text: 'There was nothing to finish.\n' })
})

test('a configuration is another one when any module that it imports is', () => {
  const folder = folderOf({
    'stele.config.ts': "import { a } from './a.js'\nexport default { ...a, b: require('./b') }",
    'a.ts': "export * from './deep/index.js'\nimport('stele.config.ts')",
    'b.js': 'x',
    'deep/index.ts': "import '../stele.config.ts'",
    'other.ts': '',
    'package-lock.json': '{}',
  })
  const revision = (): string => revisionOf(join(folder, 'stele.config.ts'))
  const seen = new Set([revision(), revision()])
  expect(seen.size).toBe(1)
  writeFileSync(join(folder, 'other.ts'), 'y')
  expect(seen.add(revision()).size).toBe(1)
  for (const file of ['stele.config.ts', 'a.ts', 'b.js', 'deep/index.ts', 'package-lock.json']) {
    const before = seen.size
    writeFileSync(join(folder, file), `${readIn(folder, file)}\n`)
    expect([file, seen.add(revision()).size]).toEqual([file, before + 1])
  }
})

test('a revision follows links, folders, endings and the packages of folders above', () => {
  const folder = folderOf({
    'site/stele.config.ts': "import './theme'\nimport './name.site'\nimport './linked.js'",
    'site/theme/index.ts': '',
    'site/name.site.ts': '',
    'shared/linked.js': "import './words.js'",
    'shared/words.js': '',
    'package-lock.json': '{}',
  })
  symlinkSync(join(folder, 'shared/linked.js'), join(folder, 'site/linked.js'))
  const revision = (): string => revisionOf(join(folder, 'site/stele.config.ts'))
  const seen = new Set([revision()])
  const files = ['site/theme/index.ts', 'site/name.site.ts', 'shared/words.js', 'package-lock.json']
  for (const file of files) {
    const before = seen.size
    writeFileSync(join(folder, file), `${readIn(folder, file)}\n`)
    expect([file, seen.add(revision()).size]).toEqual([file, before + 1])
  }
})

test('build copies the images beside articles, and shows one that is another one now', async () => {
  const build = (folder: string) => stele(folder, 'build', '--url', 'https://example.org', ...NOW)
  const folder = trams({ 'articles/trams/en.md': `${EN}\n![A tram](tram.png)\n` })
  const image = join(folder, 'articles/trams/tram.png')
  const shown = () => readIn(folder, 'dist/en/trams/index.html').match(/<img [^>]*>/)?.[0] ?? ''
  expect(await build(folder)).toMatchObject({
    code: 1,
    text: expect.stringContaining('missing-image'),
  })
  writeFileSync(image, pngOf(30, 20))
  expect((await build(folder)).code).toBe(0)
  const first = shown()
  expect(first).toMatch(/^<img width="30" height="20" .*src="\/media\/tram-[\da-f]{16}\.png"/)
  writeFileSync(image, pngOf(60, 40))
  await build(folder)
  expect(shown()).toContain('width="60" height="40"')
  const [address = ''] = /media\/[^"]*/.exec(shown()) ?? []
  expect(first).not.toContain(address)
  expect(existsSync(join(folder, 'dist', address))).toBe(true)
})
