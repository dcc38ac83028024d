import fc from 'fast-check'
import { parseFile } from 'stele/node'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'

// Plain heads are read without the YAML library. A quoted field, which only it reads, makes it read
// the same lines.
function fieldsOf(yaml: string): unknown {
  const { fields, diagnostics } = parseFile(`---\n${yaml}\n---\n`).frontMatter
  return { fields: [...fields].filter(([name]) => name !== 'quoted'), diagnostics }
}

const KEYS = ['title', 'date', 'a-b', 'a_1', 'true', 'null', 'Null', 'No', '1', '__proto__', 'é']
const VALUES = [
  'News',
  'Новини дня',
  '«Новини» — тут',
  '2026-01-01',
  '2026-01-01T00:00:00.000Z',
  '2026-01-01T10:00Z',
  '12',
  '1e3',
  '0x1F',
  '.5',
  'true',
  'False',
  'TRUE',
  'tRue',
  'null',
  '~',
  'yes',
  'on',
  'NaN',
  'Infinity',
  '',
  'a: b',
  'a:b',
  'a:',
  'a #b',
  'a#b',
  'a ',
  ' a',
  "it's",
  '"a"',
  "'a'",
  'a"b"',
  '[a]',
  'a, [b]',
  '{a}',
  '&a',
  '!a',
  '|',
  '>-',
  '- a',
  '-a',
  '@a',
  '`a`',
  '%a',
  'a % b',
  'a\tb',
  'a\u00A0b',
  'a\u2028b',
  'e\u0301',
  '\u0301e',
  'a? b!',
  '? a',
]

test.each(VALUES)('the head "title: %s" says what YAML says', (value) => {
  expect(fieldsOf(`title: ${value}`)).toEqual(fieldsOf(`title: ${value}\nquoted: "a"`))
  const { contents, errors } = parseDocument(`title: ${value}`)
  const field = parseFile(`---\ntitle: ${value}\n---\n`).frontMatter.fields.get('title')
  if (errors.length > 0) expect(field).toBeUndefined()
  else expect({ title: field?.value }).toEqual(contents?.toJSON())
})

test('heads of lines of any kinds say what YAML says, line by line', () => {
  const piece = fc.constantFrom(
    'a',
    'я',
    '7',
    ' ',
    ':',
    '#',
    '-',
    ',',
    "'",
    '"',
    '.',
    '?',
    '!',
    '(',
  )
  const value = fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: piece, maxLength: 6 }))
  const line = fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom(': ', ':', ':  ', ' : '), value)
  const rare = fc.constantFrom('', '# a', '  a', '  b: c', '- a', '...', 'a')
  const lines = fc.array(
    fc.oneof({ weight: 5, arbitrary: line.map((parts) => parts.join('')) }, rare),
  )
  fc.assert(
    fc.property(lines, (all) => {
      const yaml = all.join('\n')
      // The library's own messages name what follows; where there are none, all is the same.
      const by = parseFile(`---\n${yaml}\nquoted: "a"\n---\n`).frontMatter
      if (by.diagnostics.length > 0) return
      expect(fieldsOf(yaml)).toEqual(fieldsOf(`${yaml}\nquoted: "a"`))
    }),
    { numRuns: 500 },
  )
})
