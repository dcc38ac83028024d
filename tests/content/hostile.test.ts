import { defineLocales } from 'stele'
import { formatFile, loadArticles, parseFile } from 'stele/node'
import { describe, expect, test } from 'vitest'
import { folderOf } from './folder.js'

const locales = defineLocales({ en: {}, uk: {} }, { default: 'en' })

function many(text: string, size: number): string {
  return text.repeat(Math.ceil(size / text.length))
}

type Make = (size: number) => string

const OVER_LIMIT: readonly (readonly [string, Make])[] = [
  ['brackets', (size) => many('[', size)],
  ['emphasis that nothing closes', (size) => many('*a_ ', size)],
  ['links that nothing closes', (size) => many('[a](', size)],
  ['titles that nothing closes', (size) => many('![a](b "', size)],
  ['brackets on Windows', (size) => many('[\r\n', size)],
  ['brackets after returns alone', (size) => many('[\r', size)],
  ['brackets after NUL', (size) => `\0${many('[', size)}`],
  ['lists in lists', (size) => many('- ', size)],
  ['definitions', (size) => many('[a]: b\n', size)],
]

const OTHERS: readonly (readonly [string, Make])[] = [
  ['blocks of emphasis', (size) => many(`${many('*a_ ', 2_000)}\n\n`, size)],
  ['comments that nothing closes', (size) => many('a <!-- ', size)],
  ['comments that nothing closes in code', (size) => `\`\`\`\n${many('/*', size)}\n\`\`\``],
  ['a shortcode of space', (size) => `{{<${many(' ', size)}x`],
  ['a shortcode of letters', (size) => `{{<${many('a', size)}`],
  ['elements and the ends of others', (size) => many('<div>\n', size) + many('</p>\n', size)],
  ['a heading of space', (size) => `# a${many(' ', size)}b`],
  ['a heading of number signs', (size) => `# a${many(' #', size)}b`],
  ['an info string of space', (size) => `\`\`\` a${many(' ', size)}&\nx\n\`\`\``],
  ['links to a heading', (size) => `# X\n\n# Y\n\n${many('[a](#y) ', size)}`],
  ['equal blocks', (size) => many('a\n\n', size)],
  ['accents on one letter', (size) => `a${many('\u0300', size)}`],
]

// In milliseconds of CPU: other work on the machine does not count.
async function timeOf(text: string): Promise<number> {
  const file = `---\ntitle: A\n---\n\n${text}\n`
  const folder = folderOf({ 'a/en.md': file, 'a/uk.md': file })
  const before = process.cpuUsage()
  const { articles } = await loadArticles(locales, folder)
  const { user, system } = process.cpuUsage(before)
  expect(articles).toHaveLength(1)
  return (user + system) / 1000
}

// Below this a measurement is noise, or the engine still compiling.
const NOISE = 300
const STEP = 10
// Quadratic time would be STEP ** 2.
const GROWTH = STEP ** 1.4

describe('what is read takes linear time', () => {
  test.each([...OVER_LIMIT, ...OTHERS])('%s', async (_, make) => {
    const small = await timeOf(make(4_000))
    expect(await timeOf(make(4_000 * STEP))).toBeLessThan(GROWTH * Math.max(small, NOISE))
  })
})

test.each(OVER_LIMIT)('is one block of plain text, and said: %s', (_, make) => {
  const file = `---\ntitle: A\n---\n\nOne.\n\n${make(20_000)}`
  const parsed = parseFile(file)
  expect(parsed.diagnostics.map(({ code }) => code)).toEqual(['over-limit'])
  expect(parsed.blocks.at(-1)?.node.type).toBe('paragraph')
  // Not `toBe`: it would print all of it.
  expect(formatFile(parsed) === file).toBe(true)
})

test('the blocks around one that is over a limit are read', () => {
  const { blocks, diagnostics } = parseFile(`# A\n\n*b*\n\n${many('*a_ ', 20_000)}\n\n- c\n`)
  expect(blocks.map(({ node }) => node.type)).toEqual(['heading', 'paragraph', 'paragraph', 'list'])
  expect(diagnostics).toMatchObject([{ code: 'over-limit', severity: 'warning', line: 5 }])
  expect(diagnostics[0]?.message).toContain('"delimiters" (2000)')
})
