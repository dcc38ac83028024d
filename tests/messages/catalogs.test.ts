import { readdirSync, readFileSync } from 'node:fs'
import { catalogs, checkMessages, createMessages, newsroomLocales as locales } from 'stele'
import { describe, expect, test } from 'vitest'

const folder = new URL('../../locales/', import.meta.url)

describe('stele’s own catalogs', () => {
  test('are the files in `locales`, key by key and in order', () => {
    const files = readdirSync(folder).sort()
    expect(files).toEqual(Object.keys(catalogs).map((code) => `${code}.json`))
    for (const [code, catalog] of Object.entries(catalogs)) {
      const file = readFileSync(new URL(`${code}.json`, folder), 'utf8')
      expect(JSON.stringify(catalog)).toBe(JSON.stringify(JSON.parse(file)))
    }
  })

  test('lack nothing, whichever of them the others are held against', () => {
    for (const source of ['en', 'ru', 'uk'] as const) {
      expect(checkMessages(catalogs, { source })).toEqual([])
    }
  })

  test('have their keys in order, so that two of them can be read side by side', () => {
    for (const catalog of Object.values(catalogs)) {
      const keys = Object.keys(catalog)
      expect(keys).toEqual([...keys].sort())
    }
  })

  test('write numbers and percentages only by placeholders', () => {
    const texts = Object.values(catalogs).flatMap((catalog) => Object.values(catalog))
    expect(texts.filter((text) => /[\d%]/.test(text.replace(/\{\{\w+\}\}/g, '')))).toEqual([])
  })
})

describe('a count chooses the plural form of its language', () => {
  const messages = createMessages(locales)
  test.each([
    ['en', 1, 'paragraph on this page is shown'],
    ['en', 2, 'paragraphs on this page are shown'],
    ['en', 1.5, 'paragraphs on this page are shown'],
    ['en', 0, 'paragraphs on this page are shown'],
    ['uk', 1, 'абзац на'],
    ['uk', 2, 'абзаци на'],
    ['uk', 5, 'абзаців на'],
    ['uk', 11, 'абзаців на'],
    ['uk', 21, 'абзац на'],
    ['uk', 22, 'абзаци на'],
    ['uk', 1.5, 'абзацу на'],
    ['uk', 0, 'абзаців на'],
    ['ru', 1, 'абзац на'],
    ['ru', 2, 'абзаца на'],
    ['ru', 5, 'абзацев на'],
    ['ru', 12, 'абзацев на'],
    ['ru', 21, 'абзац на'],
    ['ru', 1.5, 'абзаца на'],
  ] as const)('%s: %s %s', (locale, count, words) => {
    expect(messages.t(locale)('notice.fallback', { count })).toContain(`${count} ${words}`)
  })
})
