import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { alignBlocks, parseFile, unitsOf } from 'stele/node'
import { describe, expect, test } from 'vitest'
import { CORPUS, hasCorpus } from './corpus.js'

const blocksOf = (...blocks: string[]) => parseFile(blocks.join('\n\n')).blocks
const linksOf = (source: string[], translation: string[]) =>
  alignBlocks(blocksOf(...source), blocksOf(...translation))
    .filter(({ score }) => score >= 0)
    .map((link) => [link.source, link.translation])

const source = [
  '# Night trams',
  'Line `7` runs until **2 a.m.** from Friday, says the depot.',
  '- one\n- two\n- three',
  'The [timetable](/en/timetable) is on every stop.',
  '```sh\nfetch trams --night\n```',
  'Tickets cost the same.',
]
const translation = [
  '# Нічні трамваї',
  'З п’ятниці маршрут `7` ходить до **2** години ночі, кажуть у депо.',
  '- один\n- два\n- три',
  '[Розклад](/uk/timetable) є на кожній зупинці.',
  '```sh\nfetch trams --night\n```',
  'Квитки коштують стільки ж.',
]

describe('a translation is aligned with its source', () => {
  test('block by block when nothing changed', () => {
    expect(linksOf(source, translation)).toEqual(source.map((_, at) => [at, at]))
  })

  test('past blocks that the source has gained', () => {
    const grown = source.toSpliced(3, 0, 'A new depot opens at [Wide Street](/en/wide-street).')
    const partners = [0, 1, 2, 4, 5, 6].map((at, index) => [at, index])
    expect(linksOf(grown, translation)).toEqual(partners)
  })

  test('past blocks that the translation has gained', () => {
    const grown = translation.toSpliced(2, 0, 'Примітка перекладача: депо `3`.\n')
    expect(linksOf(source, grown)).toEqual([0, 1, 3, 4, 5, 6].map((at, index) => [index, at]))
  })

  test('by the ids that headings keep', () => {
    const one = ['# Alpha {#alpha}', '# Beta {#beta}', '# Gamma {#gamma}']
    expect(linksOf(one, ['# Бета {#beta}', '# Гама {#gamma}'])).toEqual([
      [1, 0],
      [2, 1],
    ])
  })

  test('or not at all', () => {
    expect(linksOf([], translation)).toEqual([])
    expect(linksOf(['# Alpha'], ['```\ncode\n```'])).toEqual([])
  })
})

test('links never cross and never share a block', () => {
  const blocks = fc.array(fc.constantFrom(...source, ...translation), { maxLength: 12 })
  fc.assert(
    fc.property(blocks, blocks, (one, two) => {
      const links = alignBlocks(blocksOf(...one), blocksOf(...two))
      links.slice(1).forEach((link, at) => {
        expect(link.source).toBeGreaterThan(links[at]?.source ?? -1)
        expect(link.translation).toBeGreaterThan(links[at]?.translation ?? -1)
      })
    }),
    { numRuns: 200 },
  )
})

test('a large document is aligned within a band around what is certain', () => {
  const words = Array.from({ length: 2400 }, (_, at) => `Stop ${at} of the line \`t${at}\`.`)
  const moved = words.filter((_, at) => at < 200 || at >= 900)
  const links = alignBlocks(blocksOf(...words), blocksOf(...moved))
  expect(links).toHaveLength(moved.length)
  expect(links.every((link) => words[link.source] === moved[link.translation])).toBe(true)
})

describe.skipIf(!hasCorpus || !existsSync(join(CORPUS, 'alignments.jsonl')))(
  'on real articles',
  () => {
    interface Document {
      readonly corpus: string
      readonly article: string
      readonly locale: string
      readonly links: readonly { readonly en: number; readonly tr: number }[]
    }
    const blocksIn = (...path: string[]) =>
      parseFile(readFileSync(join(CORPUS, ...path), 'utf8')).blocks

    test('links are right, and found', { timeout: 60_000 }, () => {
      let right = 0
      let found = 0
      let wanted = 0
      for (const line of readFileSync(join(CORPUS, 'alignments.jsonl'), 'utf8')
        .trim()
        .split('\n')) {
        const { corpus, article, locale, links }: Document = JSON.parse(line)
        const [en, other] = [
          blocksIn(corpus, article, 'en.md'),
          blocksIn(corpus, article, `${locale}.md`),
        ]
        const partners = new Map(links.map((link) => [link.en, link.tr]))
        const made = alignBlocks(en, other).filter(({ score }) => score >= 0)
        found += made.length
        wanted += links.length
        right += made.filter(
          (link) => partners.get(en[link.source]?.line ?? 0) === other[link.translation]?.line,
        ).length
      }
      expect(right / found).toBeGreaterThan(0.975)
      expect(right / wanted).toBeGreaterThan(0.975)
    })
  },
)

describe('blocks hold together', () => {
  test.each([
    ['between the tags of an element', '<div class="note">\n\nText\n\n</div>\n\nMore', [[0, 2]]],
    ['between paired shortcodes', '{{< note >}}\n\nText\n\n{{< /note >}}', [[0, 2]]],
    ['from the outermost opener on', '<a>\n\n<b>\n\nText\n\n</b>\n\n</a>', [[0, 4]]],
    ['but not after an opener that is never closed', '<div>\n\nText', []],
    ['but not around a tag without an end', '<img src="a">\n\nText\n\n<br/>', []],
    ['but not by code that shows tags', '`<div>`\n\nText\n\n    </div>', []],
    ['but not inside one block', '<div>Text</div>\n\nMore', []],
    ['past an inner opener that is left open', '<ul>\n\n<li>\n\nText\n\n</ul>', [[0, 3]]],
  ])('%s', (_, text, units) => {
    expect(unitsOf(parseFile(text).blocks).map(({ first, last }) => [first, last])).toEqual(units)
  })
})
