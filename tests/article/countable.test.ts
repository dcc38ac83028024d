import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { coverageOf, defineArticle, newsroomLocales as locales } from 'stele'
import { unified } from 'unified'
import { expect, test } from 'vitest'

// Definitions show nothing where they stand, so there is nothing in such a block to translate.
function isCounted(text: string): boolean {
  const article = defineArticle(locales, {
    id: 'a',
    source: 'en',
    title: { en: 'A' },
    blocks: [{ id: 'a', text: { en: text } }],
  })
  return coverageOf(locales, article).uk.missing.length > 0
}

const parser = unified().use(remarkParse).use(remarkGfm)
const showsNothing = (text: string) =>
  parser.parse(text).children.every((node) => /definition$/i.test(node.type))

test('a block counts unless remark finds nothing but definitions in it', () => {
  const line = fc.constantFrom(
    '[a]: /u',
    '[a]: <u> "t"',
    '  [a]: /u (t)',
    '[a]: /u more',
    '[^a]: note',
    '[^a]:',
    'more',
    '    more',
    '',
    ' ',
    '# H',
    '- i',
    '1. i',
    '> q',
    '```',
    '***',
  )
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      const text = `${lines.join('\n')}\n`
      fc.pre(text.trim() !== '')
      expect(isCounted(text)).toBe(!showsNothing(text))
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['a rule', '[^a]: note\n***'],
  ['a heading', '[^a]: note\n# H'],
  ['a list', '[^a]: note\n- i'],
  ['a quote', '[^a]: note\n> q'],
  ['code', '[^a]: note\n```'],
  ['words', '[^a]:\nwords'],
  ['words after a gap', '[^a]: note\n\nwords'],
])('%s right after a footnote counts', (_, text) => {
  expect([isCounted(text), showsNothing(text)]).toEqual([true, false])
})
