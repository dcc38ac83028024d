import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'

// In a process of its own, whose peak is the renderer's and nobody else's.
const folder = mkdtempSync(join(tmpdir(), 'stele-memory-'))
const door = new URL('../../src/index.ts', import.meta.url).pathname
const program = join(folder, 'program.mjs')

beforeAll(async () => {
  await build({
    entryPoints: [door],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: join(folder, 'stele.mjs'),
    logLevel: 'error',
  })
  writeFileSync(
    program,
    `import { readFileSync } from 'node:fs'
import { createRenderer, defineArticle, newsroomLocales, resolveArticle } from './stele.mjs'
const text = readFileSync(process.argv[2], 'utf8')
const input = { id: 'a', source: 'en', title: { en: 'A' }, blocks: [{ id: 'a', text: { en: text } }] }
const article = defineArticle(newsroomLocales, input)
const { html } = createRenderer({ cache: false }).render(resolveArticle(newsroomLocales, article, 'en'))
console.log(JSON.stringify({ characters: html.length, megabytes: process.resourceUsage().maxRSS / 1024 }))
`,
  )
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const MOST_MEGABYTES = 300

const repeated = (unit: string, size: number): string => unit.repeat(size / unit.length)
const footnotes = (count: number): string =>
  Array.from({ length: count }, (_, at) => `[^${at}] x\n\n[^${at}]: y\n\n`).join('')
const nested = Array.from(
  { length: 399 },
  (_, at) => `[^${at}]: [^${at + 1}] ${'*a* '.repeat(250)}`,
)

test.each([
  ['as many footnotes as there may be', footnotes(400)],
  ['more footnotes than there may be', footnotes(50_000)],
  ['footnotes that refer to each other', `${nested.join('\n\n')}\n\n[^0]`],
  ['a table of references to a footnote', `|a|\n|-|\n${repeated('|[^1]a.b|\n', 150_000)}`],
  ['a table with as many cells as there may be', `|a|\n|-|\n${'|*b*|\n'.repeat(9_000)}`],
  ['as many items of lists as there may be', '- a\n'.repeat(4_000)],
  ['a megabyte of emphasis', repeated('*a **b** c* ', 1_000_000)],
  ['a megabyte of links', repeated('[a](/b "c") ', 1_000_000)],
])('takes less than 300 MB for %s', (_, text) => {
  const input = join(folder, 'input.md')
  writeFileSync(input, text)
  const { stdout, stderr } = spawnSync(process.execPath, [program, input], { encoding: 'utf8' })
  expect(stderr).toBe('')
  const { characters, megabytes } = JSON.parse(stdout)
  expect(characters).toBeGreaterThan(0)
  expect(megabytes).toBeLessThan(MOST_MEGABYTES)
})
