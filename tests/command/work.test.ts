import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { fingerprint } from 'stele'
import { parseFile } from 'stele/node'
import { describe, expect, test } from 'vitest'
import { formatDiff, wordDiff } from '../../src/command/word-diff.js'
import { folderOf, readIn } from '../content/folder.js'
import { EN, stele, steleJson, trams, UK } from './terminal.js'

const EN_PATH = 'articles/trams/en.md'
const UK_PATH = 'articles/trams/uk.md'
const RECORD = `${UK_PATH}.stele.jsonl`

function edit(folder: string, path: string, from: string, to: string): void {
  const text = readIn(folder, path)
  expect(text).toContain(from)
  writeFileSync(join(folder, path), text.replace(from, to))
}

async function states(folder: string): Promise<Readonly<Record<string, number>>> {
  // `status --json` has this form.
  const { articles } = (await steleJson(folder, 'status', '--locale', 'uk')) as {
    articles: readonly { locales: readonly { states: Record<string, number>; edited: number }[] }[]
  }
  const [status] = articles[0]?.locales ?? []
  const counts = Object.entries({ ...status?.states, edited: status?.edited ?? 0 })
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

describe('sync', () => {
  test('writes what stands side by side down as assumed, once', async () => {
    const folder = trams()
    const first = await stele(folder, 'sync')
    expect(first.text).toBe(
      `${EN_PATH}.stele.jsonl\n${RECORD}\n2 records written: 4 links assumed, 0 confirmed.\n`,
    )
    expect((await stele(folder, 'sync')).text).toMatch(/^0 records written/)
    expect(readIn(folder, UK_PATH)).toBe(UK)
    expect(await states(folder)).toEqual({ assumed: 3, absent: 1 })
  })

  test('--check writes nothing and says that something would be', async () => {
    const folder = trams()
    expect((await stele(folder, 'sync', '--check')).code).toBe(1)
    expect(existsSync(join(folder, RECORD))).toBe(false)
    await stele(folder, 'sync')
    expect((await stele(folder, 'sync', '--check')).code).toBe(0)
  })

  test('a changed source makes its translation outdated, and keeps the block id', async () => {
    const folder = trams()
    await stele(folder, 'sync')
    const id = JSON.parse(readIn(folder, `${EN_PATH}.stele.jsonl`).split('\n')[0] ?? '').id
    edit(folder, EN_PATH, 'Trams run at night.', 'Trams run at night again.')
    expect(await states(folder)).toEqual({ assumed: 2, outdated: 1, absent: 1 })
    await stele(folder, 'sync')
    expect(await states(folder)).toEqual({ assumed: 2, outdated: 1, absent: 1 })
    expect(readIn(folder, `${EN_PATH}.stele.jsonl`)).toContain(`"id":"${id}"`)
  })

  test('a changed translation stays current, and is stamped again', async () => {
    const folder = trams()
    await stele(folder, 'sync')
    edit(folder, UK_PATH, 'Трамваї ходять уночі.', 'Трамваї курсують уночі.')
    expect(await states(folder)).toEqual({ assumed: 3, absent: 1 })
    await stele(folder, 'sync')
    const record = readIn(folder, RECORD)
    expect(record).toContain(fingerprint('Трамваї курсують уночі.'))
    expect(record).not.toContain(fingerprint('Трамваї ходять уночі.'))
  })

  test('where both changed, it asks', async () => {
    const folder = trams()
    await stele(folder, 'sync')
    edit(folder, UK_PATH, 'Трамваї ходять уночі.', 'Трамваї знову ходять уночі.')
    edit(folder, EN_PATH, 'Trams run at night.', 'Trams run at night again.')
    const { text } = await stele(folder, 'sync')
    expect(text).toMatch(
      /^articles\/trams\/uk\.md:5 edited since.*accept\? stele accept trams uk --block \w+$/m,
    )
    expect(await states(folder)).toEqual({ assumed: 2, outdated: 1, edited: 1, absent: 1 })
  })

  test('a changed title is outdated too', async () => {
    const folder = trams()
    await stele(folder, 'sync')
    edit(folder, EN_PATH, 'title: Night trams', 'title: Late trams')
    edit(folder, UK_PATH, 'title: Нічні трамваї', 'title: Трамваї вночі')
    await stele(folder, 'sync')
    expect(readIn(folder, RECORD)).not.toContain(fingerprint('Трамваї вночі'))
    await stele(folder, 'accept', 'trams', 'uk', '--block', '@title')
    expect(readIn(folder, RECORD)).toContain(fingerprint('Трамваї вночі'))
  })

  test('old anchors still arrive after an id is written by hand', async () => {
    const folder = trams()
    await stele(folder, 'sync')
    edit(folder, EN_PATH, '## Fares', '## Fares {#prices}')
    edit(folder, EN_PATH, 'Trams run at night.', 'Trams run [at night](#fares).')
    await stele(folder, 'sync')
    edit(folder, EN_PATH, '## Fares {#prices}', '## What it costs {#prices}')
    await stele(folder, 'sync')
    expect((await stele(folder, 'check')).text).not.toContain('unresolved-link')
  })

  test('a file is the base of one article: its links are confirmed, what changed since is outdated', async () => {
    const folder = trams({
      'old.md': EN.replace('Tickets cost 30 crowns.', 'Tickets cost 30 crowns here.'),
    })
    await stele(folder, 'sync')
    await stele(folder, 'sync', 'trams', '--base', 'old.md')
    expect(await states(folder)).toEqual({ translated: 2, outdated: 1, absent: 1 })
  })

  test('a git revision is the base of all articles', async () => {
    const folder = trams()
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
        cwd: folder,
        stdio: 'pipe',
      })
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'a')
    edit(folder, EN_PATH, 'Trams run at night.', 'Trams run at night again.')
    await stele(folder, 'sync', '--base', 'HEAD')
    expect(await states(folder)).toEqual({ translated: 2, outdated: 1, absent: 1 })
    await expect(stele(folder, 'sync', '--base', 'nowhere')).rejects.toThrow(
      '"nowhere" is no file and no git revision',
    )
    await expect(stele(folder, 'sync', '--base', '--all')).rejects.toThrow('argument')
    await expect(stele(folder, 'sync', '--base=--all')).rejects.toThrow(
      'is no file and no git revision',
    )
  })

  test('damaged lines and marks of a conflict go, every fact stays', async () => {
    const folder = trams()
    await stele(folder, 'sync')
    const record = readIn(folder, RECORD)
    writeFileSync(join(folder, RECORD), `<<<<<<< ours\n${record}=======\n{"te\n>>>>>>> theirs\n`)
    expect((await stele(folder, 'check')).text).toContain('record-conflict')
    await stele(folder, 'sync')
    expect(readIn(folder, RECORD)).toBe(record)
  })
})

describe('accept', () => {
  test('confirms everything that waits', async () => {
    const folder = trams()
    await stele(folder, 'sync')
    edit(folder, EN_PATH, 'Trams run at night.', 'Trams run at night again.')
    expect((await stele(folder, 'accept', 'trams', 'ua')).text).toMatch(
      /^trams uk: accepted \w+, fares, \w+, @title\.\n$/,
    )
    expect(await states(folder)).toEqual({ translated: 3, absent: 1 })
    expect((await stele(folder, 'accept', 'trams', 'uk')).text).toBe(
      'Nothing waits to be accepted.\n',
    )
    expect(readIn(folder, UK_PATH)).toBe(UK)
  })

  test('confirms a single block', async () => {
    const folder = trams()
    await stele(folder, 'accept', 'trams', 'uk', '--block', 'fares')
    expect(await states(folder)).toEqual({ translated: 1, assumed: 2, absent: 1 })
  })

  test('a block that is the same in both languages is confirmed by its name alone', async () => {
    const words = 'This is what the sign on the door has always said.'
    const folder = folderOf({
      [EN_PATH]: `---\ntitle: A\n---\n\n<!-- #sign -->\n${words}\n`,
      [UK_PATH]: `---\ntitle: А\n---\n\n${words}\n`,
    })
    await stele(folder, 'accept', 'trams', 'uk')
    expect(await states(folder)).toEqual({ untranslated: 1 })
    await stele(folder, 'accept', 'trams', 'uk', '--block', 'sign')
    expect(await states(folder)).toEqual({ translated: 1 })
  })

  test.each([
    [['nothing', 'uk'], 'There is no article "nothing". Articles: "trams".'],
    [['trams', 'xx'], '"xx" is not a locale here.'],
    [['trams', 'uk', '--block', 'nowhere'], '"trams" has no block "nowhere". Blocks: '],
    [['trams', 'uk', '--block', '@summary'], 'Texts of the front matter: "@title".'],
    [['trams'], '"stele accept" says too little. Usage: stele accept <article> <locale>.'],
    [['trams', 'uk', 'ru'], '"stele accept" has no use for "ru".'],
  ])('%j is an error', async (args, message) => {
    await expect(stele(trams(), 'accept', ...args)).rejects.toThrow(message)
  })
})

describe('translate', () => {
  test('copies what is missing under a mark, in its place', async () => {
    const folder = trams()
    const { text } = await stele(folder, 'translate', 'trams', 'uk')
    expect(text).toBe('articles/trams/uk.md: 1 to translate, 0 outdated.\n')
    const words = 'Drivers wanted the change most of all.'
    expect(readIn(folder, UK_PATH)).toBe(
      `${UK}\n<!-- stele:todo ${fingerprint(words)} -->\n${words}\n`,
    )
    expect(await states(folder)).toEqual({ assumed: 3, todo: 1 })
  })

  test('a translation counts when its mark is gone, and a copy never does', async () => {
    const folder = trams()
    await stele(folder, 'translate', 'trams', 'uk')
    const mark = `<!-- stele:todo ${fingerprint('Drivers wanted the change most of all.')} -->\n`
    edit(folder, UK_PATH, mark, '')
    expect(await states(folder)).toEqual({ assumed: 3, untranslated: 1 })
    edit(folder, UK_PATH, 'Drivers wanted the change most of all.', 'Цього хотіли водії.')
    expect(await states(folder)).toEqual({ assumed: 3, translated: 1 })
    await stele(folder, 'sync')
    expect(readIn(folder, RECORD)).toMatch(/"by":"confirmed".*Drivers/)
  })

  test('marks what is outdated, shows the difference, and accepts when the mark goes', async () => {
    const folder = trams()
    await stele(folder, 'sync')
    edit(folder, EN_PATH, 'Trams run at night.', 'Trams run all night.')
    const { text } = await stele(folder, 'translate', 'trams', 'uk')
    expect(text).toContain('Trams run [-at-]{+all+} night.')
    const mark = `<!-- stele:outdated ${fingerprint('Trams run at night.')} ${fingerprint('Trams run all night.')} -->\n`
    expect(readIn(folder, UK_PATH)).toContain(`${mark}Трамваї ходять уночі.`)
    expect(await states(folder)).toEqual({ assumed: 2, outdated: 1, todo: 1 })
    await stele(folder, 'sync')
    expect(await states(folder)).toEqual({ assumed: 2, outdated: 1, todo: 1 })
    edit(folder, UK_PATH, mark, '')
    expect(await states(folder)).toEqual({ assumed: 2, translated: 1, todo: 1 })
  })

  test('accept takes the mark away too', async () => {
    const folder = trams()
    await stele(folder, 'sync')
    edit(folder, EN_PATH, 'Trams run at night.', 'Trams run all night.')
    await stele(folder, 'translate', 'trams', 'uk')
    await stele(folder, 'accept', 'trams', 'uk')
    expect(readIn(folder, UK_PATH)).not.toContain('stele:outdated')
    expect(await states(folder)).toEqual({ translated: 3, todo: 1 })
  })

  test('makes a new file, whose title is not yet one', async () => {
    const folder = folderOf({ 'pages/trams.en.md': EN, 'pages/bus.ua.md': UK })
    const options = ['--root', 'pages', '--source', 'en'] as const
    await stele(folder, 'translate', 'trams', 'uk', ...options)
    const text = readIn(folder, 'pages/trams.uk.md')
    expect(text).toMatch(
      /^---\n# title: Night trams\n---\n\n<!-- stele:todo \w+ -->\nTrams run at night.\n\n</,
    )
    expect(parseFile(text).blocks.every(({ todo }) => todo !== undefined)).toBe(true)
  })

  test('a copy that nobody touched follows its source; begun work stays', async () => {
    const folder = trams()
    await stele(folder, 'translate', 'trams', 'uk')
    edit(folder, EN_PATH, 'most of all.', 'most.')
    await stele(folder, 'translate', 'trams', 'uk')
    expect(readIn(folder, UK_PATH)).toMatch(/todo (\w+) -->\nDrivers wanted the change most\.\n$/)
    edit(folder, UK_PATH, 'Drivers wanted the change most.', 'Водії wanted the change most.')
    edit(folder, EN_PATH, 'change most.', 'change.')
    await stele(folder, 'translate', 'trams', 'uk')
    expect(readIn(folder, UK_PATH)).toContain('Водії wanted the change most.')
  })

  test('is the same when it is run twice', async () => {
    const folder = trams()
    await stele(folder, 'sync')
    edit(folder, EN_PATH, 'Trams run at night.', 'Trams run all night.')
    await stele(folder, 'translate', 'trams', 'uk')
    const texts = [UK_PATH, RECORD].map((path) => readIn(folder, path))
    expect(await steleJson(folder, 'translate', 'trams', 'uk')).toMatchObject({ files: [] })
    expect([UK_PATH, RECORD].map((path) => readIn(folder, path))).toEqual(texts)
  })

  test('no words of a translator are ever lost', async () => {
    const paragraph = fc.constantFrom(
      'Трамваї.',
      '## Ціни',
      '- раз\n- два',
      '```\nкод\n```',
      '> Цитата.',
      '***',
      '<!-- примітка -->',
      '[a]: /b',
    )
    const document = fc.array(paragraph, { maxLength: 8 })
    const english = fc.constantFrom(
      'Trams run.',
      '## Fares',
      '- one\n- two',
      '```\ncode\n```',
      '> Quote.',
      '***',
      'Tickets.',
    )
    await fc.assert(
      fc.asyncProperty(
        document,
        fc.array(english, { maxLength: 8 }),
        fc.boolean(),
        async (uk, en, crlf) => {
          const text = ['---\ntitle: А\n---', ...uk].join('\n\n').concat('\n')
          const own = crlf ? text.replaceAll('\n', '\r\n') : text
          const folder = folderOf({
            [EN_PATH]: ['---\ntitle: A\n---', ...en].join('\n\n'),
            [UK_PATH]: own,
          })
          await stele(folder, 'translate', 'trams', 'uk')
          const now = readIn(folder, UK_PATH)
          const left = parseFile(now).blocks.filter(({ todo }) => todo === undefined)
          let from = 0
          for (const { source } of parseFile(own).blocks) {
            const at = left.findIndex((block, index) => index >= from && block.source === source)
            const isKept = at !== -1 || now.includes(source)
            expect(isKept).toBe(true)
            from = at === -1 ? from : at + 1
          }
          await stele(folder, 'translate', 'trams', 'uk')
          expect(readIn(folder, UK_PATH)).toBe(now)
        },
      ),
      {
        numRuns: 40,
        examples: [[['- раз\n- два'], ['Trams run.', '***', '- one\n- two'], false]],
      },
    )
  })

  test('a machine fills in what is missing, and it counts once it is accepted', async () => {
    const config = (code: string): string =>
      `export default { locales: { codes: ['en', 'uk'], default: 'en', match: (tag) => tag, has: (tag) => ['en', 'uk'].includes(tag), get: () => ({ aliases: [] }) }, translate: ${code} }`
    const folder = trams({
      'stele.config.mjs': config(
        "async (texts, from, to) => texts.map((text) => from + to + ' ' + text.length)",
      ),
    })
    await stele(folder, 'translate', 'trams', 'uk', '--machine')
    expect(readIn(folder, UK_PATH)).toBe(`${UK}\nenuk 38\n`)
    expect(await states(folder)).toEqual({ assumed: 3, machine: 1 })
    await stele(folder, 'accept', 'trams', 'uk')
    expect(await states(folder)).toEqual({ translated: 4 })
    const broken = trams({ 'stele.config.mjs': config('() => []') })
    await expect(stele(broken, 'translate', 'trams', 'uk', '--machine')).rejects.toThrow(
      'asked for 1 texts',
    )
    expect(readIn(broken, UK_PATH)).toBe(UK)
    await expect(stele(trams(), 'translate', 'trams', 'uk', '--machine')).rejects.toThrow(
      'There is no machine',
    )
  })

  test('into its own locale it is an error', async () => {
    await expect(stele(trams(), 'translate', 'trams', 'en')).rejects.toThrow(
      'Name a locale to translate it into.',
    )
  })
})

test('a difference holds both texts', () => {
  const text = fc.array(fc.constantFrom('a', 'b', ' ', 'ї', '.')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (was, is) => {
      const parts = wordDiff(was, is)
      const side = (kind: string) =>
        parts.flatMap((part) => (part.kind === kind ? [] : part.text)).join('')
      expect([side('added'), side('removed')]).toEqual([was, is])
    }),
  )
  expect(formatDiff('one two', 'one three', (_, each) => each)).toBe('one [-two-]{+three+}')
})
