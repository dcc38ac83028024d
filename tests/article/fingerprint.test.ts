import fc from 'fast-check'
import { fingerprint } from 'stele'
import { describe, expect, test } from 'vitest'

test('a fingerprint is short, and starts with its version', () => {
  for (const text of ['', 'a', 'Слово', 'x'.repeat(100_000)]) {
    expect(fingerprint(text)).toMatch(/^1[0-9a-z]{14}$/)
  }
})

// Stored beside translations: a change here outdates all of them, so it needs a new version.
test.each([
  ['', '11biic5n1tehanc'],
  ['One  two\nthree.\n\n- a\n  - b\n', '102y3sog1k1ypu3'],
  ['> Ї  \n> ї\n\n```js\n  a\n```\n\na | b\n--|--\n1 | 2', '100xe5fp0lfo8kk'],
])('the fingerprint of %j stays', (text, mark) => {
  expect(fingerprint(text)).toBe(mark)
})

describe('a text stays the same with', () => {
  test.each([
    ['other line endings', 'one\n\ntwo\n', 'one\r\n\r\ntwo\r\n'],
    ['old line endings', 'one\n\ntwo\n', 'one\r\rtwo\r'],
    ['decomposed letters', 'її é', 'її é'.normalize('NFD')],
    ['soft line breaks', 'one two three', 'one\ntwo\nthree'],
    ['runs of spaces', 'one two', 'one \t two'],
    ['indented lines', 'one two', '  one\n      two'],
    ['trailing space', 'one two', 'one two  '],
    ['a space before a soft break', 'one two', 'one \ntwo'],
    ['a last line break', 'one', 'one\n'],
    ['blank lines around', 'one', '\n\n one\n \n\n'],
    ['more blank lines between', 'one\n\ntwo', 'one\n\n \n\t\ntwo'],
    ['a hard break at its end', 'one', 'one  '],
    ['the other sign of a hard break', 'one  \ntwo', 'one\\\ntwo'],
    ['more spaces in a hard break', 'one  \ntwo', 'one      \n   two'],
    ['words wrapped beside a hard break', 'one two\\\nthree four', 'one\ntwo\\\nthree\nfour'],
    ['a number wrapped to a line start', 'in the year 2021. That', 'in the year\n2021. That'],
    ['a wrapped quote', '> one two', '> one\n> two'],
    ['a quote without spaces', '> one two', '>one\n>   two'],
    ['a wrapped nested quote', '> > one two', '> > one\n>> two'],
    ['a heading with more spaces', '# One two', '#  One   two  '],
    ['trailing space in code', '```\none\n```', '```  \none \t\n```  '],
    ['trailing space in indented code', '    one\n    two', '    one  \n    two\t'],
    ['trailing space in a list', '- one\n- two', '- one  \n- two '],
    ['trailing space in a table', 'a | b\n--|--\n1 | 2', 'a | b  \n--|-- \n1 | 2\t'],
    ['prose wrapped before code', 'one two\n\n```\nx\n```', 'one\ntwo\n\n```\nx\n```'],
    ['prose wrapped after code', '```\nx\n```\none two', '```\nx\n```\none\ntwo'],
    ['prose wrapped after indented code', '    x\none two', '    x\none\ntwo'],
    ['prose wrapped after a list', '- a\n\none two', '- a\n\none\ntwo'],
    ['prose wrapped after a heading', '# A\none two', '# A\none\ntwo'],
    ['a wrapped setext heading', 'one two\n===', 'one\ntwo\n==='],
  ])('%s', (_, text, other) => {
    expect(fingerprint(other)).toBe(fingerprint(text))
  })
})

describe('a text changes with', () => {
  test.each([
    ['another word', 'one two', 'one too'],
    ['a word more', 'one two', 'one two three'],
    ['other order', 'one two', 'two one'],
    ['another letter case', 'One', 'one'],
    ['a mark', 'one two', 'one *two*'],
    ['a stop', 'one', 'one.'],
    ['a space between letters', 'onetwo', 'one two'],
    ['a space that does not break', 'one two', 'one\u00a0two'],
    ['a paragraph break', 'one two', 'one\n\ntwo'],
    ['a hard break', 'one two', 'one  \ntwo'],
    ['a hard break by a backslash', 'one two', 'one\\\ntwo'],
    ['a backslash that breaks nothing', 'one\\\\\ntwo', 'one\\\ntwo'],
    ['a hard break in a quote', '> one\n> two', '> one  \n> two'],
    ['a hard break in a list', '- one\n  two', '- one  \n  two'],
    ['a quote', 'one', '> one'],
    ['a deeper quote', '> one', '> > one'],
    ['a heading', 'one', '# one'],
    ['a lower heading', '# one', '## one'],
    ['an underlined heading', 'one\ntwo', 'one\n---\ntwo'],
    ['indentation in code', '```\none\n```', '```\n one\n```'],
    ['spaces in code', '```\na b\n```', '```\na  b\n```'],
    ['a line break in code', '```\na b\n```', '```\na\nb\n```'],
    ['a blank line in code', '```\na\nb\n```', '```\na\n\nb\n```'],
    ['two blank lines in code', '```\na\n\nb\n```', '```\na\n\n\nb\n```'],
    ['the language of code', '```js\na\n```', '```ts\na\n```'],
    ['indentation in indented code', '    one\n    two', '    one\n      two'],
    ['code after a fence of the other kind', '~~~\na\n```\nb  c\n~~~', '~~~\na\n```\nb c\n~~~'],
    ['code after a shorter fence', '````\n```\na  b\n````', '````\n```\na b\n````'],
    ['code that is never closed', '```\na  b', '```\na b'],
    ['list nesting', '- a\n- b', '- a\n  - b'],
    ['another kind of list', '- a\n- b', '1. a\n2. b'],
    ['a list item more', '- a\n- b', '- a\n- b\n- c'],
    ['a looser list', '- a\n- b', '- a\n\n- b'],
    ['a space more where an item goes on', '- a\nb\nc d', '- a\nb\nc  d'],
    ['a paragraph taken out of a list', '- a\n\n  b', '- a\n\nb'],
    ['a list', 'a\n- b', 'a - b'],
    ['a table cell', 'a | b\n--|--\n1 | 2', 'a | b\n--|--\n1 | 3'],
    ['a table row', 'a | b\n--|--\n1 | 2\n3 | 4', 'a | b\n--|--\n1 | 2 3 | 4'],
    ['an alignment', 'a | b\n--|--\n1 | 2', 'a | b\n:-|--\n1 | 2'],
    ['a thematic break', 'a\n\n***\n\nb', 'a\n\nb'],
    ['a definition', '[a]: /b', '[a]: /c'],
  ])('%s', (_, text, other) => {
    expect(fingerprint(other)).not.toBe(fingerprint(text))
  })
})

// Words that begin no construct, wherever a line begins with them.
const word = fc.stringMatching(/^[a-zа-яїєґA-Z]{1,8}[.,]?$/)
const words = fc.array(word, { minLength: 1, maxLength: 30 })

test('prose may be wrapped anywhere', () => {
  const breaks = fc.array(fc.constantFrom(' ', '\n', '  ', ' \n', '\r\n', '\n  '), {
    minLength: 30,
    maxLength: 30,
  })
  fc.assert(
    fc.property(words, breaks, (prose, spaces) => {
      const wrapped = prose.map((each, at) => (at === 0 ? each : spaces[at] + each)).join('')
      expect(fingerprint(wrapped)).toBe(fingerprint(prose.join(' ')))
      expect(fingerprint(`> ${wrapped.replace(/\r?\n/g, '\n> ')}`)).toBe(
        fingerprint(`> ${prose.join(' ')}`),
      )
    }),
  )
})

test('no word can change', () => {
  fc.assert(
    fc.property(words, word, fc.nat(), (prose, other, place) => {
      const at = place % prose.length
      fc.pre(prose[at] !== other)
      expect(fingerprint(prose.with(at, other).join(' '))).not.toBe(fingerprint(prose.join(' ')))
    }),
  )
})

test('line endings and composition never matter, whatever the text', () => {
  const line = fc.string({ unit: fc.constantFrom(...'ab її`~>#-+*_=|:[]<1.)\\\t  ') })
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n')
      expect(fingerprint(lines.join('\r\n'))).toBe(fingerprint(text))
      expect(fingerprint(text.normalize('NFD'))).toBe(fingerprint(text))
      expect(fingerprint(`\n${text}\n\n`)).toBe(fingerprint(text))
    }),
    { examples: [[['~~~']], [['~~~', ' ']]] },
  )
})

// A text that is folded already is hashed as it stands: which texts are, must be right of every character.
test('composition and the space around a text never matter, whatever the character', () => {
  const different: string[] = []
  for (let code = 1; code < 0x10000; code += 1) {
    const character = String.fromCharCode(code)
    // Of Chinese characters and Korean syllables, the first few stand for all.
    if (/[\u3410-\u4DBF\u4E10-\u9FFF\uAC10-\uDFFF\r]/.test(character)) continue
    const text = `e${character}и${character}`
    const same = [text.normalize('NFD'), `${text}\n`]
    if (same.some((each) => fingerprint(each) !== fingerprint(text))) different.push(text)
  }
  expect(different).toEqual([])
})

test('similar texts have fingerprints of their own', () => {
  const texts = Array.from({ length: 20_000 }, (_, at) => `Word ${at} of ${at % 7}`)
  expect(new Set(texts.map(fingerprint)).size).toBe(texts.length)
})

// Steps in proportion to the length take some hundredths of a second; steps in proportion to its square
// would take minutes, and the test would run out of time.
describe('a hostile text is read in time:', () => {
  test.each([
    ['a fence', (n: number) => '`'.repeat(n)],
    ['fences', (n: number) => '```\n~~~\n'.repeat(n / 8)],
    ['a wide fence around fences', (n: number) => `${'`'.repeat(n / 2)}\n${'```\n'.repeat(n / 8)}`],
    ['quotes in quotes', (n: number) => '>'.repeat(n)],
    ['quotes with spaces', (n: number) => '> '.repeat(n / 2)],
    ['quoted lines', (n: number) => '> > > a\n'.repeat(n / 8)],
    ['spaces', (n: number) => `a${' '.repeat(n)}b`],
    ['spaces after a rule', (n: number) => `a|\n-${' '.repeat(n)}|${' '.repeat(n)}b`],
    ['spaces in a delimiter row', (n: number) => `a|b\n:-${' '.repeat(n)}x`],
    ['spaces after a bar', (n: number) => `a\n|-|${' '.repeat(n)}x`],
    ['spaces at line ends', (n: number) => `a${' '.repeat(100)}\n`.repeat(n / 100)],
    ['tabs', (n: number) => `${'\t'.repeat(n)}b`],
    ['rules', (n: number) => `${'- '.repeat(n / 2)}x`],
    ['delimiters', (n: number) => `a|\n${'-|'.repeat(n / 2)}x`],
    ['brackets', (n: number) => '['.repeat(n)],
    ['bracketed lines', (n: number) => '[a\n'.repeat(n / 3)],
    ['backslashes', (n: number) => '\\'.repeat(n)],
    ['hard breaks', (n: number) => 'a\\\n'.repeat(n / 3)],
    ['list items', (n: number) => '- a\n\n\n'.repeat(n / 6)],
    ['ordered items', (n: number) => '1. a\n\nb\n\n'.repeat(n / 9)],
    ['blank lines', (n: number) => '\n'.repeat(n)],
    ['blank lines after a list', (n: number) => `- a${'\n'.repeat(n)}b`],
    ['digits', (n: number) => '1'.repeat(n)],
    ['combining marks', (n: number) => '\u0301\u0316'.repeat(n / 2)],
  ])('%s', (_, make) => {
    expect(fingerprint(make(400_000))).toHaveLength(15)
  })
})
