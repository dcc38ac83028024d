import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFolderArticles } from 'stele/node'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { locales, open } from './support.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stele-folder-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await write('trams/uk.md', '# Трамваї\n\nОдин\n')
  await write('bridges/uk.md', '# Мости\n\nДва\n')
})

async function write(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), text)
}

describe('the articles of a folder', () => {
  test('are those of its files', async () => {
    const articles = createFolderArticles(locales, folder, { source: 'uk' })
    expect([...(await articles.index()).keys()].sort()).toEqual(['bridges', 'trams'])
    expect(await articles.get('trams')).toMatchObject({ id: 'trams', source: 'uk' })
    expect(await articles.get('other')).toBeUndefined()
  })

  test('can be asked for before the index', async () => {
    const articles = createFolderArticles(locales, folder, { source: 'uk' })
    expect(await articles.get('trams')).toMatchObject({ id: 'trams' })
  })

  test('have another version when a file changes, comes or goes, and no other', async () => {
    const { version } = createFolderArticles(locales, folder)
    const versions = [await version()]
    expect(await version()).toBe(versions[0])
    await write('trams/uk.md', '# Трамваї\n\nДва рази\n')
    versions.push(await version())
    await write('trams/en.md', '# Trams\n')
    versions.push(await version())
    await rm(join(folder, 'bridges'), { recursive: true })
    versions.push(await version())
    expect(new Set(versions).size).toBe(versions.length)
  })

  test('are followed by a live publication', async () => {
    const heard: number[] = []
    const articles = createFolderArticles(locales, folder, {
      source: 'uk',
      onDiagnostics: (diagnostics) => heard.push(diagnostics.length),
    })
    const live = await open(articles)
    const titleAt = async (address: string): Promise<string | undefined> =>
      /<h1[^>]*>(.*?)<\/h1>/.exec((await live.current().page(address)).body)?.[1]
    expect(await titleAt('/uk/trams/')).toBe('Трамваї')
    await write('trams/uk.md', '# Нічні трамваї\n\nОдин\n')
    await rm(join(folder, 'bridges'), { recursive: true })
    await live.refresh()
    expect(await titleAt('/uk/trams/')).toBe('Нічні трамваї')
    expect(live.current().find('/uk/bridges/').status).toBe(404)
    expect(live.errors).toEqual([])
    expect(heard).toEqual([0, 0])
  })

  test('stay as they were while their files cannot be read', async () => {
    const live = await open(createFolderArticles(locales, folder, { source: 'uk' }))
    await write('trams/uk.md', Uint8Array.of(0xff, 0xfe, 0x00))
    await write('bridges/uk.md', '# Нові мости\n\nДва\n')
    await write('new/uk.md', Uint8Array.of(0xff))
    await live.refresh()
    expect(live.current().find('/uk/trams/').status).toBe(200)
    expect((await live.current().page('/uk/bridges/')).body).toContain('Нові мости')
    expect(live.current().find('/uk/new/').status).toBe(404)
    expect(live.errors).toMatchObject([
      { code: 'invalid-content', message: expect.stringContaining('"new"') },
      { code: 'invalid-content', message: expect.stringContaining('"trams"') },
    ])
  })

  test('stay while the folder is away', async () => {
    const live = await open(createFolderArticles(locales, folder, { source: 'uk' }))
    await rm(folder, { recursive: true })
    await live.refresh()
    expect(live.current().find('/uk/trams/').status).toBe(200)
    expect(live.errors).toHaveLength(1)
    await mkdir(folder)
  })
})
