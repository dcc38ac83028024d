import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'

const isInstalled = spawnSync('redis-server', ['--version']).error === undefined
/** Whether there is a Redis to test with: must be where the project is checked. */
export const hasRedis = isInstalled || process.env.CI === 'true'
if (!hasRedis) console.warn('Skipped: redis-server is not installed (Debian: redis-server).')

/** A Redis on a port of its own. */
export interface RedisServer {
  readonly url: string
  /** As a crash does. */
  readonly kill: () => Promise<void>
  /** With what it held, unless that was lost. */
  readonly start: (options?: { readonly isEmpty: boolean }) => Promise<void>
}

/** Starts a Redis that ends with the test. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'stele-redis-'))
  let running: ChildProcess | undefined
  const kill = async (): Promise<void> => {
    if (running === undefined) return
    running.kill('SIGKILL')
    await once(running, 'exit')
    running = undefined
  }
  const start = async ({ isEmpty } = { isEmpty: false }): Promise<void> => {
    if (isEmpty) await rm(folder, { recursive: true })
    await mkdir(folder, { recursive: true })
    const where = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder]
    const kept = ['--appendonly', 'yes', '--appendfsync', 'no', '--save', '']
    running = spawn('redis-server', [...where, ...kept], { stdio: ['ignore', 'pipe', 'inherit'] })
    await lineFrom(running, 'Ready to accept connections')
  }
  onTestFinished(async () => {
    await kill()
    await rm(folder, { recursive: true })
  })
  await start()
  return { url: `redis://127.0.0.1:${port}`, kill, start }
}

const root = new URL('../../../', import.meta.url).pathname
let bundled: Promise<string> | undefined

/** Starts a process that serves the site of a Redis, and gives its address. */
export async function startNode(redis: RedisServer): Promise<string> {
  bundled ??= bundle()
  const node = spawn(process.execPath, [await bundled], {
    env: { ...process.env, REDIS_URL: redis.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    const exited = once(node, 'exit')
    if (node.exitCode === null && node.kill('SIGKILL')) await exited
  })
  return lineFrom(node, 'http://')
}

// Plain Node runs no TypeScript. The file lies where its imports find the packages.
async function bundle(): Promise<string> {
  const outfile = join(root, '.build/redis/node.mjs')
  await build({
    entryPoints: [join(root, 'tests/serve/stores/redis-node.ts')],
    alias: { stele: join(root, 'src/index.ts'), 'stele/server': join(root, 'src/server.ts') },
    bundle: true,
    format: 'esm',
    packages: 'external',
    platform: 'node',
    outfile,
  })
  return outfile
}

async function lineFrom(child: ChildProcess, part: string): Promise<string> {
  if (child.stdout === null) throw new Error('the process has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes(part)) continue
    child.stdout.resume()
    return line
  }
  throw new Error(`the process ended without saying "${part}"`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
