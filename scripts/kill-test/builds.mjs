// Builds that may be killed, and what is left of them.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const EDITION = fileURLToPath(new URL('edition.mjs', import.meta.url))

/** Makes builds of a site with so many articles. */
export function createBuilds(library, articles) {
  const argumentsOf = (out, edition, options) => [
    EDITION,
    library,
    String(options.articles ?? articles),
    out,
    String(edition),
    options.releases ? '--releases' : '',
  ]
  const tryBuild = (out, edition, options = {}) => {
    const { through = [] } = options
    const [command, ...rest] = [...through, process.execPath, ...argumentsOf(out, edition, options)]
    return spawnSync(command, rest, { encoding: 'utf8' })
  }
  const start = (out, edition, options = {}) =>
    spawn(process.execPath, argumentsOf(out, edition, options), { stdio: 'ignore' })
  return {
    tryBuild,
    start,
    build: (out, edition, options) => {
      const { status, stderr } = tryBuild(out, edition, options)
      if (status !== 0) throw new Error(stderr)
    },
    /** How long a build takes until its commit begins, and the commit itself. */
    timed: async (out, edition) => {
      const began = performance.now()
      const child = start(out, edition)
      await untilJournal(child, out)
      const before = performance.now() - began
      while (existsSync(journalOf(out))) await setImmediate()
      const inside = performance.now() - began - before
      if (child.exitCode === null) await new Promise((end) => child.once('exit', end))
      return { before, inside }
    },
  }
}

/** Waits until a build begins its commit, or has ended. */
export async function untilJournal(child, out) {
  while (child.exitCode === null && !existsSync(journalOf(out))) await setImmediate()
}

/** Kills a build; answers whether it was still there. */
export async function kill(child) {
  if (child.exitCode !== null) return false
  const ended = new Promise((end) => child.once('exit', (_, signal) => end(signal)))
  child.kill('SIGKILL')
  return (await ended) === 'SIGKILL'
}

/** Where a commit is written down while it is done. */
export function journalOf(out) {
  return join(dirname(out), `.${basename(out)}.stele/journal`)
}

/** What tells two folders apart. */
export function digest(folder) {
  const sum = createHash('sha256')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name)
    sum.update(`${name}\0${lstatSync(path).isFile() ? readFileSync(path) : ''}\0`)
  }
  return sum.digest('hex')
}
