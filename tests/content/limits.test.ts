import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineLocales, type LocaleInput, SteleError } from 'stele'
import { loadArticles, writeArticles } from 'stele/node'
import { describe, expect, test } from 'vitest'
import { stele, steleJson } from '../command/terminal.js'
import { folderOf, readIn } from './folder.js'

const locales = defineLocales({ en: {}, uk: { aliases: ['ua'] } }, { default: 'en' })
const EN = '---\ntitle: A\n---\n\nText.\n'

describe('control characters', () => {
  test.each([
    ['NUL', 'One.\n\nT\0wo\u0001.', 'a/en.md:3:2', 'U+0000'],
    ['a C1 control', 'One \u0085.', 'a/en.md:1:5', 'U+0085'],
    ['one in front matter', '---\ntitle: "A"\nsummary: A\u0007\n---\n', 'a/en.md:3:11', 'U+0007'],
  ])('such as %s are reported once, and the article loads', async (_, text, place, name) => {
    const folder = folderOf({ 'a/en.md': text, 'b/en.md': EN })
    const { articles, diagnostics } = await loadArticles(locales, folder)
    const [finding] = diagnostics.filter(({ code }) => code === 'control-character')
    expect(`${finding?.file}:${finding?.line}:${finding?.column}`).toBe(place)
    expect(finding?.message).toContain(name)
    expect(articles.map(({ id }) => id)).toContain('b')
  })

  test('do not include tabs and the ends of lines', async () => {
    const folder = folderOf({ 'a/en.md': 'One\ttwo.\r\n\r\nThree.\rFour.\n' })
    expect((await loadArticles(locales, folder)).diagnostics).toEqual([])
  })
})

test('an article of 10,000 blocks and its translation are read', async () => {
  const body = (word: string): string =>
    Array.from({ length: 10_000 }, (_, at) => `${word} ${at}.`).join('\n\n')
  const folder = folderOf({ 'a/en.md': body('Block'), 'a/uk.md': body('Блок') })
  const { articles, diagnostics } = await loadArticles(locales, folder)
  expect(diagnostics).toEqual([])
  expect(articles[0]?.blocks[9_999]?.text).toEqual({ en: 'Block 9999.', uk: 'Блок 9999.' })
})

test('an article in 200 locales is read', async () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const codes = Array.from(
    { length: 200 },
    (_, at) => `q${letters[Math.floor(at / 26)]}${letters[at % 26]}`,
  )
  const many = defineLocales(
    Object.fromEntries(codes.map((code): [string, LocaleInput] => [code, {}])),
    { default: 'qaa' },
  )
  const files = Object.fromEntries(codes.map((code) => [`a/${code}.md`, `# ${code}\n\nText 1.`]))
  const { articles, diagnostics } = await loadArticles(many, folderOf(files), { source: 'qaa' })
  expect(diagnostics).toEqual([])
  expect(Object.keys(articles[0]?.title ?? {})).toHaveLength(200)
})

test('a file of 10 MB is refused, and the rest of its article loads', async () => {
  const folder = folderOf({ 'a/en.md': EN, 'a/uk.md': 'Слово. '.repeat(800_000) })
  const { articles, diagnostics } = await loadArticles(locales, folder)
  expect(articles).toHaveLength(1)
  expect(diagnostics).toMatchObject([{ code: 'file-too-large', file: 'a/uk.md' }])
})

test.each([
  [
    'a bomb of aliases',
    '---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c, *c]\n---\n'.replace(
      'd: [',
      `d: [${'*c, '.repeat(200)}`,
    ),
    'front-matter-aliases',
  ],
  ['a key of the language itself', '---\n__proto__: { admin: true }\n---\n', 'bad-key'],
])('%s in front matter is reported with its line', async (_, text, code) => {
  const folder = folderOf({ 'a/en.md': text, 'b/en.md': EN })
  const { articles, diagnostics } = await loadArticles(locales, folder)
  expect(diagnostics).toMatchObject([{ code, file: 'a/en.md', line: expect.any(Number) }])
  expect(articles.map(({ id }) => id)).toContain('b')
  expect(({} as { admin?: unknown }).admin).toBeUndefined()
})

test('two articles with one slug are reported where the second is written', async () => {
  const head = '---\ntitle: A\nslug: trams\n---\n'
  const uk = '---\ntitle: А\nslug: tramvai\n---\n'
  const files = { 'a/en.md': head, 'a/uk.md': uk, 'b/en.md': EN, 'b/uk.md': uk, 'trams/en.md': EN }
  const { diagnostics } = await loadArticles(locales, folderOf(files))
  expect(
    diagnostics.map(({ code, file, line, column }) => `${file}:${line}:${column} ${code}`),
  ).toEqual(['b/uk.md:3:1 duplicate-slug', 'trams/en.md:1:1 duplicate-slug'])
})

test('a file that is replaced while it is read is one of its texts, never a mixture', async () => {
  const texts = ['a', 'b'].map((letter) => `${letter.repeat(50_000)}\n`)
  const folder = folderOf({ 'x/en.md': texts[0] ?? '' })
  let isDone = false
  const writer = (async () => {
    for (let at = 0; !isDone; at += 1) {
      const next = join(folder, `.next-${at}`)
      writeFileSync(next, texts[at % 2] ?? '')
      renameSync(next, join(folder, 'x/en.md'))
      await new Promise((resolve) => setImmediate(resolve))
    }
  })()
  for (let at = 0; at < 8; at += 1) {
    const { articles, diagnostics } = await loadArticles(locales, folder)
    const [block] = articles[0]?.blocks ?? []
    const text = typeof block?.text === 'object' ? block.text.en : undefined
    expect([...texts.map((each) => each.trim()), undefined]).toContain(text)
    expect(text !== undefined || diagnostics[0]?.code === 'file-changing').toBe(true)
  }
  isDone = true
  await writer
})

test('nothing is written when one of two articles cannot be', async () => {
  const folder = folderOf({ 'a/en.md': EN, 'b/en.md': EN })
  const { articles } = await loadArticles(locales, folder)
  const [one, two] = articles
  if (one === undefined || two === undefined) throw new Error('not loaded')
  const changed = [
    { ...one, title: { en: 'Changed' } },
    {
      ...two,
      blocks: [
        { id: 'x', text: { en: '```\nnever closed' } },
        { id: 'y', text: { en: 'z' } },
      ],
    },
  ]
  await expect(writeArticles(locales, folder, changed)).rejects.toBeInstanceOf(SteleError)
  expect(readIn(folder, 'a/en.md')).toBe(EN)
})

test('findings say the column where something stands', async () => {
  const folder = folderOf({
    'articles/a/en.md':
      '---\ntitle: A\nlang: ru\n---\n\n## One {#one}\n\n## Two {#one}\n\nWords.\n\n<!-- and here: --><!-- x -->\n\n  <!-- #b--d -->\nText.\n',
  })
  const findings = (await steleJson(folder, 'check')) as readonly {
    readonly code: string
    readonly line: number
    readonly column: number
  }[]
  expect(findings.map(({ code, line, column }) => `${line}:${column} ${code}`)).toEqual([
    '3:1 lang-differs',
    '8:10 duplicate-block',
    '14:9 bad-id',
  ])
  expect((await stele(folder, 'check')).text).toContain('articles/a/en.md:8:10')
})
