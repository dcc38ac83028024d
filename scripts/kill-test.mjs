// Kills builds at every moment and holds what is left against what was promised:
//   npm run kill-test -- [--rounds 50] [--articles 150] [--library dist/node.js]
// before the commit, the old site stands byte for byte; within it, recovery makes the whole new one;
// releases are whole without any. A full disk and failing calls leave the old site, or one that the
// next build mends.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createBuilds, digest, journalOf, kill, untilJournal } from './kill-test/builds.mjs'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    articles: { type: 'string', default: '150' },
    library: { type: 'string', default: 'dist/node.js' },
  },
})
const rounds = Number(values.rounds)
const library = resolve(values.library)
const { build, start, timed, tryBuild } = createBuilds(library, Number(values.articles))

// Of each call, about how many a build makes.
const CALLS = Object.entries({
  '/^rename': 200,
  '/^mkdir': 60,
  '/^unlink': 5,
  '/^link': 1,
  fsync: 2,
  '/^rmdir': 8,
})

function failingCalls(home, sites) {
  if (spawnSync('strace', ['-o', '/dev/null', 'true']).status !== 0) {
    return console.log('failing calls: skipped, there is no strace, or it is not allowed here')
  }
  const out = join(home, 'calls')
  build(out, 1)
  let edition = 1
  let failures = 0
  for (let round = 0; round < rounds; round += 1) {
    const [call, count] = CALLS[round % CALLS.length]
    const fault = Math.random() < 0.5 ? 'error=EIO' : 'signal=KILL'
    const when = 1 + Math.floor(Math.random() * count)
    const inject = [
      '-f',
      '-qqq',
      '-o',
      '/dev/null',
      '-e',
      `trace=${call}`,
      '-e',
      `inject=${call}:${fault}:when=${when}`,
    ]
    const { status } = tryBuild(out, 3 - edition, { through: ['strace', ...inject] })
    if (status !== 0) failures += 1
    const isBegun = existsSync(journalOf(out))
    if (!isBegun && !sites.includes(digest(out)))
      throw new Error(`${call} ${fault} ${when}: neither site stands`)
    build(out, 3 - edition)
    edition = 3 - edition
    if (digest(out) !== sites[edition - 1])
      throw new Error(`${call} ${fault} ${when}: the next build does not mend it`)
  }
  console.log(
    `failing calls: ${rounds} builds, ${failures} of them failed, and each left a site that stands`,
  )
}

async function testAll() {
  const home = mkdtempSync(join(tmpdir(), 'stele-kill-'))
  try {
    const sites = await editions(home)
    await killedBefore(home, sites)
    await killedInside(home, sites)
    await killedReleases(home, sites)
    fullDisk(home)
    failingCalls(home, sites)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

// What each edition is when nobody interrupts it.
async function editions(home) {
  const digests = [1, 2].map((edition) => {
    const out = join(home, `edition-${edition}`)
    build(out, edition)
    return digest(out)
  })
  if (digests[0] === digests[1]) throw new Error('the editions are the same')
  return digests
}

async function killedBefore(home, [old, fresh]) {
  const out = join(home, 'before')
  build(out, 1)
  const { before } = await timed(out, 2)
  build(out, 1)
  let kills = 0
  while (kills < rounds) {
    const child = start(out, 2)
    await setTimeout(Math.random() * before)
    await kill(child)
    const stands = digest(out)
    const isTooLate = existsSync(journalOf(out)) || stands === fresh
    if (!isTooLate && stands !== old) throw new Error('killed before the commit: not the old site')
    if (isTooLate) {
      build(out, 1) // it counts below
      continue
    }
    kills += 1
  }
  build(out, 1)
  if (digest(out) !== old) throw new Error('the next build does not give the old site')
  console.log(`killed before the commit: ${kills} times, and ${kills} times the old site stood`)
}

async function killedInside(home, sites) {
  const { recoverSite } = await import(pathToFileURL(library).href)
  const out = join(home, 'inside')
  build(out, 1)
  const { inside } = await timed(out, 2)
  let kills = 0
  let mixtures = 0
  for (let edition = 1; kills < rounds; edition = 3 - edition) {
    const child = start(out, edition)
    await untilJournal(child, out)
    await setTimeout(Math.random() * inside)
    await kill(child)
    const isInside = existsSync(journalOf(out))
    if (isInside) {
      kills += 1
      if (!sites.includes(digest(out))) mixtures += 1
      await recoverSite(out)
    }
    if (digest(out) !== sites[edition - 1]) throw new Error('recovered: not the whole new site')
  }
  console.log(
    `killed inside the commit: ${kills} times, ${mixtures} of them in the middle, and ${kills} times the whole new site stood after recovery`,
  )
}

async function killedReleases(home, sites) {
  if (process.platform === 'win32') return console.log('releases: not on Windows')
  const out = join(home, 'releases')
  build(out, 1, { releases: true })
  const began = performance.now()
  build(out, 2, { releases: true })
  const whole = performance.now() - began
  let kills = 0
  const stood = [0, 0]
  for (let edition = 1; kills < rounds; edition = 3 - edition) {
    const child = start(out, edition, { releases: true })
    await setTimeout(Math.random() * whole)
    if (await kill(child)) kills += 1
    const site = sites.indexOf(digest(join(out, 'current')))
    if (site < 0) throw new Error('killed while releasing: not a whole site')
    stood[site] += 1
  }
  console.log(`killed while releasing: ${kills} times, and each time a whole site stood`)
}

// 1 MB: enough for one small edition, not for two.
function fullDisk(home) {
  const disk = join(home, 'disk')
  mkdirSync(disk)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk])
  if (mounted.status !== 0) return console.log('a full disk: skipped, mounting is not allowed here')
  try {
    const out = join(disk, 'dist')
    const articles = fittingEdition(disk, out)
    const old = digest(out)
    const { status, stderr } = tryBuild(out, 2, { articles })
    if (status === 0 || !stderr.includes('ENOSPC')) throw new Error(`no full disk: ${stderr}`)
    if (digest(out) !== old) throw new Error('a full disk: not the old site')
    rmSync(join(disk, '.dist.stele'), { recursive: true })
    console.log('a full disk: the old site stood')
  } finally {
    spawnSync('umount', [disk])
  }
}

// As large as the disk allows: there is no room for another one beside it.
function fittingEdition(disk, out) {
  for (let articles = 32; articles > 0; articles -= 4) {
    if (tryBuild(out, 1, { articles }).status === 0) return articles
    for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true })
  }
  throw new Error('no edition fits the disk')
}

await testAll()
