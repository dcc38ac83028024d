import { blockIds, parseFile } from 'stele/node'
import { expect, test } from 'vitest'

const idsOf = (text: string, kept?: (string | undefined)[]) =>
  blockIds(parseFile(text).blocks, kept)

test.each([
  ['the id written on a heading', '# Talks {#round-one}', ['round-one']],
  ['the id written before a block', '<!-- #lead -->\nText', ['lead']],
  ['the GitHub slug of a heading', '# The `talks` go on!', ['the-talks-go-on']],
  ['a number on a repeated heading', '# Talks\n\n# Talks', ['talks', 'talks-1']],
  ['no double hyphen, which is kept for other ids', '# Bread & butter', ['bread-butter']],
  ['a slug that an author took first', '# Talks\n\n# Other {#talks}', ['talks-1', 'talks']],
])('a block has %s', (_, text, ids) => {
  expect(idsOf(text).ids).toEqual(ids)
})

test('a block without any of these has its fingerprint, counted on repeats', () => {
  const [one = '', two] = idsOf('The output is:\n\nThe output is:').ids
  expect(one).toMatch(/^1[0-9a-z]{14}$/)
  expect(two).toBe(`${one}-1`)
})

test('a heading in other letters has its fingerprint: block ids are ASCII', () => {
  expect(idsOf('# Переговори').ids[0]).toMatch(/^1[0-9a-z]{14}$/)
})

test('a block keeps the id it is known to have had', () => {
  expect(idsOf('# Talks\n\nText', [undefined, 'lead']).ids).toEqual(['talks', 'lead'])
})

test('an id written twice is reported at the second, which gets another', () => {
  const { ids, diagnostics } = idsOf('# A {#x}\n\n# B {#x}')
  expect(ids).toEqual(['x', 'b'])
  expect(diagnostics).toMatchObject([{ code: 'duplicate-block', line: 3, severity: 'error' }])
})

test('an id that no block may have is mended and reported', () => {
  const { ids, diagnostics } = idsOf('# A {#one--two}')
  expect(ids).toEqual(['one-two'])
  expect(diagnostics).toMatchObject([{ code: 'bad-id', line: 1, severity: 'warning' }])
})
