import { quote, SteleError } from '../../errors.js'
import { hashedKey, readStoredText, storedText } from './record.js'
import type { ArticleStore, PageCache } from './types.js'

/** What is used of a storage of unstorage. */
export interface KeyValueStorage {
  readonly getItem: (key: string) => Promise<unknown>
  readonly getItems: (
    keys: string[],
  ) => Promise<{ readonly key: string; readonly value: unknown }[]>
  readonly getKeys: (base: string) => Promise<string[]>
  readonly setItem: (key: string, value: object, options?: { ttl: number }) => Promise<void>
}

// No store has a step for "read, change, write back", so nothing is: every article has records of
// its own, and what tells about a change is a text that was never there before. A save writes the
// article, then its head, then the version; who reads goes the other way round, and so finds what
// belongs to the last version it has seen, in whatever order saves are interleaved.
const ARTICLE = 'stele:article:'
const HEAD = 'stele:head:'
const VERSION = 'stele:version'
const PAGE = 'stele:page:'

/**
 * Articles in a storage of [unstorage](https://unstorage.unjs.io): Redis, S3, a database, a folder
 * of JSON files. Processes that save at once do not lose one another's articles. What is removed
 * leaves a small mark.
 *
 * @example createStorageArticles(createStorage({ driver: redisDriver(options) }))
 */
export function createStorageArticles(storage: KeyValueStorage): ArticleStore {
  const write = async (id: string, article: unknown): Promise<void> => {
    const key = await hashedKey(id)
    await storage.setItem(ARTICLE + key, storedText(JSON.stringify(article)))
    const head = { id, version: crypto.randomUUID() }
    await storage.setItem(HEAD + key, storedText(JSON.stringify(head)))
    await storage.setItem(VERSION, storedText(crypto.randomUUID()))
  }
  return {
    version: async () => {
      const value = await storage.getItem(VERSION)
      return value === null ? '' : (readStoredText(value) ?? 'damaged')
    },
    index: async () => {
      const keys = await storage.getKeys(HEAD)
      const items = keys.length === 0 ? [] : await storage.getItems(keys)
      const heads = await Promise.all(items.map(({ key, value }) => readHead(storage, key, value)))
      return new Map(heads.flatMap((head) => (head === undefined ? [] : [[head.id, head.version]])))
    },
    get: async (id) => {
      const value = await storage.getItem(ARTICLE + (await hashedKey(id)))
      // An article that was removed is `null`.
      return value === null ? undefined : (parseText(readStoredText(value), id) ?? undefined)
    },
    save: (article) => write(article.id, article),
    remove: (id) => write(id, null),
  }
}

/** Options of {@link createStoragePages}. */
export interface StoragePagesOptions {
  /**
   * After how many seconds a page may be dropped, where the driver can do so. Nobody asks for the
   * pages of earlier versions again. Default: a day.
   */
  readonly ttl?: number
}

/** Finished pages in a storage of [unstorage](https://unstorage.unjs.io). */
export function createStoragePages(
  storage: KeyValueStorage,
  { ttl = 86_400 }: StoragePagesOptions = {},
): PageCache {
  return {
    // A damaged page is none: it is about to be made and written again.
    get: async (key) => readStoredText(await storage.getItem(PAGE + (await hashedKey(key)))),
    set: async (key, value) =>
      storage.setItem(PAGE + (await hashedKey(key)), storedText(value), { ttl }),
  }
}

interface Head {
  readonly id: string
  readonly version: string
}

// A damaged head still has its key, and the article under that key knows its id.
async function readHead(
  storage: KeyValueStorage,
  key: string,
  value: unknown,
): Promise<Head | undefined> {
  const { id, version } = parseFields(readStoredText(value))
  if (typeof id === 'string' && typeof version === 'string') return { id, version }
  const article = await storage.getItem(ARTICLE + key.slice(key.lastIndexOf(':') + 1))
  const { id: known } = parseFields(readStoredText(article))
  return typeof known === 'string' ? { id: known, version: '' } : undefined
}

function parseFields(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text ?? 'null'))
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

function parseText(text: string | undefined, id: string): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch (error) {
    throw new SteleError('invalid-article', `What is stored of ${quote(id)} cannot be read.`, {
      hint: 'Save the article again.',
      cause: error,
    })
  }
}
