import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyCatalog } from '../../src/command/plan-catalog.js'
import { folderOf, readIn } from '../content/folder.js'
import { EN, stele, steleJson, trams } from './terminal.js'

test('new begins an article, named like those that are there', async () => {
  const folder = folderOf({ 'articles/trams.en.md': EN })
  expect(await stele(folder, 'new', 'city/late-buses')).toEqual({
    code: 0,
    text: 'articles/city/late-buses.en.md\n',
  })
  expect(readIn(folder, 'articles/city/late-buses.en.md')).toBe(
    '---\ntitle: Late buses\nsource: en\ndraft: true\n---\n\n',
  )
  expect((await stele(folder, 'check')).text).toBe('Nothing found.\n')
  await expect(stele(folder, 'new', 'city/late-buses')).rejects.toThrow('is there already')
})

test('new begins in an empty folder too', async () => {
  const folder = folderOf({})
  await stele(folder, 'new', 'trams', '--source', 'uk', '--title', 'Трамваї: нічні')
  expect(readIn(folder, 'articles/trams/uk.md')).toContain('title: "Трамваї: нічні"\n')
})

test.each(['../out', 'a//b', '.', 'a b', '', '/etc'])('new takes no slug %j', async (slug) => {
  const folder = trams()
  await expect(stele(folder, 'new', slug)).rejects.toThrow('Give a name such as night-trams')
})

test('add-locale says what is to do, and writes no code', async () => {
  const folder = trams()
  const { text } = await stele(folder, 'add-locale', 'de')
  expect(text).toBe(
    'Translate 1 article, 4 blocks of 88 characters, each with:\n  stele translate trams de\n',
  )
  await stele(folder, 'translate', 'trams', 'de')
  expect(existsSync(join(folder, 'articles/trams/de.md'))).toBe(true)
})

test('add-locale begins a catalog with the plural forms that the locale needs', async () => {
  const folder = trams({
    'stele.config.mjs': `export default { messages: 'locales', locales: { default: 'en', codes: ['en', 'uk'], match: (tag) => ['en', 'uk'].find((each) => each === tag), has: (tag) => tag === 'en' || tag === 'uk', get: () => ({ aliases: [] }) } }`,
    'locales/en.json': '{ "home": "Home", "days_one": "day", "days_other": "days" }',
  })
  expect(await steleJson(folder, 'add-locale', 'pl')).toMatchObject({
    locale: 'pl',
    edit: 'pl: { fallback: ["en"] },',
    work: [{ article: 'trams', blocks: 4 }],
  })
  expect(Object.keys(JSON.parse(readIn(folder, 'locales/pl.json')))).toEqual([
    'home',
    'days_one',
    'days_few',
    'days_many',
    'days_other',
  ])
})

test('ordinal forms are those of the locale too', () => {
  expect(emptyCatalog({ a_ordinal_one: '1', a_ordinal_other: '2' }, 'uk')).toEqual({
    a_ordinal_few: '',
    a_ordinal_other: '',
  })
})

test.each([
  ['xx', '"xx" is no language.'],
  ['uk', '"uk" is declared already. Locales: "en", "uk".'],
  ['ua', '"uk" is declared already.'],
])('add-locale %s is an error', async (tag, message) => {
  await expect(stele(trams(), 'add-locale', tag)).rejects.toThrow(message)
})

test('init writes what is missing, once', async () => {
  const folder = trams({ '.gitattributes': '*.png binary' })
  expect((await stele(folder, 'init')).text).toBe('Written: .gitattributes, stele.config.mjs.\n')
  expect(readIn(folder, '.gitattributes')).toBe('*.png binary\n*.stele.jsonl merge=union\n')
  expect(readIn(folder, 'stele.config.mjs')).toContain("uk: { aliases: ['ua'] },")
  expect(readIn(folder, 'stele.config.mjs')).toContain("content: 'articles',")
})

test('init begins in an empty folder with the locales it is told, the source first', async () => {
  const folder = folderOf({})
  await expect(stele(folder, 'init')).rejects.toThrow('"stele init --locales en,uk"')
  expect(existsSync(join(folder, 'articles'))).toBe(false)
  await stele(folder, 'init', '--locales', 'ua, en,pt-BR')
  expect(readIn(folder, 'stele.config.mjs')).toContain(`    {
      uk: { aliases: ['ua'] },
      en: {},
      'pt-BR': {},
    },
    { default: 'uk' },
  ),
  content: 'articles',
  source: 'uk',
`)
  await stele(folder, 'new', 'mist', '--source', 'uk')
  expect(existsSync(join(folder, 'articles/mist/uk.md'))).toBe(true)
})

test('init takes no locales that are none', async () => {
  const folder = folderOf({})
  const begun = stele(folder, 'init', '--locales', 'en,klingon')
  await expect(begun).rejects.toThrow('"klingon" is no language.')
  expect(existsSync(join(folder, 'stele.config.mjs'))).toBe(false)
})

test('new makes no folder where it makes no article', async () => {
  const folder = folderOf({})
  await expect(stele(folder, 'new', 'trams')).rejects.toThrow('No file is named after a locale')
  expect(existsSync(join(folder, 'articles'))).toBe(false)
})

test('an article that is not there among none is said to be so', async () => {
  const folder = folderOf({ 'articles/notes.txt': '' })
  await expect(stele(folder, 'translate', 'trams', 'uk')).rejects.toThrow(
    /There is none in ".*articles"\.$/,
  )
})

test('init declares no locales beside a configuration', async () => {
  const folder = trams()
  await stele(folder, 'init')
  const before = readIn(folder, 'stele.config.mjs')
  await expect(stele(folder, 'init', '--locales', 'en,de')).rejects.toThrow('declares the locales')
  expect(readIn(folder, 'stele.config.mjs')).toBe(before)
})
