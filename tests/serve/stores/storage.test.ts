import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Article } from 'stele'
import { createFolderPages } from 'stele/node'
import {
  createMemoryArticles,
  createMemoryPages,
  createStorageArticles,
  createStoragePages,
} from 'stele/server'
import { createStorage, type Storage } from 'unstorage'
import fsDriver from 'unstorage/drivers/fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { story } from './support.js'

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stele-stores-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

const onDisk = async (): Promise<Storage> =>
  createStorage({ driver: fsDriver({ base: await temporaryFolder() }) })

describe.each([
  ['in memory', async () => createMemoryArticles()],
  ['in unstorage’s memory', async () => createStorageArticles(createStorage())],
  ['in unstorage’s files', async () => createStorageArticles(await onDisk())],
])('articles %s', (_, create) => {
  test('come back as they were saved', async () => {
    const store = await create()
    expect(await store.get('a')).toBeUndefined()
    expect((await store.index()).size).toBe(0)
    // unstorage drops such keys from what it takes for JSON.
    const odd = story('a', '{"a": 1}', { meta: { constructor: 'так' } })
    await store.save(odd)
    expect(await store.get('a')).toEqual(odd)
  })

  test('have ids that look alike to unstorage', async () => {
    const store = await create()
    const ids = ['a', 'A', 'a:b', 'a::b', ':a', 'a$', '__proto__', 'constructor', 'дім', '..a']
    for (const id of ids) await store.save({ ...story('x', id), id })
    expect([...(await store.index()).keys()].sort()).toEqual([...ids].sort())
    for (const id of ids) expect(await store.get(id)).toMatchObject({ id })
  })

  test('change the version and their place in the index, and no other', async () => {
    const store = await create()
    await store.save(story('a', 'Один'))
    await store.save(story('b', 'Два'))
    const [version, index] = [await store.version(), await store.index()]
    expect(await store.version()).toBe(version)
    await store.save(story('a', 'Один'))
    expect(await store.version()).not.toBe(version)
    expect((await store.index()).get('a')).not.toBe(index.get('a'))
    expect((await store.index()).get('b')).toBe(index.get('b'))
  })

  test('are gone when they are removed, and may come back', async () => {
    const store = await create()
    await store.save(story('a', 'Один'))
    const version = await store.version()
    await store.remove('a')
    expect(await store.version()).not.toBe(version)
    expect(await store.get('a')).toBeUndefined()
    await store.save(story('a', 'Знову'))
    expect(await store.get('a')).toEqual(story('a', 'Знову'))
  })
})

describe.each([
  ['in memory', async () => createMemoryPages()],
  ['in unstorage’s memory', async () => createStoragePages(createStorage())],
  ['in unstorage’s files', async () => createStoragePages(await onDisk())],
  ['in a folder', async () => createFolderPages(await temporaryFolder())],
])('pages %s', (_, create) => {
  test('are kept apart under keys that look alike', async () => {
    const pages = await create()
    const keys = ['uk/a', 'uk:a', 'uk/a?x=1', 'uk//a', 'UK/A', '../uk/a', 'uk/a$', '', '__proto__']
    for (const key of keys) expect(await pages.get(key)).toBeUndefined()
    for (const key of keys) await pages.set(key, `page of ${key}`)
    for (const key of keys) expect(await pages.get(key)).toBe(`page of ${key}`)
  })

  test('come back character for character', async () => {
    const pages = await create()
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.json(),
      fc.constantFrom('null', 'true', '12', '"a"', 'base64:AAAA', '', '{"__proto__":{}}'),
    )
    await fc.assert(
      fc.asyncProperty(fc.string(), value, async (key, page) => {
        await pages.set(key, page)
        expect(await pages.get(key)).toBe(page)
      }),
    )
  })
})

test('pages in memory are as many as they may be, and those asked for last stay', async () => {
  const pages = createMemoryPages(2)
  await pages.set('a', '1')
  await pages.set('b', '2')
  await pages.get('a')
  await pages.set('c', '3')
  expect([await pages.get('a'), await pages.get('b'), await pages.get('c')]).toEqual([
    '1',
    undefined,
    '3',
  ])
})

describe('what is damaged', () => {
  const damaged = ['not JSON', '{"stele":1,"text":', { stele: 2, text: '{}' }, { stele: 1 }, [], 7]

  async function withRecord(prefix: string, value: unknown): Promise<Storage> {
    const storage = createStorage()
    await createStorageArticles(storage).save(story('a', 'Один'))
    const key = (await storage.getKeys('stele')).find((each) => each.startsWith(prefix)) ?? ''
    // A value that may be anything is what a damaged store gives.
    await storage.setItem(key, value as string)
    return storage
  }

  test.each(damaged)('is reported where it is an article: %j', async (value) => {
    const store = createStorageArticles(await withRecord('stele:article', value))
    await expect(store.get('a')).rejects.toMatchObject({
      code: 'invalid-article',
      hint: 'Save the article again.',
    })
    await store.save(story('a', 'Два'))
    expect(await store.get('a')).toEqual(story('a', 'Два'))
  })

  test.each(damaged)('does not hide an article where it is its head: %j', async (value) => {
    const store = createStorageArticles(await withRecord('stele:head', value))
    expect([...(await store.index()).keys()]).toEqual(['a'])
  })

  test.each(damaged)('is another version where it is the version: %j', async (value) => {
    const store = createStorageArticles(await withRecord('stele:version', value))
    const version = await store.version()
    await store.save(story('b', 'Два'))
    expect(await store.version()).not.toBe(version)
  })

  test.each(damaged)('is no page where it is a page: %j', async (value) => {
    const storage = createStorage()
    const pages = createStoragePages(storage)
    await pages.set('a', 'page')
    const [key = ''] = await storage.getKeys('stele:page')
    await storage.setItem(key, value as string)
    expect(await pages.get('a')).toBeUndefined()
  })
})

test('pages are dropped by the store after a day, or as said', async () => {
  const lives: unknown[] = []
  const storage = createStorage()
  const spied = {
    ...storage,
    setItem: async (_key: string, _value: object, options?: { ttl: number }) => {
      lives.push(options?.ttl)
    },
  }
  await createStoragePages(spied).set('a', 'page')
  await createStoragePages(spied, { ttl: 60 }).set('a', 'page')
  expect(lives).toEqual([86_400, 60])
})

test('an article of any locales can be saved', async () => {
  const store = createMemoryArticles()
  const article: Article<'uk' | 'en' | 'ru'> = story('a', 'Один')
  await store.save(article)
  expect(await store.get('a')).toEqual(article)
})
