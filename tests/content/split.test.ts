import { readFileSync } from 'node:fs'
import { tests } from 'commonmark-spec'
import fc from 'fast-check'
import type { RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { formatFile, parseFile } from 'stele/node'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { corpusFiles, hasCorpus } from './corpus.js'

// Most Markdown is split without the parser. Whatever is, has to come out as the parser has it: each
// node with all that is in it and every position.

const processor = unified().use(remarkParse).use(remarkGfm).freeze()
const HEAD = '---\n---\n'

function isBlock(node: RootContent): boolean {
  const isComment =
    node.type === 'html' &&
    /^[ \t]*<!--[\s\S]*-->[ \t]*$/.test(node.value) &&
    node.value.indexOf('-->') === node.value.lastIndexOf('-->')
  return node.type !== 'definition' && !isComment
}

function expectAsParsed(body: string): void {
  const file = parseFile(HEAD + body)
  const parsed = processor.parse(body).children
  const blocks = parsed.filter(isBlock)
  // Compared as text, which is quick.
  const nodes = file.blocks.map(({ node }) => node)
  if (sorted(nodes) !== sorted(blocks)) {
    expect({ body, nodes }).toEqual({ body, nodes: blocks })
    throw new Error(`${JSON.stringify(body)} differs`)
  }
  const definitions = parsed.filter(({ type }) => type === 'definition')
  const ends = definitions.map(({ position }) => position?.end.offset)
  const sources = definitions.map(({ position }, at) => {
    return body.slice(position?.start.offset, ends[at]).trim()
  })
  expect(file.definitions.split('\n').map((line) => line.trim())).toEqual(
    sources
      .join('\n')
      .split('\n')
      .map((line) => line.trim()),
  )
  expect(formatFile(file)).toBe(HEAD + body)
}

function sorted(nodes: readonly RootContent[]): string {
  return JSON.stringify(nodes, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([one], [two]) => (one < two ? -1 : 1)))
  })
}

// The same texts in every run of the tests; others in each run of the fuzzing.
const minutes = Number(process.env.FUZZ_MINUTES ?? 0)
const fuzzing = {
  numRuns: Number.MAX_SAFE_INTEGER,
  interruptAfterTimeLimit: minutes * 20_000, // each of the three that are random gets a third
  markInterruptAsFailure: false,
}
const extent = (numRuns: number) => (minutes > 0 ? fuzzing : { numRuns, seed: 1 })
const timeout = 3_600_000

const examples = tests.map(({ markdown }) => markdown.replaceAll('→', '\t'))

test('every example of CommonMark is split as the parser does', () => {
  for (const example of examples) expectAsParsed(example)
})

test('examples of CommonMark, one after another, are split as the parser does', { timeout }, () => {
  const example = fc.constantFrom(...examples)
  const join = fc.constantFrom('', '\n', 'a b\n\n')
  fc.assert(
    fc.property(example, join, example, (one, between, two) => {
      expectAsParsed(one + between + two)
    }),
    extent(300),
  )
})

// The kinds of lines that CommonMark and GFM tell apart, at the indents that matter.
const LINES = [
  '',
  'a',
  '  a',
  '   *b* `c`',
  '    a',
  '\ta',
  '- a',
  '-',
  '  - a',
  '- [x] a',
  '1. a',
  '2. a',
  '10) a',
  '> a',
  '> - a',
  '# a',
  '#a',
  '```',
  '   ```',
  '~~~ a',
  '---',
  '* * *',
  '===',
  '<div>',
  '<b>',
  '<!-- a -->',
  '<!--',
  '-->',
  '<pre>',
  '</pre>',
  '<?a',
  '|a|b|',
  '|-|-|',
  '[a]: /x',
  '[^a]: b',
  '[^a]: ```',
  '|a| |',
  '|||',
  '[a] [^a]',
  ': a',
  '{{< a >}}',
] as const

// remark-gfm fails on an empty item before a line that begins with a box, where it checks itself.
const EMPTY_ITEM = /(?:^|[\r\n])[ \t>\d.)*+-]*\r?\n[ \t>]*\[[ x]\]/i

test('any two lines are split as the parser does', () => {
  for (const one of LINES) for (const two of LINES) expectAsParsed(`${one}\n${two}`)
})

test('lines of any kinds are split as the parser does', { timeout }, () => {
  const more = [...LINES, '', '', '  b', '    - a', '- ```', '- > a', '>', '>     a', '- ', '+']
  const rare = ['1.      a', '-\ta', 'a  ', 'a\\', '`a', 'b`', '*a', 'b*', '</div>', '    ', '[a]:']
  const line = fc.constantFrom(...more, ...rare)
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 9 }), (lines) => {
      expectAsParsed(lines.join('\n'))
    }),
    extent(1000),
  )
})

const MARKS =
  '*|**|_|`|``|[|]|(|)|](|](/u)|](/u "t")|](/a(b)c)|![|<|>|<b>|<a_b "c">|</b>|&|&amp;|\\|\\*|\\[|~|~~|#|- |1. |> |"|{#i}|http://x|www.a|a@b|@a|.|,|é|—|😀|\t|\u00A0|<http://a.b>|[ ] |[a]|[^a]|:|=|\r\n|\0|\u2028|\u3000|**'

test('marks in any order are split as the parser does', { timeout }, () => {
  const token = fc.constantFrom(...MARKS.split('|'), '|', 'a', 'b', ' ', '  ', '\n', '\n\n', '\n  ')
  const definitions = fc.constantFrom('', '\n\n[a]: x', '\n\n[^a]: x')
  fc.assert(
    fc.property(fc.array(token, { maxLength: 14 }), definitions, (tokens, end) => {
      const text = tokens.join('') + end
      fc.pre(!EMPTY_ITEM.test(text))
      expectAsParsed(text)
    }),
    extent(1200),
  )
})

test('what the parser has to read stands in its place between the rest', () => {
  const body =
    '# One\n\nplain\n\n[link][b] & &lt;\n\n- plain\n\ntwo ~~three~~\n\n[b]: /x\n\n- a\nlazy\n\n```\nlast'
  expectAsParsed(body)
})

test.each([
  '|a| |\n|-|-|\n|\u00A0|\u3000a\u2003|\n|\f|b|',
  '|a|b|\n|-|-|\n|| |',
  '|| |\n|-|-|',
  '```js \t\na\n```',
  '~~~ a\u2028b\n\nc\n\n~~~\n\nd',
  '    a\n\n2. b\n   ```\n\nc',
  '5. a\n   ```\n\t\n   a\n   ```',
  '- <!--\n\n[^a]: b',
  '1. ~~~\n\n> a',
  '- - <pre>\n \n[^a]: b',
  '[^a]:<!b\n\n[^c]:',
  '[^a]: ```\n\n- b',
  '[^a\\]]: - <?\n\n1. b',
])('%j is split as the parser does', (body) => {
  expectAsParsed(body)
})

test.skipIf(!hasCorpus)('real articles are split as the parser does', { timeout: 60_000 }, () => {
  const files = corpusFiles('smoke')
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const { head } = parseFile(readFileSync(file, 'utf8'))
    expectAsParsed(readFileSync(file, 'utf8').slice(head.length))
  }
})
