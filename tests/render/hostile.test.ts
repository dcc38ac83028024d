import fc from 'fast-check'
import {
  createMessages,
  createRenderer,
  defineArticle,
  newsroomLocales as locales,
  renderPage,
  resolveArticle,
} from 'stele'
import { describe, expect, test } from 'vitest'
import { HOSTILE_TEXTS, type HostileText, repeating, TOKENS } from './hostile-texts.js'

const gfm = createRenderer({ cache: false })
const plain = createRenderer({ cache: false, gfm: false })
const typeset = createRenderer({ cache: false, typography: true })
const unsafe = createRenderer({ cache: false, dangerouslyAllowHtml: true })
const linking = createRenderer({
  cache: false,
  externalLinks: { target: '_blank' },
  rewriteUrl: (url) => url,
})
const changing = createRenderer({
  cache: false,
  dangerouslyAllowHtml: true,
  typography: true,
  externalLinks: { target: '_blank' },
  rewriteUrl: (url) => url,
})
const shown = { messages: createMessages(locales), renderer: gfm }
const plugged = createRenderer({ remarkPlugins: [() => () => undefined] })

function articleOf(blocks: readonly string[], line: string, definitions: string) {
  return defineArticle(locales, {
    id: 'hostile',
    source: 'en',
    title: { en: line },
    summary: { en: line },
    blocks: blocks.map((en, at) => ({ id: `b${at}`, text: { en } })),
    definitions: { en: definitions },
  })
}

function renderArticle(block: string, definitions: string): void {
  gfm.render(resolveArticle(locales, articleOf([block], 'Hostile', definitions), 'en'))
}

function renderBlocks(text: string, size: number): void {
  const blocks = Array.from(
    { length: text.length / size },
    (_, at) => `&lt; ${text.slice(at * size, (at + 1) * size)}`,
  )
  gfm.render(resolveArticle(locales, articleOf(blocks, 'Hostile', ''), 'en'))
}

const PLACES: readonly (readonly [string, (text: string) => unknown])[] = [
  ['a block', (text) => gfm.renderMarkdown(text)],
  ['a title', (text) => gfm.renderInline(text)],
  ['a block without GFM', (text) => plain.renderMarkdown(text)],
  ['a block in typography', (text) => typeset.renderMarkdown(text, { locale: 'uk' })],
  ['a block with HTML allowed', (text) => unsafe.renderMarkdown(text)],
  ['a block with links that change', (text) => linking.renderMarkdown(text)],
  ['an alternative text', (text) => gfm.renderMarkdown(`![a ${text}](b)`)],
  ['the title of a link', (text) => gfm.renderMarkdown(`[a](b "${text}")`)],
  ['a footnote', (text) => renderArticle('a[^1]', `[^1]: ${text}`)],
  ['definitions', (text) => renderArticle('[a] &lt;', `&lt; ${text}`)],
  ['a block beside definitions', (text) => renderArticle(`[a] ${text}`, '[a]: b')],
  ['many blocks', (text) => renderBlocks(text, 2_000)],
  ['few blocks', (text) => renderBlocks(text, 10_000)],
  ['a block of which all changes', (text) => changing.renderMarkdown(text, { locale: 'ru' })],
  ['a title of which all changes', (text) => changing.renderInline(text, { locale: 'uk' })],
  ['a block with a plugin', (text) => plugged.renderMarkdown(text)],
  ['a page', (text) => renderPage(locales, articleOf([`a${text}`], `a${text}`, ''), 'uk', shown)],
]

// In milliseconds of CPU: other work on the machine does not count.
function timeOf(render: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage()
  render(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

// Below this a measurement is noise, or the engine still compiling.
const NOISE = 100
const STEP = 10
// Quadratic time would be STEP ** 2.
const GROWTH = STEP ** 1.5

function expectLinear(
  render: (text: string) => unknown,
  make: HostileText,
  sizes: readonly number[],
): void {
  let small = NOISE
  for (const size of sizes) {
    const large = timeOf(render, make(size))
    expect(large).toBeLessThan(GROWTH * Math.max(small, NOISE))
    small = large
  }
}

// A part of the texts: all of them everywhere, as `npm run fuzz` tries them in random order while its
// time lasts, would take too long for every run.
const minutes = Number(process.env.FUZZ_MINUTES ?? 0)
const end = minutes > 0 ? performance.now() + minutes * 40_000 : Number.POSITIVE_INFINITY
const textsOfTurn = (turns: number, index: number) =>
  HOSTILE_TEXTS.filter((_, at) => minutes > 0 || at % turns === index)

test.for(textsOfTurn(3, 0))('takes linear time up to a megabyte: %s', ([, make], { skip }) => {
  skip(performance.now() > end, 'the time for fuzzing is over')
  expectLinear((text) => gfm.renderMarkdown(text), make, [10_000, 100_000, 1_000_000])
})

describe.each(PLACES)('takes linear time in %s', (place, render) => {
  const index = PLACES.findIndex(([name]) => name === place)
  test.for(textsOfTurn(PLACES.length * 6, index))('%s', ([, make], { skip }) => {
    skip(performance.now() > end, 'the time for fuzzing is over')
    expectLinear(render, make, [10_000, 100_000])
  })
})

test(
  'takes linear time for whatever is repeated, in any place',
  () => {
    const units = fc
      .array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 4 })
      .map((tokens) => tokens.join(''))
    const extent =
      minutes > 0
        ? { numRuns: 1_000_000, interruptAfterTimeLimit: minutes * 20_000 }
        : { numRuns: 12, seed: 1 }
    fc.assert(
      fc.property(units, fc.constantFrom(...PLACES), (unit, [, render]) => {
        expectLinear(render, repeating(unit), [10_000, 100_000])
      }),
      extent,
    )
  },
  (minutes + 2) * 60_000,
)

// Each of these was slow once, in the place that it is tried in.
test.each<[string, string, string]>([
  ['a footnote', 'items of lists behind its label', '+ '],
  ['a footnote', 'lines that go on lazily', 'a1. \n'],
  ['a footnote', 'lines that may be a table', '| - |\n#'],
  ['a block', 'underlines of headings', '\\a\n===\n'],
  ['a block', 'quotes apart', '> \\a\n\n'],
  ['a block', 'lists apart', '- \\a\n\nb\n\n'],
  ['a block', 'escapes that end nothing', '<\\!-->'],
  ['an alternative text', 'what may begin an address', '.\ufeff'],
  ['an alternative text', 'tabs between signs', ' - \t'],
  ['an alternative text', 'addresses over lines', 'ba@b| - |\n'],
  ['a block', 'signs that open nothing between words', '_ b '],
  ['a footnote', 'signs that open nothing between signs', '_  2) '],
  ['a block', 'references between words', '&amp; b '],
  ['a block', 'domains that end in none', '_www.a_'],
  ['a block', 'images', '![a](b)'],
  ['few blocks', 'comments', 'a<!--'],
  ['few blocks', 'lists and headings', '- a\n# b\n'],
  ['many blocks', 'delimiters', '*a_ '],
])('takes linear time in %s: %s', (place, _, unit) => {
  const [, render] = PLACES.find(([name]) => name === place) ?? []
  expect(render).toBeDefined()
  if (render === undefined) return
  expectLinear(render, repeating(unit), [10_000, 100_000])
})
