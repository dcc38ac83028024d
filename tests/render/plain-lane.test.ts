import { readdirSync, readFileSync } from 'node:fs'
import { tests as commonmark } from 'commonmark-spec'
import fc from 'fast-check'
import { createRenderer, defineArticle, newsroomLocales as locales, resolveArticle } from 'stele'
import { expect, test } from 'vitest'
// The lane itself is asked too, so that the texts it refuses cost nothing.
import { htmlOf } from '../../src/render/fragment.js'
import { plainLane, plainLine } from '../../src/render/lane/lane.js'

// Texts that need no tokenizer take a shorter way, which readers must never notice. A plugin turns it
// off, since a plugin sees every tree: the same renderer with one that does nothing is the reference.
const nothing = () => () => {}
const ways = [true, false].map((gfm) => ({
  short: createRenderer({ gfm, cache: false }),
  long: createRenderer({ gfm, cache: false, remarkPlugins: [nothing] }),
}))

function expectEqual(text: string): void {
  for (const { short, long } of ways) {
    expect([text, short.renderMarkdown(text)]).toEqual([text, long.renderMarkdown(text)])
    expect([text, short.renderInline(text)]).toEqual([text, long.renderInline(text)])
  }
}

/** Compares what the lane says, if anything; answers whether it said something. */
function compareLane(text: string, gfm: boolean, inline = false): boolean {
  const long = ways[gfm ? 0 : 1]?.long
  const plain = { gfm, references: false, nesting: 8 }
  if (inline) {
    const line = plainLine(text, plain)
    if (line === undefined) return false
    expect([text, { html: line.html, text: line.words }]).toEqual([text, long?.renderInline(text)])
    return true
  }
  const result = plainLane(text, plain)
  if (result === undefined) return false
  expect([text, htmlOf(result)]).toEqual([text, long?.renderMarkdown(text)])
  return true
}

test('makes of every CommonMark example what the whole pipeline makes of it', () => {
  for (const { markdown } of commonmark) {
    expectEqual(markdown)
    expectEqual(markdown.trim())
  }
})

// One of each kind that the short way takes, with what GFM adds.
const SAMPLES = [
  'Plain words, «quoted» — and (more) words; 5 > 3 & 2 < 4.\nA second line.',
  'Some *emphasis*, **strong *and* more**, _other_ and snake_case, `code` and ``a`b``.',
  '**Label:** a [link *here*](https://example.org/a_b?c=d&e=f "It\'s a title"), ![image](/a.png).',
  'Escaped \\*stars\\* and \\[brackets\\], an <https://example.org/?a&b> and a break  \nor\\\ntwo.',
  '[![badge](/badge.svg)](/status) and [literal] brackets, a ~ tilde, `code over\nlines`.',
  '## Heading with `code` ##',
  '> A quote with **strong**\n> over lines\n>\n> - and a list',
  '- one\n- two\n  - nested *em*\n  - nested\n\n    loose\n- three\n\n  ```js\n  code <&\n  ```',
  'Steps:\n1. one\n2. two\n\n   more',
  '3) three\n4) four',
  '- [ ] to do\n- [x] *done*\n- plain',
  '```js {1}\nconst a = "<&"\n\n\tb\n```',
  '~~~\ncode\n~~~\n\nWords after.',
  '| a | *b* |\n| :-- | --: |\n| `c` | [d](/e) |\n| f |',
  '<!-- a comment\n\nover lines -->',
  '<!-- another --->',
  'No footnote [^1], an address [in](<https://example.org/a> "b") and an empty [title](/a "").',
  '<div class="a">\nraw\n</div>',
  '***',
  'A [reference](/docs/v{{< param "version" >}}/) and {{< shortcode text="words" >}}.',
]

test('stays right when any ASCII character is put in at any place', () => {
  const characters = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
  const marks = characters.filter((character) => !/[b-zB-Z2-9]/.test(character))
  for (const sample of SAMPLES) {
    expectEqual(sample)
    for (let at = 0; at <= sample.length; at += 1) {
      // A prime step: over the samples, every character gets to every kind of place.
      for (const mark of marks.filter((_, index) => (index + at) % 7 === 0)) {
        compareLane(
          sample.slice(0, at) + mark + sample.slice(at),
          (mark.charCodeAt(0) + at) % 2 === 0,
        )
      }
    }
  }
})

const SPECIAL = [
  'a',
  '1',
  ' ',
  '\n',
  '*',
  '_',
  '`',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '&',
  '#',
  '-',
  '!',
]
const MORE = ['+', '=', '|', ':', '~', '\\', '.', '"', "'", '/', '@', ';']

test('is right about every short text of special characters', () => {
  const one = [...SPECIAL, ...MORE]
  const two = one.flatMap((first) => one.map((second) => first + second))
  const three = two.flatMap((start) => SPECIAL.map((last) => start + last))
  let taken = 0
  for (const text of [...one, ...two, ...three]) {
    if (text.trim() === '') continue
    for (const gfm of [true, false]) {
      if (compareLane(text, gfm)) taken += 1
      if (compareLane(text, gfm, true)) taken += 1
    }
  }
  expect(taken).toBeGreaterThan(1_000)
})

const INLINE = [
  ...[
    'a',
    'b',
    'word',
    'Слово',
    'é',
    '中',
    '。',
    '😀',
    '5',
    '1',
    ' ',
    ' ',
    '  ',
    '\u00A0',
    '.',
    ',',
    '!',
    '?',
  ],
  ...[
    '(',
    ')',
    '"',
    "'",
    '«',
    '»',
    '-',
    '+',
    '=',
    '|',
    ':',
    '/',
    '#',
    '>',
    '<',
    '&',
    ';',
    '~',
    '^',
    '@',
    '%',
  ],
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '`',
    '``',
    '```',
    '[',
    ']',
    '![',
    '](',
    '](/x)',
    '](https://a.b/c_d)',
  ],
  ...[
    '[a](/b)',
    '[a](b "t")',
    '[a](<b>)',
    '](</x> "y")',
    '[a](/b ""){.c}',
    '![a](/b.png)',
    '](/x{{< y >}})',
    '[ ]',
    '[x]',
    '[^1]',
  ],
  ...[
    '*a*',
    '**b**',
    '_c_',
    '`d`',
    '***e***',
    '\\',
    '\\*',
    '\\_',
    '\\[',
    '\\@',
    '&amp;',
    '&x',
    '<b>',
  ],
  ...['<!-- x -->', '<https://a.b>', 'https://a.b', 'www.a.b', 'a@b.c', '{', '}', '$'],
]
const LINES = [
  ...[
    '\n',
    '\n',
    '\n\n',
    '\n- ',
    '\n* ',
    '\n+ ',
    '\n1. ',
    '\n2. ',
    '\n3) ',
    '\n> ',
    '\n  ',
    '\n   ',
    '\n    ',
  ],
  ...[
    '\n# ',
    '\n## ',
    '\n---',
    '\n===',
    '\n***',
    '\n```',
    '\n```js',
    '\n~~~',
    '\n| a | b |',
    '\n|---|:-:|',
  ],
  ...[
    '\n| c |',
    '| ',
    ' |',
    '  \n',
    '\\\n',
    '- ',
    '* ',
    '1. ',
    '> ',
    '# ',
    '- [ ] ',
    '- [x] ',
    '    ',
    '\t',
  ],
  ...['<div>\n', '</div>', '<!-- ', ' -->'],
]

const tokens = fc
  .array(fc.constantFrom(...INLINE, ...LINES), { minLength: 1, maxLength: 10 })
  .map((parts) => parts.join(''))
const lines = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '', '', ' ', '  ', '  ', '   ', '    ', '> ', '> ', '- ', '  > '),
      fc.constantFrom(
        ...[
          '',
          '',
          '',
          '- a',
          '- b',
          '- c  ',
          '* d',
          '1. e',
          '2. f',
          '10. g',
          'words',
          'a *b*',
          '[ ] h',
        ],
        ...[
          '- [x] i',
          '> j',
          '>',
          '```',
          '~~~',
          '# k',
          '| l |',
          '|---|',
          '***',
          '---',
          '<!-- m -->',
          '-',
        ],
      ),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((all) => all.map((parts) => parts.join('')).join('\n'))
// An empty item before a box fails an assertion of mdast-util-gfm-task-list-item in development.
const EMPTY_ITEM = /(?:^|\n)[ >\d.)*+-]*\n[ >]*\[[ x]\]/
const soup = fc.oneof(tokens, lines).filter((text) => text.trim() !== '' && !EMPTY_ITEM.test(text))

// The same texts in every run of the tests; others in each run of `npm run fuzz`, for as long as it says.
const runs = 100_000
const minutes = Number(process.env.FUZZ_MINUTES ?? 0)
const fuzzing = {
  numRuns: Number.MAX_SAFE_INTEGER,
  interruptAfterTimeLimit: (minutes / 2) * 60_000, // each of the two soups gets a half
  markInterruptAsFailure: false,
}
const extent = (numRuns: number) => (minutes > 0 ? fuzzing : { numRuns, seed: 1 })

test('is right about any soup of tokens', () => {
  let tried = 0
  let taken = 0
  const property = fc.property(soup, fc.boolean(), fc.boolean(), (text, gfm, inline) => {
    tried += 1
    if (compareLane(text, gfm, inline)) taken += 1
  })
  fc.assert(property, extent(runs))
  if (minutes > 0) console.info(`${tried} texts, of which the lane took ${taken}`)
  expect(taken).toBeGreaterThan(Math.max(tried, 1_000) / 20) // else it would prove nothing
}, 3_600_000)

// What a block becomes in an article: its attributes, its diagnostics, and labels defined elsewhere.
test('is right about a soup of tokens in an article with definitions', () => {
  const [{ short, long } = {}] = ways
  const definitions = { en: '[a]: /a\n[word]: /word "Title"\n[x]: /x\n[b]: /b\n\n[^1]: A note' }
  const property = fc.property(soup, (en) => {
    const article = defineArticle(locales, {
      id: 'soup',
      source: 'en',
      title: { en: 'Soup' },
      blocks: [{ id: 'lead', text: { en } }],
      definitions,
    })
    const resolved = resolveArticle(locales, article, 'uk')
    expect(short?.render(resolved)).toEqual(long?.render(resolved))
  })
  fc.assert(property, extent(runs / 40))
}, 3_600_000)

const corpus = new URL('../../../shared/corpus/smoke/', import.meta.url)
const files = exists(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.md'),
    )
  : []

test.skipIf(files.length === 0)('is right about real texts (skipped without the corpus)', () => {
  const [{ short, long } = {}] = ways
  for (const file of files.slice(0, 30)) {
    for (const text of readFileSync(new URL(file, corpus), 'utf8')
      .split(/\n{2,}/)
      .slice(0, 80)) {
      expect([text, short?.renderMarkdown(text)]).toEqual([text, long?.renderMarkdown(text)])
    }
  }
})

function exists(folder: URL): boolean {
  try {
    return readdirSync(folder).length > 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

test.each([
  ["an apostrophe in a link's title", "[a](/b 'c')"],
  ['an apostrophe in a quoted title', '[a](/b "it\'s")'],
  ['a fence with only a blank line', '```\n\n```'],
  ['a list after a line that begins like a rule', 'a\n* -b'],
  ['a code span over an indented line', '`a\n   b`'],
  ['a fence whose language begins with a sign', '```  ~}a\ncode\n```'],
  ['a blank line between a nested list and a paragraph', '- a\n  - b\n\n  c'],
  ['a number that begins no list where a quote interrupts', 'a\n> 2. b'],
  ['emphasis beside an escaped star', '*\\**a*'],
  ['emphasis beside underscores in a word', '*a__*a*«'],
  ['two blank lines behind a list in a quote', '> - a\n>\n>\n> b'],
  ['a blank line between a list and a quote in a quote', '> - a\n>\n> > j'],
  ['a comment in a list', '- <!-- m -->\n'],
  ['an empty title', '[a](/b "")'],
  ['space between two elements of a title', '*a*  *b*'],
  ['a footnote that interrupts a code span', '`a\n[^1]: b`'],
  ['a reference to no footnote', 'a [^1] and [^1](/b) and ![^1]'],
  ['an address in angle brackets', '[a](<https://a.b/c_(d)> "t") and [a](</b>)'],
  ['a comment that ends with a dash more', '<!-- a --->'],
  ['a comment with words behind it', '<!-- a --> b'],
  ['a code span of one space at the end of a title', 'a` `'],
])('remembers %s', (_, text) => {
  expectEqual(text)
})
