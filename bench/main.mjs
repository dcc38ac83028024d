// Prints what stele costs beside its peers, as ratios in one run: `npm run bench`, or only some of
// it: `npm run bench -- news resolve`.
import { cpus } from 'node:os'
import { run as article } from './rows/article.mjs'
import { runDocs, runProse, runRealDocs } from './rows/corpus.mjs'
import { run as doors } from './rows/doors.mjs'
import { run as inLocales } from './rows/locales.mjs'
import { run as memory } from './rows/memory.mjs'
import { run as messages } from './rows/messages.mjs'
import { run as misses } from './rows/misses.mjs'
import { run as news } from './rows/news.mjs'
import { run as resolve } from './rows/resolve.mjs'

const ROWS = {
  news,
  docs: runDocs,
  prose: runProse,
  kubernetes: runRealDocs,
  misses,
  article,
  locales: inLocales,
  resolve,
  messages,
  memory,
  doors,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(ROWS, name))
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(', ')}. Rows: ${Object.keys(ROWS).join(', ')}.`)
  process.exit(1)
}
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}\n`)
for (const name of asked.length > 0 ? asked : Object.keys(ROWS)) await ROWS[name]()
