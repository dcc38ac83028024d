// Holds the aligner against articles whose true links are known:
//   npm run build && node scripts/measure-alignment.mjs ../shared/corpus
// The folder holds `alignments.jsonl`, one document a line: { corpus, article, locale,
// links: [{ en, tr }] }, links by the first lines of their blocks.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { alignBlocks, parseFile } from '../dist/node.js'

const [folder = '../shared/corpus', verbose] = process.argv.slice(2)
const read = (file) => parseFile(readFileSync(join(folder, file), 'utf8')).blocks

const documents = readFileSync(join(folder, 'alignments.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .map(({ corpus, article, locale, links }) => ({
    name: `${article} ${locale}`,
    source: read(join(corpus, article, 'en.md')),
    translation: read(join(corpus, article, `${locale}.md`)),
    wanted: new Map(links.map(({ en, tr }) => [en, tr])),
  }))

// Only blocks whose true partner is known can be judged, on either side.
function judge({ name, source, translation, wanted }) {
  const partners = new Set(wanted.values())
  const found = alignBlocks(source, translation).filter(({ score }) => score >= 0)
  const judged = found
    .map((link) => ({
      score: link.score,
      en: source[link.source].line,
      tr: translation[link.translation].line,
    }))
    .filter(({ en, tr }) => wanted.has(en) || partners.has(tr))
  const wrong = judged.filter(({ en, tr }) => wanted.get(en) !== tr)
  const right = judged.length - wrong.length
  const known = [...wanted.keys()].filter((en) => source.some(({ line }) => line === en)).length
  if (verbose && (wrong.length > 0 || right < wanted.size)) {
    console.log(name, `right ${right} of ${wanted.size}, wrong ${wrong.length}`, wrong.slice(0, 5))
  }
  return { right, all: found.length, found: judged.length, wanted: wanted.size, known }
}

const judged = documents.map(judge)
const sum = (field) => judged.reduce((total, each) => total + each[field], 0)
const time = (work) => {
  const start = performance.now()
  work()
  return performance.now() - start
}
const times = documents.map(({ source, translation }) =>
  time(() => alignBlocks(source, translation)),
)
console.log(`documents ${documents.length}, links ${sum('wanted')}, in sight ${sum('known')}`)
console.log(`precision ${(sum('right') / sum('found')).toFixed(4)}`)
console.log(`precision, unknown blocks counted as wrong ${(sum('right') / sum('all')).toFixed(4)}`)
console.log(`recall ${(sum('right') / sum('wanted')).toFixed(4)}`)
console.log(`slowest of these ${Math.max(...times).toFixed(0)} ms`)

const pairs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && !file.endsWith('en.md') && !file.includes('@'))
  .flatMap((file) => {
    try {
      return [[file, read(join(dirname(file), 'en.md')), read(file)]]
    } catch {
      return []
    }
  })
let slowest = [0, '']
const all = time(() => {
  for (const [file, source, translation] of pairs) {
    const took = time(() => alignBlocks(source, translation))
    if (took > slowest[0]) slowest = [took, `${file}, ${source.length} x ${translation.length}`]
  }
})
console.log(`all ${pairs.length} pairs ${(all / 1000).toFixed(2)} s`)
console.log(`slowest ${slowest[0].toFixed(0)} ms: ${slowest[1]}`)
