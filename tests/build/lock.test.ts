import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { buildSite } from 'stele/node'
import { expect, test } from 'vitest'
import { transpiled } from '../transpiled.js'
import { filesIn, newsroom, siteOf } from './support.js'

const lockOf = (out: string): string => join(out, '../.dist.stele/lock')

function lock(out: string, owner: unknown): void {
  mkdirSync(join(lockOf(out), '..'), { recursive: true })
  writeFileSync(lockOf(out), typeof owner === 'string' ? owner : JSON.stringify(owner))
}

test('of two builds at once, one says so and changes nothing', async () => {
  const options = siteOf(newsroom(3))
  const results = await Promise.allSettled([1, 2, 3].map(() => buildSite(options)))
  expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1)
  for (const result of results) {
    if (result.status !== 'rejected') continue
    expect(result.reason).toMatchObject({ code: 'write-refused' })
    expect(String(result.reason)).toContain(
      `Process ${process.pid} on "${hostname()}" is writing to`,
    )
  }
  expect(existsSync(lockOf(options.out))).toBe(false)
  expect(filesIn(options.out).size).toBeGreaterThan(5)
})

test('a lock is given back when a build fails', async () => {
  const options = siteOf(newsroom(1))
  const fail = () => {
    throw new Error('a template fails')
  }
  await expect(buildSite({ ...options, templates: { list: fail } })).rejects.toThrow('a template')
  await buildSite(options)
})

test('a lock that has become another process’s is not given back', async () => {
  const options = siteOf(newsroom(1))
  const other = JSON.stringify({ token: 'x', host: 'elsewhere', pid: 1, began: '' })
  await buildSite({ ...options, onProgress: () => writeFileSync(lockOf(options.out), other) })
  expect(readFileSync(lockOf(options.out), 'utf8')).toBe(other)
})

test.each([
  [
    'a process that is gone',
    async () => ({ token: 'x', host: hostname(), pid: await deadPid(), began: '' }),
  ],
  [
    'an earlier process with our number',
    async () => ({ token: 'x', host: hostname(), pid: process.pid, began: 'before' }),
  ],
  ['nobody, empty', async () => ''],
  ['nobody, damaged', async () => '{"pid":'],
  ['nobody, nothing', async () => 'null'],
  ['nobody, of another kind', async () => ({ host: hostname(), pid: 'x' })],
])('a lock of %s is taken over', async (_, owner) => {
  const options = siteOf(newsroom(1))
  lock(options.out, await owner())
  await buildSite(options)
  expect(existsSync(lockOf(options.out))).toBe(false)
})

test('a lock of another machine is left alone', async () => {
  const options = siteOf(newsroom(1))
  lock(options.out, { token: 'x', host: 'elsewhere', pid: 1, began: '' })
  await expect(buildSite(options)).rejects.toThrow('Process 1 on "elsewhere" is writing to')
  expect(existsSync(options.out)).toBe(false)
})

// Each notes when it comes in and when it goes out.
const RACER = `
const [library, out, log, start] = process.argv.slice(1)
const { withLock } = await import(library + '/build/lock.node.js')
const { siteFolders } = await import(library + '/build/folders.node.js')
const { appendFileSync } = await import('node:fs')
const { setTimeout } = await import('node:timers/promises')
while (Date.now() < Number(start)) await setTimeout(0)
try {
  await withLock(siteFolders(out), async () => {
    appendFileSync(log, 'in ')
    await setTimeout(100)
    appendFileSync(log, 'out ')
  })
} catch (error) {
  if (error.code !== 'write-refused') throw error
}
`

test.each(['one that is gone', 'one that died while it took over'])(
  'of many processes that find the lock of %s, one takes it at a time',
  async (which) => {
    const library = transpiled('lock')
    const { out } = siteOf(newsroom(1))
    const log = join(out, '../log')
    const pid = await deadPid()
    lock(out, { token: 'dead', host: hostname(), pid, began: '' })
    if (which !== 'one that is gone') {
      const guard = { token: 'taker', host: hostname(), pid, began: '' }
      writeFileSync(`${lockOf(out)}-dead`, JSON.stringify(guard))
    }
    const args = ['--input-type=module', '-e', RACER, library, out, log, String(Date.now() + 1500)]
    const codes = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const child = spawn(process.execPath, args, { stdio: 'ignore' })
        return new Promise((end) => child.once('exit', end))
      }),
    )
    expect(codes).toEqual([0, 0, 0, 0])
    expect(readFileSync(log, 'utf8')).toMatch(/^(?:in out )+$/)
    expect(existsSync(lockOf(out))).toBe(false)
  },
)

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((end) => child.once('exit', end))
  return child.pid ?? 0
}
