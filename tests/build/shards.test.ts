import { appendFileSync, cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildShard, buildSite } from 'stele/node'
import { expect, test } from 'vitest'
import { built, newsroom, siteOf } from './support.js'

const shardsOf = (out: string): string => join(out, '../.dist.stele/shards')

test.each([1, 2, 3, 7])('%i shards make the same bytes as one build', async (of) => {
  const whole = await built(siteOf(newsroom(9)))
  const options = siteOf(newsroom(9))
  let files = 0
  for (let index = of; index >= 1; index -= 1) {
    // Each on a machine of its own.
    const elsewhere = siteOf(newsroom(9))
    const shard = await buildShard({ ...elsewhere, shard: { index, of } })
    expect(shard.folder).toBe(join(shardsOf(elsewhere.out), `${index}-of-${of}`))
    expect(existsSync(elsewhere.out)).toBe(false)
    cpSync(shard.folder, join(shardsOf(options.out), `${index}-of-${of}`), { recursive: true })
    files += shard.files
  }
  expect(files).toBe(27)
  expect(await built({ ...options, merge: true })).toEqual(whole)
  expect(existsSync(shardsOf(options.out))).toBe(false)
})

test('a merge takes the pages of the shards, and what was found in them', async () => {
  const options = siteOf(newsroom(3), { revision: '1' })
  await buildShard({ ...options, shard: { index: 1, of: 1 } })
  const fail = () => {
    throw new Error('no article is asked for')
  }
  const { diagnostics } = await buildSite({
    ...options,
    templates: { article: fail },
    merge: true,
  })
  expect(diagnostics).toEqual((await buildSite(siteOf(newsroom(3)))).diagnostics)
})

test.each([
  [
    'is missing',
    (folder: string) => rmSync(join(folder, '2-of-2'), { recursive: true }),
    'There is no "2-of-2"',
  ],
  [
    'is cut',
    (folder: string) => appendFileSync(join(folder, '2-of-2/shard'), 'x'),
    'A shard is damaged: "2-of-2"',
  ],
  [
    'has a damaged page',
    (folder: string) => appendFileSync(pageIn(join(folder, '2-of-2/pages')), 'x'),
    'The shard "2-of-2" is damaged: en/story-',
  ],
  [
    'is there, nor any other',
    (folder: string) => rmSync(folder, { recursive: true }),
    'There are no shards',
  ],
])('a merge is refused where a shard %s', async (_, damage, message) => {
  const options = siteOf(newsroom(4))
  for (const index of [1, 2]) await buildShard({ ...options, shard: { index, of: 2 } })
  damage(shardsOf(options.out))
  await expect(buildSite({ ...options, merge: true })).rejects.toThrow(message)
  expect(existsSync(options.out)).toBe(false)
})

test.each([
  ['articles', { articles: newsroom(4, 2) }],
  ['moment', { now: '2026-03-10T12:00:01Z' }],
  ['site', { siteName: 'Another' }],
])('a merge is refused where a shard was made of another %s', async (_, other) => {
  const options = siteOf(newsroom(4))
  await buildShard({ ...options, shard: { index: 1, of: 2 } })
  await buildShard({ ...options, ...other, shard: { index: 2, of: 2 } } as typeof options & {
    shard: { index: number; of: number }
  })
  await expect(buildSite({ ...options, merge: true })).rejects.toThrow('are of another site')
})

test('shards of another count and of an earlier site are left aside', async () => {
  const options = siteOf(newsroom(4))
  const early = { ...options, articles: newsroom(4, 2) } as typeof options
  for (const index of [1, 2, 3]) await buildShard({ ...early, shard: { index, of: 3 } })
  await buildShard({ ...options, shard: { index: 1, of: 4 } })
  for (const index of [1, 2]) await buildShard({ ...options, shard: { index, of: 2 } })
  const merged = await built({ ...options, merge: true })
  expect(merged).toEqual(await built(siteOf(newsroom(4))))
})

test('a shard that fails leaves nothing', async () => {
  const options = siteOf(newsroom(4))
  const fail = () => {
    throw new Error('a template fails')
  }
  const shard = { shard: { index: 1, of: 1 } }
  await expect(buildShard({ ...options, ...shard, templates: { article: fail } })).rejects.toThrow(
    'a template fails',
  )
  expect(readdirSync(shardsOf(options.out))).toEqual([])
})

test.each([
  [0, 2],
  [3, 2],
  [1.5, 2],
  [1, 0],
])('there is no shard %d/%d', async (index, of) => {
  await expect(buildShard({ ...siteOf([]), shard: { index, of } })).rejects.toMatchObject({
    code: 'invalid-option',
  })
})

function pageIn(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return join(folder, names.find((name) => name.endsWith('.html')) ?? '')
}
