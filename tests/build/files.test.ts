import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type BuildProgress, buildSite, type LocalImage } from 'stele/node'
import { describe, expect, test } from 'vitest'
import { folderOf, readIn } from '../content/folder.js'
import { built, filesIn, newsroom, siteOf } from './support.js'

describe('images', () => {
  const shown = [
    { ...newsroom(1)[0], blocks: [{ id: 'map', text: '![Map](map.png)' }] },
  ] as ReturnType<typeof newsroom>
  const imageOf = (file: string, name: string): LocalImage => ({
    article: 'story-0',
    src: 'map.png',
    file,
    name,
    size: { width: 40, height: 30 },
  })

  test('are copied, and pages show them with their size', async () => {
    const file = join(folderOf({ 'map.png': 'PNG' }), 'map.png')
    const images = [imageOf(file, 'мапа-1a.png')]
    const options = siteOf(shown, { images, url: 'https://example.org/news/' })
    await buildSite(options)
    expect(readIn(options.out, 'media/мапа-1a.png')).toBe('PNG')
    expect(readIn(options.out, 'en/story-0/index.html')).toMatch(
      /<img width="40" height="30"[^>]* src="\/news\/media\/%D0%BC%D0%B0%D0%BF%D0%B0-1a\.png"/,
    )
  })

  test('that changed make the pages anew that show them, and no others', async () => {
    const folder = folderOf({ 'map.png': 'PNG' })
    const options = siteOf([...shown, ...newsroom(30).slice(1)], {
      images: [imageOf(join(folder, 'map.png'), 'map-1.png')],
    })
    await buildSite(options)
    writeFileSync(join(folder, 'map.png'), 'OTHER')
    const images = [imageOf(join(folder, 'map.png'), 'map-2.png')]
    const { made, files } = await buildSite({ ...options, images })
    expect(made).toBeLessThan(files / 2)
    expect(readIn(options.out, 'en/story-0/index.html')).toContain('src="/media/map-2.png"')
    expect([...filesIn(options.out).keys()].filter((file) => file.startsWith('media/'))).toEqual([
      'media/map-2.png',
    ])
  })

  test('yield to what the option "image" says', async () => {
    const images = [imageOf(join(folderOf({ 'map.png': '' }), 'map.png'), 'map-1.png')]
    const image = () => ({ src: 'https://cdn.example.org/map.png' })
    const options = siteOf(shown, { images, image })
    await buildSite(options)
    expect(readIn(options.out, 'en/story-0/index.html')).toContain(
      'src="https://cdn.example.org/map.png"',
    )
  })

  test('that cannot be read leave the old site', async () => {
    const folder = folderOf({ 'map.png': 'PNG' })
    const options = siteOf(shown, { images: [imageOf(join(folder, 'map.png'), 'map-1.png')] })
    const before = await built(options)
    rmSync(join(folder, 'map.png'))
    const images = [imageOf(join(folder, 'map.png'), 'map-2.png')]
    await expect(buildSite({ ...options, images })).rejects.toMatchObject({ code: 'write-refused' })
    expect(filesIn(options.out)).toEqual(before)
  })
})

test('texts have their compressed forms beside them on request, and lose them again', async () => {
  const options = siteOf(newsroom(1))
  const plain = await built(options)
  await buildSite({ ...options, compress: true })
  const files = filesIn(options.out)
  const page = files.get('en/index.html') ?? ''
  const bytes = (file: string): Buffer => Buffer.from(files.get(file) ?? '', 'latin1')
  expect(gunzipSync(bytes('en/index.html.gz')).toString('latin1')).toBe(page)
  expect(brotliDecompressSync(bytes('en/index.html.br')).toString('latin1')).toBe(page)
  expect(files.size).toBe(3 * plain.size - 2)
  expect(await buildSite({ ...options, compress: true })).toMatchObject({ made: 0, written: 0 })
  const changed = { ...options, compress: true, articles: newsroom(1, 2) } as typeof options
  expect(await built(changed)).toEqual(await built(siteOf(newsroom(1, 2), { compress: true })))
  expect(await built(options)).toEqual(plain)
})

test('redirects are in one file on request: those below an alias in one line', async () => {
  const options = siteOf(newsroom(1), { redirectsFile: true, url: 'https://example.org/news/' })
  await buildSite(options)
  const lines = readIn(options.out, '_redirects').split('\n')
  expect(lines).toContain('/news/en/old-0/ /news/en/story-0/ 301')
  expect(lines.at(-2)).toBe('/news/ua/* /news/uk/:splat 301')
  expect(lines.filter((line) => line.startsWith('/news/ua/')).length).toBe(1)
})

test('progress goes from the first file to the last', async () => {
  const seen: BuildProgress[] = []
  const { files } = await buildSite(
    siteOf(newsroom(3), { onProgress: (progress) => seen.push(progress) }),
  )
  expect(seen.at(-1)).toEqual({ done: files, of: files })
  expect(seen.map(({ done }) => done)).toEqual(
    seen.map(({ done }) => done).toSorted((a, b) => a - b),
  )
})

test('pages side by side are written for the locales that are named, and no others', async () => {
  const files = await built(siteOf(newsroom(1), { parallel: [['uk', 'en']] }))
  const beside = [...files.keys()].filter((name) => /(?:^|\/)with\//.test(name))
  expect(beside).toEqual(['uk/подія-0/with/en/index.html'])
  const none = await built(siteOf(newsroom(1)))
  expect([...none.keys()].filter((name) => /(?:^|\/)with\//.test(name))).toEqual([])
})
