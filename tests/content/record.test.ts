import fc from 'fast-check'
import { formatRecord, parseRecord, type SourceFact, type TranslationFact } from 'stele/node'
import { expect, test } from 'vitest'

const fact: TranslationFact = { text: '1a', of: '1b', source: 'Line\none', by: 'confirmed' }
const source: SourceFact = { id: 'lead', text: '1b', source: 'Line\none', at: 0 }

test('a record is read back as it was written', () => {
  const text = formatRecord([fact, { ...fact, field: 'title', by: 'machine' }, source])
  const record = parseRecord(text)
  expect(record).toMatchObject({ sources: [source], diagnostics: [] })
  expect(new Set(record.translations)).toEqual(
    new Set([fact, { ...fact, field: 'title', by: 'machine' }]),
  )
  expect(formatRecord([...record.translations, ...record.sources])).toBe(text)
})

test('a record is a set: any union of lines, in any order, is the union of its facts', () => {
  const facts = fc.array(
    fc.record({
      text: fc.string(),
      of: fc.string(),
      source: fc.string(),
      by: fc.constantFrom('confirmed', 'assumed', 'machine', 'asked'),
    }),
  )
  fc.assert(
    fc.property(facts, facts, fc.nat(), (one, two, turn) => {
      const lines = (formatRecord(one) + formatRecord(two)).split('\n')
      const turned = [...lines.slice(turn % lines.length), ...lines.slice(0, turn % lines.length)]
      const record = parseRecord(turned.join('\n'))
      expect(record.diagnostics).toEqual([])
      expect(formatRecord(record.translations)).toBe(formatRecord([...one, ...two]))
    }),
  )
})

test.each([
  ['a torn line', '{"text":"1a","of":"1', 'record-damaged'],
  ['a line of another kind', '[]', 'record-damaged'],
  ['a fact without a source', '{"text":"1a"}', 'record-damaged'],
  ['an unknown origin', '{"text":"1a","of":"1b","source":"x","by":"magic"}', 'record-damaged'],
  ['a conflict mark', '<<<<<<< ours', 'record-conflict'],
  ['the middle of a conflict', '=======', 'record-conflict'],
])('%s is reported, and the other lines count', (_, line, code) => {
  const record = parseRecord(`${formatRecord([fact])}${line}\n${formatRecord([source])}`)
  expect(record.diagnostics).toMatchObject([{ code, line: 2, severity: 'warning' }])
  expect([record.translations, record.sources]).toEqual([[fact], [source]])
})
