import { randomUUID } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { isRecord } from '../article/rules.js'
import { quote, type SteleError } from '../errors.js'
import { codeOf } from './error-code.js'
import { cannotUse, refused, type SiteFolders } from './folders.node.js'

/** Who holds a lock. */
interface Owner {
  readonly token: string
  readonly host: string
  readonly pid: number
  /** Tells processes with the same number apart, where the system says when they began. */
  readonly began: string
}

/**
 * Does work that only one process may do at a time in the folder of a site. The lock of a process
 * that is gone is taken over.
 *
 * @throws SteleError `write-refused` while another process is at work
 */
export async function withLock<T>(
  { out, work, lock }: SiteFolders,
  run: () => T | Promise<T>,
): Promise<T> {
  const token = randomUUID()
  const owner = { token, host: hostname(), pid: process.pid, began: beganAt(process.pid) }
  const own = `${lock}.${token}`
  try {
    mkdirSync(work, { recursive: true })
    // Linked when whole: a lock is never seen half written.
    writeFileSync(own, JSON.stringify(owner))
    take(own, lock, out)
  } catch (error) {
    throw cannotUse(out, error)
  } finally {
    rmSync(own, { force: true })
  }
  try {
    return await run()
  } finally {
    // Somebody may have removed it, and another have taken it since.
    if (ownerOf(lock)?.token === token) rmSync(lock, { force: true })
  }
}

function take(own: string, lock: string, out: string): void {
  while (!tryLink(own, lock)) {
    if (!existsSync(lock)) continue // given back just now
    const owner = ownerOf(lock)
    if (owner !== undefined && isAlive(owner)) throw busy(owner, lock, out)
    if (replaceDead(own, lock, owner, out)) return
  }
}

// Done by who holds the lock on that, which is named after the dead owner: so by one process only,
// however many come at once, and wherever one of them may die.
function replaceDead(own: string, lock: string, dead: Owner | undefined, out: string): boolean {
  const guard = `${lock}-${nameOf(dead)}`
  take(own, guard, out)
  try {
    // Another may have replaced it before.
    if (!existsSync(lock) || nameOf(ownerOf(lock)) !== nameOf(dead)) return false
    const fresh = `${own}.new`
    linkSync(own, fresh)
    renameSync(fresh, lock)
    return true
  } finally {
    rmSync(guard, { force: true })
  }
}

function nameOf(owner: Owner | undefined): string {
  return /^[\w-]{1,64}$/.test(owner?.token ?? '') ? (owner?.token ?? '') : 'nobody'
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

// Only `withLock` writes there, and a file that is no owner's has none.
function ownerOf(lock: string): Owner | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(lock, 'utf8'))
    return isOwner(owner) ? owner : undefined
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function isOwner(value: unknown): value is Owner {
  return isRecord(value) && typeof value.host === 'string' && Number.isSafeInteger(value.pid)
}

function isAlive({ host, pid, began }: Owner): boolean {
  if (host !== hostname()) return true // nothing here can tell
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
    if (codeOf(error) !== 'EPERM') throw error
  }
  return beganAt(pid) === began
}

// The 22nd field of proc(5), in a boot that has a name of its own.
function beganAt(pid: number): string {
  if (process.platform !== 'linux') return ''
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    return ''
  }
}

function busy(owner: Owner | undefined, lock: string, out: string): SteleError {
  const who =
    owner === undefined ? 'Another process' : `Process ${owner.pid} on ${quote(owner.host)}`
  return refused(
    `${who} is writing to ${quote(out)}.`,
    `Wait until it is done. If it is gone for certain, remove ${quote(lock)}.`,
  )
}
