import {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { buildSite } from 'stele/node'
import { expect, test } from 'vitest'
import { folderOf } from '../content/folder.js'
import { built, filesIn, newsroom, siteOf } from './support.js'

const releasing = { releases: true } as const
const current = (out: string): string => join(out, 'current')

test('a release is the same site as one in place', async () => {
  const options = siteOf(newsroom(3), releasing)
  const { folder } = await buildSite(options)
  expect(filesIn(current(options.out))).toEqual(await built(siteOf(newsroom(3))))
  expect(folder).toBe(join(options.out, readlinkSync(current(options.out))))
  expect(readdirSync(options.out).sort()).toEqual(['current', 'releases'])
})

test('the release before stays whole, and older ones go', async () => {
  const options = siteOf(newsroom(3), releasing)
  const targets: string[] = []
  for (const edition of [1, 2, 3]) {
    await buildSite({ ...options, articles: newsroom(3, edition) } as typeof options)
    targets.push(readlinkSync(current(options.out)))
  }
  expect(new Set(targets).size).toBe(3)
  expect(
    readdirSync(join(options.out, 'releases'))
      .map((name) => `releases/${name}`)
      .sort(),
  ).toEqual(targets.slice(1).sort())
  expect(filesIn(join(options.out, targets[1] ?? ''))).toEqual(await built(siteOf(newsroom(3, 2))))
  expect(filesIn(current(options.out))).toEqual(await built(siteOf(newsroom(3, 3))))
})

test('unchanged files are one file in both releases', async () => {
  const options = siteOf(newsroom(3), releasing)
  await buildSite(options)
  const robots = statSync(join(current(options.out), 'robots.txt')).ino
  const { made, files } = await buildSite({ ...options, articles: newsroom(4) } as typeof options)
  expect(made).toBeLessThan(files)
  expect(statSync(join(current(options.out), 'robots.txt')).ino).toBe(robots)
})

test('nothing changes where nothing changed, and going back to an older site works', async () => {
  const options = siteOf(newsroom(2), releasing)
  await buildSite(options)
  const first = readlinkSync(current(options.out))
  expect(await buildSite(options)).toMatchObject({ made: 0, written: 0, deleted: 0 })
  expect(readlinkSync(current(options.out))).toBe(first)
  await buildSite({ ...options, articles: newsroom(2, 2) } as typeof options)
  await buildSite(options)
  expect(readlinkSync(current(options.out))).toBe(first)
  expect(filesIn(current(options.out))).toEqual(await built(siteOf(newsroom(2))))
})

test('a release that somebody has changed is replaced by another one', async () => {
  const options = siteOf(newsroom(2), releasing)
  await buildSite(options)
  const files = filesIn(current(options.out))
  for (const page of ['en/index.html', 'uk/index.html']) {
    writeFileSync(join(current(options.out), page), 'x')
    await buildSite(options)
    expect(filesIn(current(options.out))).toEqual(files)
  }
})

test.each([
  ['a file "current"', (out: string) => writeFileSync(join(out, 'current'), '')],
  ['a folder "current"', (out: string) => mkdirSync(join(out, 'current'))],
  ['a link "current" elsewhere', (out: string) => symlinkSync('/tmp', join(out, 'current'))],
  ['a link "releases"', (out: string) => symlinkSync(folderOf({}), join(out, 'releases'))],
  ['a file "releases"', (out: string) => writeFileSync(join(out, 'releases'), '')],
])('%s of others is left alone', async (_, put) => {
  const options = siteOf(newsroom(1), releasing)
  mkdirSync(options.out)
  put(options.out)
  await expect(buildSite(options)).rejects.toMatchObject({ code: 'write-refused' })
  expect(readdirSync(options.out).length).toBe(1)
})

test('folders of others among the releases are left alone', async () => {
  const options = siteOf(newsroom(1), releasing)
  mkdirSync(join(options.out, 'releases/0123456789abcdef'), { recursive: true })
  mkdirSync(join(options.out, 'releases/mine'))
  await buildSite(options)
  expect(existsSync(join(options.out, 'releases/mine'))).toBe(true)
  expect(existsSync(join(options.out, 'releases/0123456789abcdef'))).toBe(true)
})
