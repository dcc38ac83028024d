import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readIn } from '../content/folder.js'
import { stele, steleJson, trams, UK } from './terminal.js'

const WORDS = 'Drivers wanted the change most of all.'

test.each([
  [
    'po',
    'uk.po',
    (text: string) =>
      text.replace(`msgid "${WORDS}"\nmsgstr ""`, `msgid "${WORDS}"\nmsgstr "Цього хотіли водії."`),
  ],
  [
    'xliff-1.2',
    'uk.xlf',
    (text: string) =>
      text.replace(
        /(<source[^>]*>Drivers.*?<\/source>)/s,
        '$1<target xml:lang="uk" state="translated">Цього хотіли водії.</target>',
      ),
  ],
])('a %s file goes out and comes back into the files', async (format, name, translate) => {
  const folder = trams()
  const { text } = await stele(
    folder,
    'export',
    'uk',
    '--states',
    'missing',
    '--format',
    format,
    '--output',
    name,
  )
  expect(text).toMatch(/^uk\.(?:po|xlf): \d texts?\.\n$/)
  const file = readIn(folder, name)
  expect(file).toContain(WORDS)
  expect(file).not.toContain('Tickets')
  expect(translate(file)).not.toBe(file)
  writeFileSync(join(folder, name), translate(file))
  const first = await stele(folder, 'import', name)
  expect(first).toMatchObject({
    code: 0,
    text: expect.stringMatching(/added\nuk: 1 changed, 0 as before, 0 kept aside\.\n$/),
  })
  expect(readIn(folder, 'articles/trams/uk.md')).toBe(`${UK}\nЦього хотіли водії.\n`)
  expect(await steleJson(folder, 'import', name)).toMatchObject({ files: [], changes: [] })
})

test('what does not fit is listed with its line, and is exit code 1', async () => {
  const folder = trams()
  const file = (await stele(folder, 'export', 'uk')).text
  writeFileSync(
    join(folder, 'uk.po'),
    file
      .replace(`msgid "${WORDS}"\nmsgstr ""`, 'msgid "Nobody knows this."\nmsgstr "Ніхто."')
      .replace(/#[a-z0-9]+"\nmsgid "Nobody/, '#gone"\nmsgid "Nobody'),
  )
  const { code, text } = await stele(folder, 'import', 'uk.po')
  expect(code).toBe(1)
  expect(text).toMatch(/^uk\.po:\d+ trams#gone unknown-unit: "Ніхто\."$/m)
  expect(readIn(folder, 'articles/trams/uk.md')).toBe(UK)
})

test.each([
  [['export', 'uk', '--format', 'tmx'], 'There is no format "tmx". Known: "po",'],
  [['export', 'uk', '--states', 'done'], 'There is no state "done".'],
  [['export'], '"stele export" says too little.'],
  [['import', 'nowhere.po'], 'Name a PO or XLIFF file (ENOENT).'],
])('%j is an error', async (args, message) => {
  await expect(stele(trams(), ...args)).rejects.toThrow(message)
})

test('an export tells programs what it wrote', async () => {
  const folder = trams()
  const { text } = await stele(folder, 'export', 'uk', '--states', 'missing')
  const report = { locale: 'uk', format: 'po', units: expect.any(Number) }
  expect(await steleJson(folder, 'export', 'uk', '--states', 'missing')).toEqual({
    ...report,
    text,
  })
  const written = await steleJson(
    folder,
    'export',
    'uk',
    '--states',
    'missing',
    '--output',
    'uk.po',
  )
  expect(written).toEqual({ ...report, file: 'uk.po' })
  expect(readIn(folder, 'uk.po')).toBe(text)
})
