import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { Article } from 'stele'
import { createStorageArticles, createStoragePages, guardPages } from 'stele/server'
import { createStorage, type Storage } from 'unstorage'
import redisDriver from 'unstorage/drivers/redis'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { hasRedis, type RedisServer, startNode, startRedis } from './redis.js'
import { type Code, story, textOfPage } from './support.js'

interface Status {
  readonly errors: number
  readonly made: number
  readonly cached: number
  readonly pages: { readonly state: string; readonly failures: number; readonly refused: number }
}

async function put(node: string, article: Article<Code>): Promise<number> {
  const { status } = await fetch(node, { method: 'PUT', body: JSON.stringify(article) })
  return status
}

async function read(node: string, id: string): Promise<string | undefined> {
  const response = await fetch(`${node}/uk/${id}/`)
  return textOfPage(await response.text())
}

async function statusOf(node: string): Promise<Status> {
  return (await fetch(`${node}/-/status`)).json() as Promise<Status>
}

// Much longer than it takes, and much shorter than the ten minutes until anything polls.
async function eventually(check: () => Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 20_000, interval: 20 })
}

/** A storage in a Redis, with the options of ioredis as they are. */
function storageOf(server: RedisServer): Storage {
  const driver = redisDriver({ url: server.url })
  driver.getInstance?.().on('error', () => {})
  onTestFinished(() => driver.getInstance?.().disconnect())
  return createStorage({ driver })
}

/** A site of many articles in a Redis. */
async function filled(count: number): Promise<RedisServer> {
  const server = await startRedis()
  const store = createStorageArticles(storageOf(server))
  const stories = Array.from({ length: count }, (_, at) => story(`s${at}`, `Текст ${at}`))
  await Promise.all(stories.map(store.save))
  return server
}

describe.runIf(hasRedis)('with a real Redis', () => {
  test('two processes both give the new text of an article that one of them saved', async () => {
    const server = await filled(2)
    const nodes = await Promise.all([startNode(server), startNode(server)])
    for (const node of nodes) expect(await read(node, 's0')).toBe('Текст 0')
    expect(await put(nodes[0], story('s0', 'Новий'))).toBe(200)
    for (const node of nodes) {
      await eventually(async () => expect(await read(node, 's0')).toBe('Новий'))
    }
    await fetch(`${nodes[1]}/s1`, { method: 'DELETE' })
    for (const node of nodes) {
      await eventually(async () => expect(await read(node, 's1')).toBeUndefined())
    }
  })

  test('a page that one process has made is not made by another', async () => {
    const server = await filled(1)
    const nodes = await Promise.all([startNode(server), startNode(server)])
    await read(nodes[0], 's0')
    await eventually(async () => {
      expect(await read(nodes[1], 's0')).toBe('Текст 0')
      expect((await statusOf(nodes[1])).cached).toBeGreaterThan(0)
    })
  })

  test('articles that two processes save at once are all there', async () => {
    const server = await startRedis()
    const nodes = await Promise.all([startNode(server), startNode(server)])
    const ids = Array.from({ length: 40 }, (_, at) => `s${at}`)
    await Promise.all(ids.map((id, at) => put(nodes[at % 2] ?? '', story(id, `Текст ${id}`))))
    const later = await startNode(server)
    for (const node of [...nodes, later]) {
      await eventually(async () => {
        for (const id of ids) expect(await read(node, id)).toBe(`Текст ${id}`)
      })
    }
  })

  test('pages are served while Redis is gone, and all is well when it is back', async () => {
    const server = await filled(20)
    const nodes = await Promise.all([startNode(server), startNode(server)])
    const load = { isOver: false, served: 0, wrong: [] as unknown[] }
    const reader = async (_: unknown, at: number): Promise<void> => {
      for (let turn = at; !load.isOver; turn += 1) {
        // What goes wrong here is found below.
        const text = await read(nodes[turn % 2] ?? '', `s${turn % 20}`).catch((error) => error)
        if (text !== `Текст ${turn % 20}`) load.wrong.push(text)
        load.served += 1
      }
    }
    const readers = Array.from({ length: 8 }, reader)
    onTestFinished(() => {
      load.isOver = true
    })
    const hasServed = async (more: number): Promise<void> => {
      const before = load.served
      await eventually(async () => expect(load.served).toBeGreaterThan(before + more))
    }
    await hasServed(50)
    await server.kill()
    for (const node of nodes) {
      await eventually(async () => expect((await statusOf(node)).pages.state).toBe('open'))
    }
    await hasServed(100)
    expect(await put(nodes[0], story('s99', 'Ніхто'))).toBe(500)
    for (const node of nodes) {
      const { pages, errors } = await statusOf(node)
      expect(pages.failures).toBeGreaterThan(4)
      expect(pages.refused).toBeGreaterThan(0)
      expect(errors).toBeGreaterThanOrEqual(pages.failures)
    }

    await server.start()
    for (const node of nodes) {
      await eventually(async () => expect((await statusOf(node)).pages.state).toBe('closed'))
    }
    load.isOver = true
    await Promise.all(readers)
    expect(load.wrong).toEqual([])
    await eventually(async () => expect(await put(nodes[0], story('s0', 'Новий'))).toBe(200))
    for (const node of nodes) {
      await eventually(async () => expect(await read(node, 's0')).toBe('Новий'))
    }
  })

  test('what changes while a process is cut off is seen when its connection is back', async () => {
    const server = await filled(1)
    const node = await startNode(server)
    const redis = new Redis(server.url)
    onTestFinished(() => redis.disconnect())
    // Nobody tells of this one.
    await createStorageArticles(storageOf(server)).save(story('s0', 'Новий'))
    await sleep(100)
    expect(await read(node, 's0')).toBe('Текст 0')
    await redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub')
    await eventually(async () => expect(await read(node, 's0')).toBe('Новий'))
  })

  test('a Redis that comes back empty takes nothing from the site', async () => {
    const server = await filled(3)
    const node = await startNode(server)
    await server.kill()
    await server.start({ isEmpty: true })
    await eventually(async () => expect((await statusOf(node)).pages.state).toBe('closed'))
    await sleep(1500)
    for (const at of [0, 1, 2]) expect(await read(node, `s${at}`)).toBe(`Текст ${at}`)
    expect((await statusOf(node)).errors).toBeGreaterThan(0)
  })

  test('no reader waits for a Redis that hangs, whatever its client’s options', async () => {
    const server = await startRedis()
    const errors: unknown[] = []
    const pages = guardPages(createStoragePages(storageOf(server)), {
      onError: (error) => errors.push(error),
    })
    await pages.set('a', 'page')
    expect(await pages.get('a')).toBe('page')
    await server.kill()
    expect(await pages.get('a')).toBeUndefined()
    expect(errors).toMatchObject([{ name: 'TimeoutError' }])
  })

  test('the README shows the options that these processes run with', () => {
    const lines = (path: string): readonly string[] =>
      readFileSync(new URL(path, import.meta.url), 'utf8').split('\n')
    const node = lines('redis-node.ts')
    const from = node.indexOf('// The README has these lines.') + 1
    const shown = node
      .slice(from, node.indexOf('}', from) + 1)
      .join('\n')
      .replace(': number', '')
    expect(shown).toContain('maxRetriesPerRequest')
    expect(lines('../../../README.md').join('\n')).toContain(shown)
  })
})
