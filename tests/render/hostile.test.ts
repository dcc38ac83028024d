import { createRenderer } from 'stele'
import { expect, test } from 'vitest'

const renderer = createRenderer({ cache: false })

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
  'a list over blank lines': (size) => `- a\n${'\n'.repeat(size)}- b`,
}

const CASES: readonly (readonly [string, (size: number) => string])[] = [
  ...REPEATED.map(
    (unit) => [JSON.stringify(unit), (size: number) => unit.repeat(size / unit.length)] as const,
  ),
  ...Object.entries(BUILT),
]

// In milliseconds of CPU: other work on the machine does not count.
function timeOf(text: string): number {
  const before = process.cpuUsage()
  renderer.renderMarkdown(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

// Below this a measurement is noise, or the engine still compiling.
const NOISE = 100
const SMALL = 50_000
const STEP = 20
// Quadratic time would be STEP ** 2.
const GROWTH = STEP ** 1.4

test.each(CASES)(
  'takes linear time: %s',
  (_, make) => {
    const [small = 0, large = 0] = [SMALL, SMALL * STEP].map((size) => timeOf(make(size)))
    expect(large).toBeLessThan(GROWTH * Math.max(small, NOISE))
  },
  60_000,
)
