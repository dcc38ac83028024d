import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from 'stele'
import { describe, expect, test } from 'vitest'
import { DIAGNOSTIC_CODES } from '../../src/command/diagnostic-codes.js'
import { folderOf } from '../content/folder.js'
import { stele, steleJson, trams } from './terminal.js'

const page = (body: string, title = 'Title'): string => `---\ntitle: ${title}\n---\n\n${body}\n`

async function found(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = folderOf(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`articles/${path}`, text])),
  )
  // `--json` gives diagnostics.
  const findings = (await steleJson(folder, 'check')) as readonly Diagnostic[]
  return findings.map(
    ({ code, file, line, column }) => `${file?.slice(9)}:${line}:${column} ${code}`,
  )
}

test('a sound article has nothing to report', async () => {
  expect(await stele(trams(), 'check')).toEqual({ code: 0, text: 'Nothing found.\n' })
})

test.each([
  ['a missing image', '![A](gone.png)', 'missing-image'],
  ['an image elsewhere that nobody measured', '![A](/a.png)', 'unknown-image-size'],
  ['a file that is no image', '![A](en.md)', 'unknown-image-size'],
])('%s is reported where it stands', async (_, body, code) => {
  expect(await found({ 'a/en.md': page(`Words and ${body}`) })).toEqual([`a/en.md:5:11 ${code}`])
})

test('the configuration may tell the sizes of images elsewhere, and may fail', async () => {
  const config = `export default { sizeOf: (src) => { if (src === '/a.png') return { width: 2, height: 1 }; throw new Error('offline') }, locales: { default: 'en', codes: ['en'], match: (tag) => tag, has: (tag) => tag === 'en', get: () => ({ aliases: [] }) } }`
  const files = {
    'stele.config.mjs': config,
    'articles/a/en.md': page('![A](/a.png) ![B](/b.png)'),
  }
  expect(await steleJson(folderOf(files), 'check')).toMatchObject([
    {
      code: 'unknown-image-size',
      severity: 'info',
      column: 14,
      message: expect.stringContaining('offline'),
    },
  ])
})

describe('links', () => {
  test.each([
    ['a heading of its own locale', '## Ціни\n\n[до цін](#ціни)'],
    ['a heading of the source', '## Ціни\n\n[до цін](#fares)'],
    ['the top', '## Ціни\n\n[нагору](#top) [нагору](#)'],
    ['another file, and a heading there', '## Ціни\n\n[до автобусів](../b/uk.md#зупинки)'],
    ['another file of the folder', '## Ціни\n\n[до автобусів](../b/uk.md)'],
    ['another site', '## Ціни\n\n[геть](https://example.org/x.md#y) [лист](mailto:a@example.org)'],
    ['pages that are no articles', '## Ціни\n\n[про нас](/uk/about/#team) [файл](map.pdf)'],
    ['an article by its address', '## Ціни\n\n[до автобусів](/uk/b/#зупинки)'],
    ['a percent-encoded heading', `## Ціни\n\n[до цін](#${encodeURIComponent('ціни')})`],
  ])('to %s are resolved', async (_, body) => {
    const files = {
      'a/en.md': page('## Fares\n\nText.'),
      'a/uk.md': page(body),
      'b/en.md': page('## Stops'),
      'b/uk.md': page('## Зупинки'),
    }
    expect((await found(files)).filter((each) => each.includes('link'))).toEqual([])
  })

  test.each([
    ['no block', '[x](#nowhere)', 5, 1],
    ['no block, after other words', 'Words\nand [x](#nowhere)', 6, 5],
    ['no file', '[x](../b/en.md)', 5, 1],
    ['no block of another file', '[x](../c/en.md#nowhere)', 5, 1],
    ['no block of another article', '[x](/en/c/#nowhere)', 5, 1],
    ['no block, by a definition', '[x]\n\n[x]: #nowhere', 7, 1],
    ['no block, by a definition before text', '[x]: #nowhere\n\n[x]', 5, 1],
  ])('to %s are reported where they stand', async (_, body, line, column) => {
    expect(await found({ 'a/en.md': page(body), 'c/en.md': page('Text.') })).toEqual([
      `a/en.md:${line}:${column} unresolved-link`,
    ])
  })
})

describe('what a translation lost', () => {
  test.each([
    ['a link', 'See [this](https://example.org/a) page.', 'Дивіться цю сторінку.', ['lost-link']],
    [
      'another link',
      'See [this](https://example.org/a).',
      'Див. [це](https://example.org/b).',
      ['lost-link'],
    ],
    ['a link to its own locale', 'See [this](/en/x/#b).', 'Див. [це](/uk/x/#в).', []],
    ['inline code', 'Run `npm ci` first.', 'Спершу запустіть це.', ['lost-code']],
    ['a number', 'It costs 30 crowns.', 'Це коштує крони.', ['lost-number']],
    ['another number', 'It costs 3 crowns.', 'Це коштує 5 крон.', ['lost-number']],
    ['a number as a word', 'It has 3 doors.', 'Має троє дверей.', []],
    ['other separators', 'It costs 1,234.50 crowns.', 'Це коштує 1 234,50 крони.', []],
    ['other digits', 'It costs 1234 crowns.', 'Це коштує ١٢٣٤ крони.', []],
  ])('%s', async (_, en, uk, codes) => {
    const findings = await found({ 'a/en.md': page(en), 'a/uk.md': page(uk) })
    expect(findings).toEqual(codes.map((code) => `a/uk.md:5:1 ${code}`))
  })
})

describe('languages', () => {
  const russian = 'Трамваи будут ходить всю ночь, и это обещали все, кто выступал на собрании.'
  const ukrainian = 'Трамваї ходитимуть усю ніч, і це обіцяли всі, хто виступав на зборах у місті.'
  const english = 'The trams will run all night long, said everybody who spoke at the meeting.'
  test.each([
    ['uk', ukrainian, 0],
    ['ru', russian, 0],
    ['uk', russian, 1],
    ['ru', ukrainian, 1],
    ['uk', english.replace('night', 'day'), 1],
    ['en', english, 0],
  ])('a text in a file of %s: %s', async (locale, text, count) => {
    const source = locale === 'en' ? {} : { 'a/en.md': page(english) }
    const findings = await found({ ...source, [`a/${locale}.md`]: page(text) })
    expect(findings.filter((each) => each.endsWith('wrong-language'))).toHaveLength(count)
  })
})

test('an image without text is reported', async () => {
  const body = 'Look: ![](map.svg) and ![a map](map.svg)'
  const map = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>'
  expect(await found({ 'a/en.md': page(body), 'a/map.svg': map })).toEqual([
    'a/en.md:5:7 missing-alt',
  ])
})

test.each([
  ['mixed scripts', { 'a/en.md': 'slug: pаris' }, ['a/en.md:3:1 confusable-slug']],
  ['looks', { 'a/en.md': 'slug: сору', 'b/en.md': 'slug: copy' }, ['b/en.md:3:1 confusable-slug']],
  [
    'encoding',
    { 'a/en.md': `slug: ${'й'.normalize('NFD')}`, 'b/en.md': `slug: ${'й'.normalize('NFC')}` },
    ['b/en.md:3:1 duplicate-slug'],
  ],
  ['nothing', { 'a/en.md': 'slug: a', 'b/en.md': 'slug: москва' }, []],
])('slugs that differ by %s', async (_, heads, codes) => {
  const files = Object.entries(heads).map(([path, head]) => [path, `---\ntitle: A\n${head}\n---\n`])
  expect(await found(Object.fromEntries(files))).toEqual(codes)
})

test('catalogs are checked where the configuration names them', async () => {
  const config = `export default { messages: 'locales', locales: { default: 'en', codes: ['en', 'uk'], match: (tag) => ['en', 'uk'].find((each) => each === tag), has: (tag) => tag === 'en' || tag === 'uk', get: () => ({ aliases: [] }) } }`
  const folder = trams({
    'stele.config.mjs': config,
    'locales/en.json': '{\n  "home": "Home",\n  "days_one": "day",\n  "days_other": "days"\n}\n',
    'locales/uk.json': '{\n  "home": "",\n  "days_one": "день",\n  "days_few": "дні"\n}\n',
  })
  const { code, text } = await stele(folder, 'check')
  expect(code).toBe(1)
  expect(text).toContain(
    'locales/uk.json:2:3 error "home" has no words in "uk". Add it. missing-message',
  )
  expect(text).toContain('locales/uk.json:1:1 error "days_many" has no words')
})

describe('formats', () => {
  const broken = () => trams({ 'articles/odd,name/en.md': page('[x](#no,where%)') })

  test('text names file, line and column, and counts', async () => {
    const { code, text } = await stele(broken(), 'check')
    expect(code).toBe(1)
    expect(text).toMatch(
      /^articles\/odd,name\/en\.md:5:1 error ".*unresolved-link\n\n1 error, 0 warnings, 0 notes\n$/,
    )
  })

  test('github escapes what would end a property or a line', async () => {
    const { text } = await stele(broken(), 'check', '--format', 'github')
    expect(text).toMatch(
      /^::error file=articles\/odd%2Cname\/en\.md,line=5,col=1,title=unresolved-link::"#no,where%25" leads/,
    )
  })

  test('sarif has a rule for each code', async () => {
    const { text } = await stele(broken(), 'check', '--format', 'sarif')
    expect(JSON.parse(text)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'stele', rules: [{ id: 'unresolved-link' }] } },
          results: [
            {
              ruleId: 'unresolved-link',
              ruleIndex: 0,
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'articles/odd%2Cname/en.md' },
                    region: { startLine: 5, startColumn: 1 },
                  },
                },
              ],
            },
          ],
        },
      ],
    })
  })

  test('another format is an error that lists them', async () => {
    await expect(stele(trams(), 'check', '--format', 'xml')).rejects.toThrow(
      'Formats: "text", "json", "github", "sarif".',
    )
  })
})

test('paths choose what is reported, and links still lead everywhere', async () => {
  const folder = folderOf({
    'articles/a/en.md': page('[x](../b/en.md#stops)'),
    'articles/b/en.md': page('## Stops\n\n[x](#nowhere)'),
  })
  expect((await stele(folder, 'check', 'a')).code).toBe(0)
  expect((await stele(folder, 'check', 'b')).code).toBe(1)
})

test('every code in the source is documented', () => {
  const source = join(import.meta.dirname, '../../src')
  const files = ['content', 'command', 'messages'].flatMap((room) =>
    readdirSync(join(source, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(source, room, file), 'utf8')),
  )
  const codes = files.flatMap((text) =>
    Array.from(
      text.matchAll(
        /(?:code: |(?:report|fail|finding|findingIn)\((?:[^')]*,\s*)?|return \[\s*)'([a-z]+(?:-[a-z0-9]+)+)'/g,
      ),
      ([, code = '']) => code,
    ),
  )
  expect(codes.length).toBeGreaterThan(25)
  const own = ['invalid-content', 'invalid-option', 'write-refused']
  expect(codes.filter((code) => !own.includes(code) && !(code in DIAGNOSTIC_CODES))).toEqual([])
})

test('the README has a line for every code, and for no other', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const [, section = ''] = readme.split('### What `stele check` reports')
  const rows = Array.from(
    (section.split('\n### ')[0] ?? '').matchAll(/^\| `([^`]+)` \| (.*) \|$/gm),
  )
  expect(Object.fromEntries(rows.map(([, code = '', text = '']) => [code, text]))).toEqual(
    DIAGNOSTIC_CODES,
  )
})

test('the README names every command', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const { text } = await stele('/', '--help')
  const names = Array.from(text.matchAll(/^ {2}([a-z-]+) /gm), ([, name = '']) => name)
  expect(names.length).toBeGreaterThan(7)
  expect(names.filter((name) => !readme.includes(`stele ${name}`))).toEqual([])
})
