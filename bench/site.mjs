// Builds whole sites, each time in a process of its own: node site.mjs [articles ...]
import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeHugo } from './hugo.mjs'
import { siteArticles, writeFiles } from './site-corpus.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const sizes = process.argv.slice(2).map(Number)
const hasHugo = spawnSync('hugo', ['version']).status === 0

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}`)
if (!hasHugo) console.log('Hugo is not installed: left out')
for (const size of sizes.length > 0 ? sizes : [1000, 5000]) await measureSize(size)

async function measureSize(count) {
  const home = mkdtempSync(join(tmpdir(), 'stele-bench-'))
  const rows = new Map()
  const measure = async (name, command, args, cwd = home) => {
    const result = await run(command, args, cwd)
    rows.set(name, result)
    const { wall, cpu, memory } = result
    console.log(
      `${name.padEnd(34)} ${wall.toFixed(2).padStart(7)} s ${cpu.toFixed(2).padStart(7)} s CPU ${memory.toFixed(0).padStart(6)} MB`,
    )
  }
  const work = (name) => [here('site-run.mjs'), name, home]
  const build = [
    here('../dist/cli.js'),
    'build',
    '--source',
    'en',
    '--url',
    'https://example.org',
    '--now',
    '2026-01-02T00:00:00Z',
  ]
  try {
    const articles = siteArticles(count)
    const touched = join(home, 'articles/article-7/en.md')
    writeFiles(join(home, 'articles'), articles)
    writeFileSync(join(home, 'articles.json'), JSON.stringify(articles))
    console.log(`\n${count.toLocaleString('en')} articles in three locales`)
    await measure('stele, data: cold', process.execPath, work('data'))
    await measure('stele, data: nothing changed', process.execPath, work('data'))
    const [first, second, third] = articles.splice(5, 3)
    third.blocks[0].text.en += ' Changed.'
    articles.splice(5, 0, first, second, third)
    writeFileSync(join(home, 'articles.json'), JSON.stringify(articles))
    await measure('stele, data: one article touched', process.execPath, work('data'))
    await measure('stele, files: cold', process.execPath, build)
    await measure('stele, files: nothing changed', process.execPath, build)
    appendFileSync(touched, '\nOne more paragraph.\n')
    await measure('stele, files: one article touched', process.execPath, build)
    await measure('floor: read and write', process.execPath, work('floor'))
    await measure('floor: read', process.execPath, work('floorSame'))
    await measure('remark-html, per block', process.execPath, work('remark'))
    if (hasHugo) await measureHugo(measure, home, articles)
    ratios(rows)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function measureHugo(measure, home, articles) {
  const folder = join(home, 'hugo')
  mkdirSync(folder)
  writeHugo(folder, articles)
  const args = ['--quiet', '--buildFuture']
  await measure('Hugo: cold', 'hugo', args, folder)
  await measure('Hugo: nothing changed', 'hugo', args, folder)
  appendFileSync(join(folder, 'content/news/article-7/index.en.md'), '\nOne more paragraph.\n')
  await measure('Hugo: one article touched', 'hugo', args, folder)
}

function ratios(rows) {
  const ratio = (name, one, other, of, target) => {
    const [a, b] = [rows.get(one), rows.get(other)]
    if (a === undefined || b === undefined) return
    console.log(`${name}: ${(a[of] / b[of]).toFixed(2)} (${target})`)
  }
  ratio(
    'cold, CPU: Hugo / stele, data',
    'Hugo: cold',
    'stele, data: cold',
    'cpu',
    '1.7 at 1,000, 2.5 at 5,000',
  )
  ratio(
    'cold, CPU: stele, data / floor',
    'stele, data: cold',
    'floor: read and write',
    'cpu',
    'under 5',
  )
  ratio(
    'touched, CPU: Hugo / stele, data',
    'Hugo: one article touched',
    'stele, data: one article touched',
    'cpu',
    'at least 10',
  )
  ratio(
    'nothing changed, CPU: stele, files / reading',
    'stele, files: nothing changed',
    'floor: read',
    'cpu',
    'under 2',
  )
  ratio(
    'cold, memory: stele, data / Hugo',
    'stele, data: cold',
    'Hugo: cold',
    'memory',
    'under 0.25 at 5,000',
  )
  ratio(
    'cold, CPU: remark-html / stele, data',
    'remark-html, per block',
    'stele, data: cold',
    'cpu',
    '',
  )
}

// The shell counts the time of its children; their memory is seen while they run (Linux).
async function run(command, args, cwd) {
  const script = 'TIMEFORMAT="%R %U %S"; time "$0" "$@" >/dev/null 2>"$STELE_BENCH_ERRORS"'
  const errors = join(cwd, 'errors.txt')
  const env = { ...process.env, STELE_BENCH_ERRORS: errors }
  const child = spawn('bash', ['-c', script, command, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let times = ''
  child.stderr.on('data', (text) => {
    times += text
  })
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, peakOf(child.pid))
  }, 10)
  const code = await new Promise((end) => child.on('close', end))
  clearInterval(watch)
  if (code > 1) throw new Error(`${command} ${args.join(' ')}: ${readFileSync(errors, 'utf8')}`)
  const [wall, user, system] = times.trim().split(' ').map(Number)
  return { wall, cpu: user + system, memory }
}

function peakOf(pid) {
  try {
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0 // it is gone, or there is no such system
  }
}
