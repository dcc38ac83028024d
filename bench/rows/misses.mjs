// Which constructs make real blocks take the long way, by the time they take there.
import { createRenderer } from '../../dist/index.js'
import { plainLane } from '../../dist/render/lane/lane.js'
import { LOCALES, PROSE, realBlocks, sample } from '../corpus.mjs'

// The first that fits names the block: an estimate, for choosing what to look at.
const CONSTRUCTS = [
  ['front matter or rule', /^(?:---|\+\+\+|\*\*\*)/],
  ['HTML block', /^ *<[a-z/!?]/i],
  ['definitions', /^ *\[[^\]]+\]:/],
  ['footnote', /\[\^/],
  ['indented code', /^(?: {4}|\t)/],
  ['table', /^ *\|?.*\n *\|? *:?-+:? *\|/],
  ['HTML in a line', /<[a-z/!]/i],
  ['character reference', /&(?:#|[A-Za-z\d]+;)/],
  ['reference link', /\][[ ](?!\()|\[[^\]]*\](?![([:])/],
  ['bare address', /(?:^|[^(<"])(?:https?:\/\/|www\.)|@/],
  ['attributes in braces', /\)\{/],
  ['address with other characters', /\]\([^)]*[^\w.~:/?#@!$*+,;=%&() "'-]/],
  ['nested list', /^ *(?:[-*+]|\d+[.)]) .*\n +(?:[-*+]|\d+[.)]) /s],
  ['list', /^ *(?:[-*+]|\d+[.)]) /],
  ['quote', /^ *>/],
  ['strikethrough', /~~/],
  ['emphasis', /[*_]/],
  ['code', /`/],
]

export function run() {
  print('privacyguides', sample(realBlocks('privacyguides', PROSE), 8))
  print('kubernetes', sample(realBlocks('kubernetes', LOCALES), 24))
}

function print(name, blocks) {
  const options = { gfm: true, references: false, nesting: 8 }
  const missed = blocks.filter((block) => plainLane(block, options) === undefined)
  const { renderMarkdown } = createRenderer({ cache: false })
  const spent = new Map()
  for (let round = 0; round < 4; round += 1) {
    for (const block of missed) {
      const before = performance.now()
      renderMarkdown(block)
      if (round > 0) add(spent, constructOf(block), performance.now() - before, block)
    }
  }
  const total = [...spent.values()].reduce((sum, { time }) => sum + time, 0)
  console.log(`${name}: ${missed.length} of ${blocks.length} blocks take the long way`)
  for (const [construct, { time, count, block }] of [...spent].sort(
    (a, b) => b[1].time - a[1].time,
  )) {
    const share = `${((time / total) * 100).toFixed(1).padStart(5)}%`
    console.log(`${share} of the time, ${count / 3} blocks: ${construct}, as in ${quote(block)}`)
  }
}

function constructOf(block) {
  return CONSTRUCTS.find(([, pattern]) => pattern.test(block))?.[0] ?? 'other'
}

function add(spent, construct, time, block) {
  const known = spent.get(construct) ?? { time: 0, count: 0, block }
  spent.set(construct, { ...known, time: known.time + time, count: known.count + 1 })
}

function quote(block) {
  return JSON.stringify(block.length > 60 ? `${block.slice(0, 60)}…` : block)
}
