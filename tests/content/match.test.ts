import { fingerprint } from 'stele'
import { keptIds, matchTranslation, parseFile, type TranslationFact } from 'stele/node'
import { describe, expect, test } from 'vitest'

const EN = {
  trams: 'Trams will run at night from Friday.',
  tramsNow: 'Trams will run at night from Saturday on.',
  tickets: 'Tickets cost the same as during the day.',
  depot: 'The old depot by the river becomes a museum.',
}
const UK = {
  trams: 'З п’ятниці трамваї ходитимуть уночі.',
  tramsNow: 'Від суботи трамваї ходитимуть уночі.',
  tickets: 'Квитки коштують стільки ж, як і вдень.',
  depot: 'Старе депо біля річки стає музеєм.',
}

const blocksOf = (...blocks: string[]) => parseFile(blocks.join('\n\n')).blocks
const fact = (
  translation: string,
  source: string,
  by: TranslationFact['by'] = 'confirmed',
): TranslationFact => ({ text: fingerprint(translation), of: fingerprint(source), source, by })
const match = (source: string[], translation: string[], facts: TranslationFact[] = []) =>
  matchTranslation(blocksOf(...source), blocksOf(...translation), 'en', facts)
const statesOf = (...args: Parameters<typeof match>) =>
  match(...args).blocks.map(({ state }) => state)

describe('with a record', () => {
  const facts = [fact(UK.trams, EN.trams), fact(UK.tickets, EN.tickets)]

  test('a translation whose source is as it was is current, wherever it stands', () => {
    const { blocks } = match([EN.tickets, EN.depot, EN.trams], [UK.trams, UK.tickets], facts)
    expect(blocks.map(({ state, translation }) => [state, translation])).toEqual([
      ['translated', 1],
      ['absent', undefined],
      ['translated', 0],
    ])
  })

  test('a translation whose source changed is outdated, and knows what it was made from', () => {
    const [block] = match([EN.tramsNow, EN.tickets], [UK.trams, UK.tickets], facts).blocks
    expect(block).toMatchObject({
      state: 'outdated',
      translation: 0,
      of: fingerprint(EN.trams),
      was: EN.trams,
      edited: false,
    })
  })

  test('a translation that was improved is current', () => {
    expect(statesOf([EN.trams, EN.tickets], [UK.tramsNow, UK.tickets], facts)).toEqual([
      'translated',
      'translated',
    ])
  })

  test('where both sides changed the translation is outdated until somebody accepts it', () => {
    const [block] = match([EN.tramsNow, EN.tickets], [UK.tramsNow, UK.tickets], facts).blocks
    expect(block).toMatchObject({ state: 'outdated', edited: true, of: fingerprint(EN.trams) })
  })

  test('a translation whose source is gone is an orphan', () => {
    const { blocks, orphans } = match([EN.tickets], [UK.trams, UK.tickets], facts)
    expect(blocks.map(({ translation }) => translation)).toEqual([1])
    expect(orphans).toEqual([0])
  })

  test('any of several rival facts makes a translation current', () => {
    const rivals = [fact(UK.trams, 'Something else entirely.'), fact(UK.trams, EN.tramsNow)]
    expect(statesOf([EN.tramsNow], [UK.trams], rivals)).toEqual(['translated'])
  })

  test.each([
    ['machine', { machine: true, assumed: false }],
    ['assumed', { machine: false, assumed: true }],
    ['confirmed', { machine: false, assumed: false }],
  ] as const)('a fact that is %s says so', (by, flags) => {
    expect(match([EN.trams], [UK.trams], [fact(UK.trams, EN.trams, by)]).blocks[0]).toMatchObject(
      flags,
    )
  })

  test('twins are linked one to one', () => {
    const twin = [fact('Вивід:', 'Output:')]
    const { blocks } = match(['Output:', EN.trams, 'Output:'], ['Вивід:', UK.trams, 'Вивід:'], twin)
    expect(blocks.map(({ translation }) => translation)).toEqual([0, 1, 2])
  })
})

describe('without a record', () => {
  test('blocks are aligned', () => {
    expect(statesOf(Object.values(EN), Object.values(UK)).slice(0, 2)).toEqual([
      'translated',
      'translated',
    ])
  })

  test('a copy of the source is untranslated', () => {
    expect(statesOf([EN.trams, EN.tickets], [EN.trams, UK.tickets])).toEqual([
      'untranslated',
      'translated',
    ])
  })

  test.each([
    ['a name', 'Ada Lovelace'],
    ['a command', '```sh\nplease run the trams at night\n```'],
    ['an address', 'https://example.org/the/trams/are/on/the/road'],
    ['a checksum', '`the quick brown fox is on the run`: 0a1b2c'],
  ])('%s that is the same in every language is translated', (_, text) => {
    expect(statesOf([EN.trams, text], [UK.trams, text])[1]).toBe('translated')
  })

  test('an id written on both sides links the blocks', () => {
    const source = [`<!-- #a -->\n${EN.trams}`, `<!-- #b -->\n${EN.tickets}`]
    const { blocks } = match(source, [`<!-- #b -->\n${UK.trams}`])
    expect(blocks.map(({ translation }) => translation)).toEqual([undefined, 0])
  })
})

describe('a work list', () => {
  const todo = (text: string) => `<!-- stele:todo ${fingerprint(text)} -->\n${text}`

  test('waits where its mark stands', () => {
    expect(statesOf([EN.trams, EN.tickets], [todo(EN.trams), UK.tickets])).toEqual([
      'todo',
      'translated',
    ])
  })

  test('waits too when the source has changed since', () => {
    expect(statesOf([EN.tramsNow], [todo(EN.trams)])).toEqual(['todo'])
  })

  test('is not answered by removing the mark alone', () => {
    const asked = [fact(EN.trams, EN.trams, 'asked')]
    expect(statesOf([EN.trams], [EN.trams], asked)).toEqual(['untranslated'])
  })

  test('is answered by other words without the mark', () => {
    const asked = [fact(EN.trams, EN.trams, 'asked')]
    expect(statesOf([EN.trams], [UK.trams], asked)).toEqual(['translated'])
  })

  test('shows an outdated translation until its mark is removed', () => {
    const mark = `<!-- stele:outdated ${fingerprint(EN.trams)} ${fingerprint(EN.tramsNow)} -->`
    const facts = [fact(UK.trams, EN.trams), fact(UK.trams, EN.tramsNow, 'asked')]
    expect(statesOf([EN.tramsNow], [`${mark}\n${UK.trams}`], facts)).toEqual(['outdated'])
    expect(statesOf([EN.tramsNow], [UK.trams], facts)).toEqual(['translated'])
  })
})

describe('ids', () => {
  const record = [EN.trams, EN.tickets, EN.depot].map((source, at) => ({
    id: `block-${at}`,
    text: fingerprint(source),
    source,
    at,
  }))

  test('go with their blocks when others come and go', () => {
    expect(keptIds(blocksOf('New.', EN.tickets, EN.depot), record)).toEqual([
      undefined,
      'block-1',
      'block-2',
    ])
  })

  test('are inherited by an edited block in the same place', () => {
    expect(keptIds(blocksOf(EN.tramsNow, EN.tickets), record)).toEqual(['block-0', 'block-1'])
  })

  test('are not inherited by another text', () => {
    expect(keptIds(blocksOf('A poem about rain.', EN.tickets), record)[0]).toBeUndefined()
  })
})
