// One of several processes that serve the same site: started by redis.test.ts.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Redis } from 'ioredis'
import { newsroomLocales as locales } from 'stele'
import {
  createRedisNotices,
  createStorageArticles,
  createStoragePages,
  guardPages,
  openPublication,
  removeArticle,
  saveArticle,
} from 'stele/server'
import { createStorage } from 'unstorage'
import redisDriver from 'unstorage/drivers/redis'

const counts = { errors: 0, made: 0, cached: 0 }
const onError = (): void => {
  counts.errors += 1
}

// The README has these lines.
const options = {
  maxRetriesPerRequest: 0, // fail with the connection; the default tries 20 times, for some 10 s
  connectTimeout: 1000,
  retryStrategy: (tries: number) => Math.min(tries * 100, 1000),
}
const redisUrl = process.env.REDIS_URL ?? ''
const redis = new Redis(redisUrl, options).on('error', onError)
const driver = redisDriver({ url: redisUrl, ...options, scanCount: 1000 })
driver.getInstance?.().on('error', onError)
const storage = createStorage({ driver })
const site = {
  locales,
  url: 'https://example.org',
  articles: createStorageArticles(storage),
  notices: createRedisNotices(redis, { onError }),
  onError,
}

// So rarely that what is seen was told by a notice, or by a connection that came back.
const live = await openPublication({ ...site, pollSeconds: 600 })
const pages = guardPages(createStoragePages(storage), { onError, retryAfter: 200 })

async function pageOf(url: string): Promise<string> {
  const publication = live.current()
  const { address, version } = publication.find(url)
  const key = `${address} ${version}`
  const cached = await pages.get(key)
  if (cached !== undefined) {
    counts.cached += 1
    return cached
  }
  const { body } = await publication.page(url)
  counts.made += 1
  void pages.set(key, body)
  return body
}

async function answer(request: IncomingMessage): Promise<string> {
  const { method, url = '' } = request
  if (url === '/-/status') return JSON.stringify({ ...counts, pages: pages.status() })
  if (method === 'PUT') await saveArticle(site, JSON.parse(await text(request)))
  else if (method === 'DELETE') await removeArticle(site, url.slice(1))
  else return pageOf(url)
  return ''
}

const server = createServer(async (request, response) => {
  try {
    response.end(await answer(request))
  } catch (error) {
    response.statusCode = 500
    response.end(String(error))
  }
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  console.log(`http://127.0.0.1:${port}`)
})
