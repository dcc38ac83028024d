import fc from 'fast-check'
import { createStorageArticles, type KeyValueStorage } from 'stele/server'
import { createStorage } from 'unstorage'
import { expect, test } from 'vitest'
import { open, story, textOf } from './support.js'

const IDS = ['a', 'b']
const ID = fc.constantFrom(...IDS)

const WRITE = fc.oneof(
  { weight: 4, arbitrary: fc.record({ id: ID, text: fc.constantFrom('1', '2', '3') }) },
  { weight: 1, arbitrary: fc.record({ id: ID, text: fc.constant(undefined) }) },
)

/** A store whose calls take effect in whatever order a scheduler chooses. */
function scheduled(storage: KeyValueStorage, scheduler: fc.Scheduler): KeyValueStorage {
  return {
    getItem: scheduler.scheduleFunction(storage.getItem),
    getItems: scheduler.scheduleFunction(storage.getItems),
    getKeys: scheduler.scheduleFunction(storage.getKeys),
    setItem: scheduler.scheduleFunction(storage.setItem),
  }
}

/** Lets calls take effect one by one, once everybody who is on the way to one has come to it. */
async function settle<T>(scheduler: fc.Scheduler, work: Promise<T>): Promise<T> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  while (!isDone) {
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    if (scheduler.count() > 0) await scheduler.waitOne()
  }
  return done
}

test('processes that save at once lose nothing, and who follows ends with what is stored', async () => {
  const writers = fc.array(fc.array(WRITE, { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  // Notices may come at any time, or never.
  const poll = { weight: 9, arbitrary: fc.constant(undefined) }
  const looks = fc.infiniteStream(fc.oneof(poll, { weight: 1, arbitrary: ID }))
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), writers, looks, async (scheduler, writers, looks) => {
      const storage = createStorage()
      const stores = writers.map(() => createStorageArticles(scheduled(storage, scheduler)))
      const source = createStorageArticles(scheduled(storage, scheduler))
      const follower = await settle(scheduler, open(source))
      const writing = writers.map(async (writes, at) => {
        for (const { id, text } of writes) {
          if (text === undefined) await stores[at]?.remove(id)
          else await stores[at]?.save(story(id, text))
        }
      })
      let isWriting = true
      const written = Promise.all(writing).then(() => {
        isWriting = false
      })
      const looking = async (): Promise<void> => {
        while (isWriting) {
          const { value: id } = looks.next()
          await follower.refresh(id === undefined ? undefined : [id])
        }
      }
      await settle(scheduler, Promise.all([written, looking()]))
      await settle(scheduler, follower.refresh())

      const settled = createStorageArticles(storage)
      const late = await open(settled)
      for (const id of IDS) {
        const stored = await settled.get(id)
        const text = await textOf(late, id)
        expect(text === undefined).toBe(stored === undefined)
        expect(JSON.stringify(stored ?? text)).toEqual(text && expect.stringContaining(`"${text}"`))
        expect(await textOf(follower, id)).toBe(text)
      }
      expect([...late.errors, ...follower.errors]).toEqual([])
      late.close()
      follower.close()
    }),
    { numRuns: 300 },
  )
})
