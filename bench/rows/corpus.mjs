// Documentation made by rule, real documentation and real prose, each block for the first time.
import { createRenderer } from '../../dist/index.js'
import { docsBlocks, LOCALES, PROSE, realBlocks, sample } from '../corpus.mjs'
import { measure } from '../measure.mjs'
import { remarkWithGfm } from '../peers.mjs'
import { printThroughput, speed } from '../report.mjs'

export function runDocs() {
  const blocks = LOCALES.flatMap((locale, at) => docsBlocks(locale, 400, at + 10))
  compare('docs-like, generated', blocks, 4)
}

export function runProse() {
  const blocks = realBlocks('privacyguides', PROSE)
  compare('privacyguides, all locales', sample(blocks, 8), 3, 3)
}

export function runRealDocs() {
  const blocks = realBlocks('kubernetes', LOCALES)
  compare('kubernetes, en uk ru', sample(blocks, 24), 2.5, 3)
}

function compare(name, blocks, target, rounds) {
  if (blocks.length === 0) return console.log(`${name}: not here`)
  const stele = createRenderer({ cache: false }).renderMarkdown
  const times = measure(
    { stele: () => blocks.map((block) => stele(block)), remark: () => blocks.map(remarkWithGfm) },
    rounds,
  )
  printThroughput(`${name}, stele`, blocks, times.stele)
  // Not with remark-html: it has other footnotes, and reports no raw HTML.
  const long = createRenderer({ cache: false, remarkPlugins: [() => () => {}] }).renderMarkdown
  const equal = blocks.filter((block) => stele(block) === long(block)).length
  const note = `${equal} of ${blocks.length} equal to the long way`
  speed(name, 'remark-html + gfm', times.remark / times.stele, target, note)
}
