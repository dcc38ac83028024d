import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { formatFile, parseFile } from 'stele/node'
import { describe, expect, test } from 'vitest'
import { corpusFiles, hasCorpus } from './corpus.js'

const PIECES = [
  '---\n',
  'title: A\n',
  '\uFEFF',
  '\r\n',
  '\n',
  '\r',
  '# Head {#head}\n',
  '  indented\n',
  '    code\n',
  '\tcode\n',
  '<!-- note -->\n',
  '<!-- #id -->\n',
  '[a]: /b\n',
  '[^1]: note\n',
  '- item\n',
  '  more\n',
  '> quote\n',
  '```\n',
  '<div>\n',
  '</div>\n',
  '| a | b |\n',
  '| - | - |\n',
  'words  \n',
  '***\n',
  '\0',
  'Ж',
  '=====\n',
  '{{< x >}}\n',
]

describe('a file is taken apart without loss', () => {
  test('whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        expect(formatFile(parseFile(text))).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['a byte order mark', '\uFEFF---\ntitle: A\n---\n\nText\n'],
    ['Windows line ends', '---\r\ntitle: A\r\n---\r\n\r\n# Head\r\n\r\nText\r\n'],
    ['an indented first block', '   # Head\n\n    code\n'],
    ['nothing at all', ''],
    ['front matter alone', '---\ntitle: A\n---'],
    ['a trailing comment', 'Text\n\n<!-- end -->\n'],
  ])('with %s', (_, text) => {
    expect(formatFile(parseFile(text))).toBe(text)
  })

  test.skipIf(!hasCorpus)('for every file of the corpus', { timeout: 120_000 }, () => {
    const files = corpusFiles('smoke').concat(corpusFiles('privacyguides'))
    const broken = files.filter((file) => {
      const text = readFileSync(file, 'utf8')
      return formatFile(parseFile(text)) !== text
    })
    expect(files.length).toBeGreaterThan(100)
    expect(broken).toEqual([])
  })
})

describe('a block', () => {
  const blocksOf = (text: string) => parseFile(text).blocks

  test.each([
    ['## Talks {#talks}', '## Talks', 'talks'],
    ['## Talks {/*talks*/}', '## Talks', 'talks'],
    ['## Talks {#talks} ##', '## Talks ##', 'talks'],
    ['Talks {#talks}\n=====', 'Talks\n=====', 'talks'],
    ['<!-- #lead -->\nText', 'Text', 'lead'],
    ['<!-- #lead -->\n\n    code', '    code', 'lead'],
    ['## Set {a, b}', '## Set {a, b}', undefined],
    ['Talks {#talks}', 'Talks {#talks}', undefined],
  ])('of %j has its text and its id', (source, text, id) => {
    const [block] = blocksOf(source)
    expect([block?.text, block?.id]).toEqual([text, id])
  })

  test('starts at the start of its line, or it would parse differently', () => {
    expect(blocksOf('a\n\n    code\n')[1]?.source).toBe('    code')
  })

  test('knows its line in the file, front matter counted', () => {
    expect(blocksOf('---\r\ntitle: A\r\n---\r\n\r\na\r\n\r\nb').map(({ line }) => line)).toEqual([
      5, 7,
    ])
  })

  test('is no comment and no link definition, but may be a footnote', () => {
    const { blocks, definitions } = parseFile(
      '<!-- a -->\n\n[a]: /b\n\n[^1]: Note\n\nText\n\n[c]: /d',
    )
    expect(blocks.map(({ source }) => source)).toEqual(['[^1]: Note', 'Text'])
    expect(definitions).toBe('[a]: /b\n[c]: /d')
  })

  test('keeps the marks of a work list', () => {
    const text = '<!-- stele:todo 1abc -->\nOne\n\n<!-- stele:outdated 1abc 1def -->\nTwo\n'
    const [one, two] = blocksOf(text)
    expect(one?.todo).toBe('1abc')
    expect(two?.outdated).toEqual({ was: '1abc', is: '1def' })
  })
})

describe('front matter', () => {
  const read = (text: string) => parseFile(text).frontMatter
  const codesOf = (text: string) => read(text).diagnostics.map(({ code }) => code)

  test('keeps the place of every field', () => {
    const fields = read('\uFEFF---\r\ntitle: "A: b"\r\ntags: [x, y]\r\n---\r\n').fields
    expect(fields.get('title')).toEqual({ value: 'A: b', line: 2, column: 1 })
    expect(fields.get('tags')).toEqual({ value: ['x', 'y'], line: 3, column: 1 })
  })

  test.each([
    [
      'a bomb of aliases',
      `---\na: &a [x]\nb: [${'*a,'.repeat(200)}]\n---\n`,
      'front-matter-aliases',
    ],
    ['a tower of brackets', `---\na: ${'['.repeat(20_000)}\n---\n`, 'front-matter-too-deep'],
    ['a tower of dashes', `---\n${'- '.repeat(9_000)}x\n---\n`, 'front-matter-too-deep'],
    ['a book', `---\na: ${'x'.repeat(70_000)}\n---\n`, 'front-matter-too-large'],
    ['JavaScript', '---js\nprocess.exit()\n---\n', 'front-matter-language'],
    ['broken YAML', '---\na: [1\n---\n', 'front-matter-syntax'],
    ['a duplicate field', '---\na: 1\na: 2\n---\n', 'front-matter-syntax'],
    ['a mere text', '---\nwords\n---\n', 'front-matter-syntax'],
    ['a key of the language itself', '---\n__proto__: 1\n---\n', 'bad-key'],
    ['a number JSON cannot keep', '---\na: .nan\n---\n', 'not-json'],
  ])('that is %s is reported, the same every time', (_, text, code) => {
    expect(codesOf(text)).toEqual([code])
    expect(codesOf(text)).toEqual([code])
  })

  test('that is never closed is a rule and text', () => {
    const file = parseFile('---\ntitle: A\n\nText')
    expect(file.head).toBe('')
    expect(file.blocks[0]?.node.type).toBe('thematicBreak')
  })

  test('reports the line of the mistake in the file', () => {
    expect(read('---\ntitle: A\ntags: [1\n---\n').diagnostics[0]?.line).toBe(4)
  })
})
