import { createRenderer, defineArticle, newsroomLocales as locales, resolveArticle } from 'stele'
import { describe, expect, test } from 'vitest'

// Each of these is repeated. Some make micromark quadratic, some make the walkers of its trees
// recurse until the stack ends, some only fill the memory.
const REPEATED = [
  ...[
    '>',
    '- ',
    '> - ',
    '1. ',
    '* ',
    '> a\n',
    '>a\nb\n',
    '- a\n',
    '- a\n\n',
    '- a\n  - b\n',
    '+ a\n',
  ],
  ...['`` `', '\\```', '`', 'a`', '`a` ', '`` ', '\\', '\\\n', '&amp; ', '&#1', '&a'],
  ...[
    '*a_ ',
    'a***',
    'a_ ',
    'a* ',
    'a~~ ',
    '~a~ ',
    '*a* ',
    '***a ',
    '*a **b ',
    'a__b_',
    '_*_*',
    '"*a"* ',
  ],
  ...[
    '![',
    '[',
    '[ (](',
    '[a] ',
    '[a](b) ',
    '[a](b (c',
    '[a](b "c',
    '[a](<b',
    '[](',
    '![[]()',
    '[^1] ',
  ],
  ...['[a]: b\n', '[a]: b (c\n', '[a]: b "c\n', '[^a]: b\n\n', '](', '[a][b]'],
  ...[
    '<?',
    '<!A ',
    'a<!--',
    '!-- <',
    '<a b="',
    '<a:b',
    '<a@b',
    '<b>',
    '<div>\n',
    '<![CDATA[',
    '<!-- \n',
  ],
  ...[
    'http://a',
    'www.a*',
    'a@b.',
    'a@',
    'a-',
    '-a.b_',
    '|',
    '| a ',
    '| a | b |\n',
    'a|b\n',
    'x:-|\n',
  ],
  ...['\n', '\r\n', 'a\n', 'a  \n', '\t', ' ', '    a\n', '# a\n', 'a\n===\n', '```\n', '~~~\n'],
  ...['- - - a\n', '> ```\n', '[^a]: > - b\n\n', '|a|\n|-|\n|b|\n\n', '|[^1]a.b|\n', '<script>\n'],
  ...['&#x41;', '[![a](b)](c) ', '<http://a> ', 'a\n-\n', '\ta\n', '***a** b* ', '_a__b___c'],
  ...['\0', '\u2028', '\uD800', '😀', 'word ', ' #'],
]

const BUILT: Readonly<Record<string, (size: number) => string>> = {
  'one long run': (size) => `${'*'.repeat(size / 2)}a${'*'.repeat(size / 2)}`,
  'nested emphasis': (size) => `${'*a **b '.repeat(size / 14)}c${' b** a*'.repeat(size / 14)}`,
  'nested brackets': (size) => `${'['.repeat(size / 2)}a${']'.repeat(size / 2)}`,
  'nested images': (size) => `${'!['.repeat(size / 6)}a${'](b)'.repeat(size / 6)}`,
  'a list that is no list at last': (size) => `${'- '.repeat(size / 2)}-a`,
  'a list ever deeper': (size) =>
    Array.from({ length: Math.sqrt(size) }, (_, at) => `${' '.repeat(2 * at)}- a\n`).join(''),
  'an address with a tail': (size) => `http://a${'*'.repeat(size)}`,
  'an address with a tail that is none': (size) => `http://a${'!'.repeat(size)}a`,
  'an address with a tail of entities': (size) => `www.a.b${'&a;'.repeat(size / 3)}z`,
  'a long address referred to often': (size) =>
    `[a]: http://${'b'.repeat(size / 2)}\n\n${'[a]'.repeat(size / 6)}`,
  'a wide table of empty rows': (size) =>
    `|${'a|'.repeat(size / 8)}\n|${'-|'.repeat(size / 8)}\n${'|\n'.repeat(size / 4)}`,
  'backticks of every length, twice': (size) => {
    let runs = ''
    for (let length = 1; runs.length < size / 2; length += 1) runs += `${'`'.repeat(length)} `
    return runs + runs
  },
  'many footnotes': (size) =>
    Array.from({ length: size / 20 }, (_, at) => `[^${at}] x\n\n[^${at}]: y\n\n`).join(''),
  'a deep quote and lazy lines': (size) => `${'> '.repeat(99)}a\n${'a\n'.repeat(size / 2)}`,
  'a tag of many attributes': (size) => `<a${' b="c"'.repeat(size / 6)}`,
  'a heading of many ends': (size) => `# a${' #'.repeat(size / 2)}b`,
  'an open bracket and many words': (size) => `[a & ${'who '.repeat(size / 4)}`,
  'signs that begin nothing': (size) => `\\a ${'- '.repeat(size / 2)}`,
  'stars that open nothing': (size) => `\\a ${'* '.repeat(size / 2)}`,
  'a quote that goes on lazily': (size) => `> a\n${'b &\n'.repeat(size / 4)}`,
  'footnotes inside one another': (size) => '[^a]: '.repeat(size / 6),
  'a list over blank lines': (size) => `- a\n${'\n'.repeat(size)}- b`,
}

const CASES: readonly (readonly [string, (size: number) => string])[] = [
  ...REPEATED.map(
    (unit) => [JSON.stringify(unit), (size: number) => unit.repeat(size / unit.length)] as const,
  ),
  ...Object.entries(BUILT),
]

const gfm = createRenderer({ cache: false })
const plain = createRenderer({ cache: false, gfm: false })
const typeset = createRenderer({ cache: false, typography: true })
const unsafe = createRenderer({ cache: false, dangerouslyAllowHtml: true })
const linking = createRenderer({
  cache: false,
  externalLinks: { target: '_blank' },
  rewriteUrl: (url) => url,
})

function renderArticle(block: string, definitions: string): void {
  const article = defineArticle(locales, {
    id: 'hostile',
    source: 'en',
    title: { en: 'Hostile' },
    blocks: [{ id: 'a', text: { en: block } }],
    definitions: { en: definitions },
  })
  gfm.render(resolveArticle(locales, article, 'en'))
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
const GROWTH = STEP ** 1.4

function expectLinear(
  render: (text: string) => unknown,
  make: (size: number) => string,
  sizes: readonly number[],
): void {
  let small = NOISE
  for (const size of sizes) {
    const large = timeOf(render, make(size))
    expect(large).toBeLessThan(GROWTH * Math.max(small, NOISE))
    small = large
  }
}

test.each(CASES)(
  'takes linear time up to a megabyte: %s',
  (_, make) => {
    expectLinear((text) => gfm.renderMarkdown(text), make, [10_000, 100_000, 1_000_000])
  },
  60_000,
)

// A third of the cases, each in one place and in another with each run: all of them everywhere, as
// `npm run fuzz` tries them in random order while its time lasts, would take too long for every run.
const minutes = Number(process.env.FUZZ_MINUTES ?? 0)
const end = minutes > 0 ? performance.now() + minutes * 60_000 : Number.POSITIVE_INFINITY
const turns = PLACES.length * 3
const turn = Math.floor(Math.random() * turns)
describe.each(PLACES)('takes linear time in %s', (place, render) => {
  const index = PLACES.findIndex(([name]) => name === place)
  const own = CASES.filter((_, at) => minutes > 0 || (at + turn) % turns === index)
  test.for(own)('%s', ([, make], { skip }) => {
    skip(performance.now() > end, 'the time for fuzzing is over')
    expectLinear(render, make, [10_000, 100_000])
  })
})

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
])('takes linear time in %s: %s', (place, _, unit) => {
  const [, render] = PLACES.find(([name]) => name === place) ?? []
  expect(render).toBeDefined()
  if (render === undefined) return
  expectLinear(render, (size) => unit.repeat(size / unit.length), [10_000, 100_000])
})
