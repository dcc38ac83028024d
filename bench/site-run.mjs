// One piece of work in a process of its own: node site-run.mjs <work> <folder>
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const [work, home] = process.argv.slice(2)
await { floor, floorSame, remark, data }[work]()

// What nobody can do without: to read all files, and to write as many bytes to as many files.
function floor() {
  floorSame()
  const { files, bytes } = JSON.parse(readFileSync(join(home, 'size.json'), 'utf8'))
  const content = Buffer.alloc(Math.round(bytes / files), 'a')
  for (let at = 0; at < files; at += 1) {
    const path = join(home, 'floor', `${at}/index.html`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
}

function floorSame() {
  for (const file of markdownFiles()) readFileSync(file, 'utf8')
}

// The blocks of all pages one by one, and nothing around them.
async function remark() {
  const { unified } = await import('unified')
  const { default: parse } = await import('remark-parse')
  const { default: html } = await import('remark-html')
  const processor = unified().use(parse).use(html).freeze()
  for (const { title, blocks } of articles()) {
    for (const locale of Object.keys(title)) {
      for (const { text } of blocks) String(processor.processSync(text[locale] ?? text.en))
    }
  }
}

async function data() {
  const { newsroomLocales } = await import('../dist/index.js')
  const { buildSite } = await import('../dist/node.js')
  const { files, bytes } = await buildSite({
    locales: newsroomLocales,
    articles: articles(),
    url: 'https://example.org',
    now: '2026-01-02T00:00:00Z',
    out: join(home, 'data'),
  })
  writeFileSync(join(home, 'size.json'), JSON.stringify({ files, bytes }))
}

function articles() {
  return JSON.parse(readFileSync(join(home, 'articles.json'), 'utf8'))
}

function markdownFiles() {
  const root = join(home, 'articles')
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(root, file))
}
