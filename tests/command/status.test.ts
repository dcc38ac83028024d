import { fingerprint } from 'stele'
import { formatRecord } from 'stele/node'
import { expect, test } from 'vitest'
import { folderOf } from '../content/folder.js'
import { EN, stele, steleJson, trams } from './terminal.js'

test('shows a bar for each article and locale, and sums below', async () => {
  const { code, text } = await stele(trams(), 'status')
  expect(code).toBe(0)
  expect(text).toMatch(/^trams +en +█████░░░░░ {2}56%$/m)
  expect(text).toMatch(/^uk +█████░░░░░ {2}56% +· +3 +· +· +· +1$/m)
})

test('tells what is known, by block', async () => {
  const record = formatRecord([
    {
      text: fingerprint('## Ціни'),
      of: fingerprint('## Fares'),
      source: '## Fares',
      by: 'confirmed',
    },
    {
      text: fingerprint('Трамваї ходять уночі.'),
      of: fingerprint('Trams run.'),
      source: 'Trams run.',
      by: 'confirmed',
    },
  ])
  const folder = trams({ 'articles/trams/uk.md.stele.jsonl': record })
  expect(await steleJson(folder, 'status')).toMatchObject({
    articles: [
      {
        article: 'trams',
        source: 'en',
        blocks: 4,
        locales: [
          {
            locale: 'uk',
            states: { translated: 1, assumed: 1, outdated: 1, absent: 1 },
            work: [
              { state: 'outdated', file: 'trams/uk.md', line: 5 },
              { state: 'absent', file: 'trams/en.md', line: 11 },
            ],
          },
        ],
      },
    ],
    errors: 0,
  })
  const { text } = await stele(folder, 'status', '--outdated')
  expect(text).toMatch(/^articles\/trams\/uk\.md:5 {2}\w+$/m)
})

test.each([
  ['0.5', 0],
  ['0', 0],
  ['50%', 0],
  ['0.8', 1],
])('--min-coverage %s gives %i', async (share, code) => {
  expect((await stele(trams(), 'status', '--min-coverage', share)).code).toBe(code)
})

test('--locale and paths choose what counts', async () => {
  const folder = trams({
    'articles/other/en.md': EN,
    'articles/other/ru.md': '---\ntitle: A\n---\n',
  })
  const lowest = ['--min-coverage', '0.5'] as const
  expect((await stele(folder, 'status', ...lowest)).code).toBe(1)
  expect((await stele(folder, 'status', 'trams', '--locale', 'ua', ...lowest)).code).toBe(0)
  expect((await stele(folder, 'status', 'articles/trams/uk.md')).text).not.toContain('other')
})

test('a folder elsewhere is read in place of the usual one', async () => {
  expect(
    (await stele(trams({ 'pages/x.en.md': EN, 'pages/x.uk.md': EN }), 'status', 'pages')).text,
  ).toMatch(/^x +en/m)
})

test('the folder of one article picks it where no folder of articles is known', async () => {
  const folder = folderOf({ 'trams/en.md': EN, 'trams/uk.md': EN, 'buses/en.md': EN })
  const { code, text } = await stele(folder, 'status', 'trams')
  expect(code).toBe(0)
  expect(text).toMatch(/^trams +en/m)
  expect(text).not.toContain('buses')
})

test('nothing is 100% before it is complete', async () => {
  const long = `---\ntitle: A\n---\n\n${'Слово за словом. '.repeat(200)}\n`
  const folder = trams({
    'articles/trams/en.md': `---\ntitle: A\n---\n\n${'Word after word. '.repeat(200)}\n\nEnd.\n`,
    'articles/trams/uk.md': long,
  })
  expect((await stele(folder, 'status')).text).toContain(' 99%')
})

test.each([
  [
    ['status', '--min-coverage', '80'],
    '--min-coverage "80" is no share. Give a number from 0 to 1',
  ],
  [['status', '--min-coverage', ''], 'is no share'],
  [['status', '--locale', 'xx'], '"xx" is not a locale here. Locales: "en", "uk".'],
  [['status', '--root', 'nowhere'], 'Name the folder that holds the articles: --root articles.'],
  [['status', 'nowhere'], 'There is no article at "nowhere".'],
  [['status', '--layout', 'x'], 'Layouts: "folder", "suffix", "prefix".'],
  [
    ['status', '--locales', 'uk'],
    'Unknown option \'--locales\'. Options of "stele status": --locale,',
  ],
  [['status', '--locale'], "Option '--locale <value>' argument missing."],
  [['stats'], 'There is no command "stats". Commands: status'],
  [['__proto__'], 'There is no command "__proto__".'],
])('%j is an error that says what to do', async (args, message) => {
  await expect(stele(trams(), ...args)).rejects.toThrow(message)
})

test('help is given for all commands and for each', async () => {
  expect((await stele('/', '--help')).text).toContain('status [paths]')
  expect((await stele('/', 'status', '--help')).text).toContain('--min-coverage <share>')
  expect((await stele('/')).code).toBe(2)
})

test.each([
  ['stele.config.mjs', ''],
  ['stele.config.ts', ' as string'],
])('%s is read', async (name, type) => {
  const folder = trams({
    'pages/a.en.md': EN,
    'pages/a.uk.md': EN,
    [name]: `export default { content: 'pages'${type}, locales: { codes: ['en', 'uk'], match: (tag) => tag, has: (tag) => tag === 'en' || tag === 'uk', get: () => ({ aliases: [] }) } }`,
  })
  expect((await stele(folder, 'status')).text).toMatch(/^a +en/m)
})

test.each([
  ['export default {}', '"locales" is missing. Give what defineLocales returns.'],
  ['export default { local: 1 }', '"local" means nothing here. Known: "locales",'],
  ['export const a = 1', 'there is no default export.'],
  ['throw new Error("oops")', 'oops'],
])('a configuration %j is an error', async (code, message) => {
  await expect(stele(trams({ 'stele.config.mjs': code }), 'status')).rejects.toThrow(message)
})
