import { existsSync, readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { defineArticle, newsroomLocales as locales } from 'stele'
import { expect, test } from 'vitest'
import { publish } from './support.js'

const file = new URL('../../../shared/sample-page.en.txt', import.meta.url)
const hasSample = existsSync(file)
if (!hasSample) console.warn('Skipped: ../shared/sample-page.en.txt is not beside this folder.')

const weightOf = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length

test.skipIf(!hasSample)(
  'the page of the sample weighs under 15 kB with style and script',
  async () => {
    const [, , headline = '', ...paragraphs] = readFileSync(file, 'utf8')
      .trim()
      .split(/\n\s*\n/)
    const sample = defineArticle(locales, {
      id: 'sample',
      source: 'en',
      section: 'politics',
      published: '2026-03-01',
      title: { en: headline },
      blocks: paragraphs.map((text, at) => ({ id: `p${at + 1}`, text: { en: text } })),
    })
    const site = publish([sample])
    const kinds = new Map(Array.from(site.addresses(), ({ kind, address }) => [kind, address]))
    const parts = ['/uk/sample/', kinds.get('style') ?? '', kinds.get('script') ?? '']
    const answers = await Promise.all(parts.map((part) => site.page(part)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const weights = answers.map(({ body }) => weightOf(body))
    expect(Math.min(...weights)).toBeGreaterThan(500)
    expect(weights.reduce((a, b) => a + b)).toBeLessThan(15_000)
  },
)
