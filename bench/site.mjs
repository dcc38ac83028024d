// Builds whole sites, each time in a process of its own: node site.mjs [--astro] [articles ...]
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeAstro } from './astro.mjs'
import { writeHugo } from './hugo.mjs'
import { run } from './process.mjs'
import { siteArticles, writeFiles } from './site-corpus.mjs'
import { printGrowth, printRatios, printRows } from './site-report.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const node = process.execPath
const { values, positionals } = parseArgs({
  options: { astro: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const counts = positionals.length > 0 ? positionals.map(Number) : [1000, 5000]
if (!counts.every((count) => Number.isInteger(count) && count >= 8)) {
  throw new Error(`Sizes are whole numbers from 8 on, not "${positionals.join(' ')}".`)
}
const hasHugo = spawnSync('hugo', ['version']).status === 0

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}`)
if (!hasHugo) console.log('Hugo is not installed: left out')
if (values.astro) {
  const install = ['--prefix', here('astro'), 'ci', '--ignore-scripts', '--silent']
  execFileSync('npm', install, { stdio: 'inherit' })
}

const sizes = []
for (const count of counts) {
  // What takes seconds is disturbed by others: the median of three, in turns.
  const often = count <= 5000 ? 3 : 1
  const rounds = []
  for (let round = 0; round < often; round += 1) {
    rounds.push(await measureSite(count, values.astro && round === 0))
  }
  const said = often > 1 ? `, medians of ${often} rounds` : ''
  console.log(`\n${count.toLocaleString('en')} articles in three locales${said}`)
  printRows(rounds, count)
  printRatios(rounds, count)
  sizes.push([count, rounds])
}
if (sizes.length > 1) printGrowth(sizes)

async function measureSite(count, withAstro) {
  const home = mkdtempSync(join(tmpdir(), 'stele-bench-'))
  const rows = new Map()
  const measure = async (name, command, args, cwd = home) => {
    rows.set(name, await run(command, args, cwd))
  }
  try {
    const articles = siteArticles(count)
    writeFiles(join(home, 'articles'), articles)
    await measureStele(measure, home, articles)
    const work = (name) => [here('site-run.mjs'), name, home]
    await measure('floor: read and write', node, work('floor'))
    await measure('floor: read', node, work('floorSame'))
    await measure('remark-html, per block', node, work('remark'))
    if (hasHugo) await measureHugo(measure, join(home, 'hugo'), articles)
    if (withAstro) await measureAstro(measure, join(home, 'astro'), articles)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
  return rows
}

async function measureStele(measure, home, articles) {
  const data = [here('site-run.mjs'), 'data', home]
  const options = '--source en --url https://example.org --now 2026-01-02T00:00:00Z'.split(' ')
  const files = [here('../dist/cli.js'), 'build', ...options]
  const save = () => writeFileSync(join(home, 'articles.json'), JSON.stringify(articles))
  save()
  await measure('stele, data: cold', node, data)
  await measure('stele, data: nothing changed', node, data)
  articles[7].blocks[0].text.en += ' Changed.'
  save()
  await measure('stele, data: one article touched', node, data)
  await measure('stele, files: cold', node, files)
  await measure('stele, files: nothing changed', node, files)
  touch(join(home, 'articles/article-7/en.md'))
  await measure('stele, files: one article touched', node, files)
}

async function measureHugo(measure, home, articles) {
  writeHugo(home, articles)
  const args = ['--quiet', '--buildFuture']
  await measure('Hugo: cold', 'hugo', args, home)
  await measure('Hugo: nothing changed', 'hugo', args, home)
  touch(join(home, 'content/news/article-7/index.en.md'))
  await measure('Hugo: one article touched', 'hugo', args, home)
}

async function measureAstro(measure, home, articles) {
  const build = [writeAstro(home, articles), 'build']
  await measure('Astro: cold', node, build, home)
}

function touch(file) {
  appendFileSync(file, '\nOne more paragraph.\n')
}
