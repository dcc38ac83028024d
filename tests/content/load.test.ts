import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, newsroomLocales as locales, resolveArticle } from 'stele'
import { formatRecord, loadArticles } from 'stele/node'
import { describe, expect, test } from 'vitest'
import { folderOf } from './folder.js'

const EN = '---\ntitle: Night trams\n---\n\nTrams run at night.\n\nTickets cost the same.\n'
const UK = '---\ntitle: Нічні трамваї\n---\n\nТрамваї ходять уночі.\n\nКвитки коштують так само.\n'

const load = (files: Record<string, string | Uint8Array>, options = {}) =>
  loadArticles(locales, folderOf(files), options)
const codesOf = async (files: Record<string, string | Uint8Array>) =>
  (await load(files)).diagnostics.map(({ code }) => code)

describe('files are found by their names', () => {
  test.each([
    ['a folder for each article', ['trams/en.md', 'trams/uk.md'], 'trams'],
    ['a locale before the extension', ['trams.en.md', 'trams.uk.md'], 'trams'],
    ['a folder for each locale', ['en/trams.md', 'uk/trams.md'], 'trams'],
    ['an alias', ['trams/en.md', 'trams/ua.md'], 'trams'],
    ['a region', ['trams/en-GB.md', 'trams/uk_UA.md'], 'trams'],
    ['index files', ['trams/index.en.md', 'trams/index.uk.md'], 'trams'],
    [
      'index files in a folder for each locale',
      ['en/trams/_index.md', 'uk/trams/_index.md'],
      'trams',
    ],
    ['nested folders', ['city/trams/en.md', 'city/trams/uk.md'], 'city__trams'],
    ['nested folders for each locale', ['en/city/trams.md', 'uk/city/trams.md'], 'city__trams'],
  ])('%s', async (_, [en = '', uk = ''], id) => {
    const { articles, diagnostics } = await load({ [en]: EN, [uk]: UK })
    expect(diagnostics).toEqual([])
    expect(articles).toMatchObject([
      { id, source: 'en', title: { en: 'Night trams', uk: 'Нічні трамваї' } },
    ])
    expect(articles[0]?.blocks).toHaveLength(2)
  })

  test('and only those that are wanted are read', async () => {
    const files = { 'trams/en.md': EN, 'buses/en.md': '---\ntitle: [\n---\n', 'ships/en.md': EN }
    const { articles, diagnostics } = await load(files, { only: (id: string) => id === 'trams' })
    expect(articles.map(({ id }) => id)).toEqual(['trams'])
    expect(diagnostics).toEqual([])
  })

  test('names in decomposed letters are the same names', async () => {
    const files = { ['й/en.md'.normalize('NFD')]: EN, ['й/uk.md'.normalize('NFC')]: UK }
    expect((await load(files)).articles.map(({ id }) => id)).toEqual(['й'])
  })

  test.each([
    ['an undeclared locale', 'trams/de.md', 'unknown-locale'],
    ['no locale', 'README.md', 'unknown-locale'],
    ['a locale that has a file already', 'trams/ua.md', 'duplicate-file'],
  ])('a file of %s is reported', async (_, path, code) => {
    expect(await codesOf({ 'trams/en.md': EN, 'trams/uk.md': UK, [path]: UK })).toEqual([code])
  })
})

describe('the source locale', () => {
  test('is what front matter says', async () => {
    const uk = UK.replace('---\n', '---\nsource: uk\n')
    const { articles } = await load({ 'trams/en.md': EN, 'trams/uk.md': uk })
    expect(articles[0]?.source).toBe('uk')
  })

  test('is what the option says', async () => {
    const { articles } = await load({ 'trams/en.md': EN, 'trams/uk.md': UK }, { source: 'uk' })
    expect(articles[0]?.source).toBe('uk')
  })

  test('is an error that lists the choices where nothing says it', async () => {
    const folder = folderOf({ 'trams/en.md': EN, 'trams/uk.md': UK, 'buses/uk.md': UK })
    await expect(loadArticles(locales, folder)).rejects.toMatchObject({
      code: 'invalid-content',
      hint: expect.stringContaining('en (1 articles), uk (2 articles)'),
    })
  })

  test('that has no file is reported; the other articles load', async () => {
    const files = { 'trams/en.md': EN, 'buses/uk.md': UK }
    const { articles, diagnostics } = await load(files, { source: 'en' })
    expect(articles.map(({ id }) => id)).toEqual(['trams'])
    expect(diagnostics).toMatchObject([{ code: 'no-source', file: 'buses/uk.md' }])
  })
})

describe('front matter', () => {
  const head = `---
title: Night trams
slug: night-trams
summary: "**Late** rides"
description: For search engines
date: 2026-03-01
updated: 2026-03-05T10:00:00Z
expires: 2027-01-01
draft: false
author: A. Writer
tags: [city, night]
section: city
image: { src: tram.svg, alt: A tram, width: 1200, height: 630 }
weight: 3
---
`
  const translated = `---
title: Нічні трамваї
slug: nichni-tramvai
translator: B. Writer
published: 2026-03-04
draft: true
image: { alt: Трамвай }
---
`
  test('fills the article', async () => {
    const { articles, diagnostics } = await load({ 'a/en.md': head, 'a/uk.md': translated })
    expect(diagnostics).toEqual([])
    expect(articles).toEqual([
      {
        id: 'a',
        source: 'en',
        section: 'city',
        published: '2026-03-01',
        updated: '2026-03-05T10:00:00Z',
        expires: '2027-01-01',
        draft: false,
        authors: ['A. Writer'],
        tags: ['city', 'night'],
        editions: { uk: { draft: true, published: '2026-03-04', translators: ['B. Writer'] } },
        slug: { en: 'night-trams', uk: 'nichni-tramvai' },
        title: { en: 'Night trams', uk: 'Нічні трамваї' },
        summary: { en: '**Late** rides' },
        image: { src: 'tram.svg', alt: { en: 'A tram', uk: 'Трамвай' }, width: 1200, height: 630 },
        localized: { description: { en: 'For search engines' } },
        blocks: [],
        meta: { weight: 3 },
      },
    ])
  })

  test.each([
    ['a date in another form', 'date: 2025-02-10 16:07:00 +0000', 'bad-date', 2],
    ['a flag that is none', 'draft: maybe', 'bad-field', 2],
    ['another author than the source', 'author: Somebody Else', 'field-differs', 2],
    ['another language than its name', 'lang: ru', 'lang-differs', 2],
  ])('with %s is reported', async (_, line, code, at) => {
    const { diagnostics } = await load({ 'a/en.md': head, 'a/uk.md': `---\n${line}\n---\n` })
    expect(diagnostics).toMatchObject([{ code, file: 'a/uk.md', line: at }])
  })

  test('may leave out the title: the first heading is one', async () => {
    const { articles } = await load({ 'a/en.md': '# Night *trams*\n\nText.' })
    expect(articles[0]?.title).toEqual({ en: 'Night *trams*' })
  })
})

describe('blocks', () => {
  test('of a translation stand beside those of the source, with what is known about them', async () => {
    const record = formatRecord([
      {
        text: fingerprint('Квитки коштують так само.'),
        of: fingerprint('Tickets cost as much as before.'),
        source: 'Tickets cost as much as before.',
        by: 'confirmed',
      },
    ])
    const files = {
      'a/en.md': '# A\n\nTickets cost as much as in March.\n\nThis is a sentence of the source.',
      'a/uk.md': '# А\n\nКвитки коштують так само.\n\nThis is a sentence of the source.',
      'a/uk.md.stele.jsonl': record,
    }
    const { articles } = await load(files)
    const [article] = articles
    if (article === undefined) throw new Error('not loaded')
    const { blocks, coverage } = resolveArticle(locales, article, 'uk')
    expect(blocks.map(({ state, reason }) => [state, reason])).toEqual([
      ['translated', undefined],
      ['outdated', undefined],
      ['fallback', 'untranslated'],
    ])
    expect(coverage.outdated).toBe(1)
  })

  test('link to each other by any name a place has', async () => {
    const files = {
      'a/en.md':
        '# Old ways {#ways}\n\nSee [a](#ways), [b](#new-trams), [c](#nowhere).\n\n## New trams',
      'a/uk.md':
        '# Старе\n\nДив. [a](#старе), [b](#нові-трамваї), [c](#new-trams).\n\n## Нові трамваї',
    }
    const { articles } = await load(files)
    expect(articles[0]?.blocks[1]?.text).toMatchObject({
      en: 'See [a](#ways), [b](#new-trams), [c](#nowhere).',
      uk: 'Див. [a](#ways), [b](#new-trams), [c](#new-trams).',
    })
  })

  test('share their units and their definitions', async () => {
    const { articles } = await load({ 'a/en.md': '<div>\n\nA [b].\n\n</div>\n\n[b]: /c' })
    const [open] = articles[0]?.blocks ?? []
    expect(articles[0]?.blocks.map(({ unit }) => unit)).toEqual([open?.id, open?.id, open?.id])
    expect(articles[0]?.definitions).toEqual({ en: '[b]: /c' })
  })
})

describe('odd files are reported, the same each time, and the others load', () => {
  const utf16 = Uint8Array.from([0xff, 0xfe, 0x41, 0])
  const cp1251 = Uint8Array.from([0x41, 0xd2, 0xf0, 0xe0, 0xec, 0xe2, 0xe0, 0xe9])
  const broken = Uint8Array.from([0x41, 0x42, 0x80])
  test.each([
    ['UTF-16', utf16, 'not-utf-8', 'byte 0'],
    ['windows-1251', cp1251, 'not-utf-8', 'byte 1 is 0xD2 (it looks like windows-1251)'],
    ['broken UTF-8', broken, 'not-utf-8', 'byte 2 is 0x80'],
    ['5 MB', 'x'.repeat(5_000_000), 'file-too-large', 'Split the article'],
    ['a tower of quotes', '> '.repeat(10_000), 'too-deep', '100 levels'],
    ['JavaScript front matter', '---js\n{}\n---\n', 'front-matter-language', 'YAML'],
    ['a YAML bomb', `---\na: ${'['.repeat(20_000)}\n---\n`, 'front-matter-too-deep', 'flatter'],
  ])('%s', async (_, content, code, words) => {
    const folder = folderOf({ 'a/en.md': EN, 'b/en.md': EN, 'b/uk.md': content })
    const first = await loadArticles(locales, folder)
    expect(first.articles).toHaveLength(2)
    expect(first.diagnostics).toMatchObject([
      { code, file: 'b/uk.md', message: expect.stringContaining(words) },
    ])
    expect(await loadArticles(locales, folder)).toEqual(first)
  })

  test('a folder named like a file, a loop, and a way out', async () => {
    const outside = folderOf({ 'en.md': EN })
    const folder = folderOf({ 'a/en.md': EN })
    mkdirSync(join(folder, 'b.md'))
    symlinkSync(folder, join(folder, 'loop'))
    symlinkSync(outside, join(folder, 'out'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'torn'))
    const { articles, diagnostics } = await loadArticles(locales, folder)
    expect(articles.map(({ id }) => id)).toEqual(['a'])
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['folder-name', 'b.md'],
      ['link-loop', 'loop'],
      ['outside-folder', 'out'],
      ['unreadable', 'torn'],
    ])
  })

  test('two articles with one slug', async () => {
    const head = '---\ntitle: A\nslug: trams\n---\n'
    expect(await codesOf({ 'a/en.md': head, 'b/en.md': head })).toEqual(['duplicate-slug'])
  })

  test('a damaged record', async () => {
    const { articles, diagnostics } = await load({
      'a/en.md': EN,
      'a/uk.md': UK,
      'a/uk.md.stele.jsonl': '<<<<<<< ours\n{"text"\n',
    })
    expect(articles).toHaveLength(1)
    expect(diagnostics.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['record-conflict', 'a/uk.md.stele.jsonl', 1],
      ['record-damaged', 'a/uk.md.stele.jsonl', 2],
    ])
  })

  test.each([
    ['no folder', join(import.meta.dirname, 'nowhere'), 'ENOENT'],
    ['a file', import.meta.filename, 'Name the folder'],
  ])('%s is an error', async (_, folder, words) => {
    await expect(loadArticles(locales, folder)).rejects.toMatchObject({
      code: 'invalid-content',
      hint: expect.stringContaining(words),
    })
  })

  test('an empty file and an empty folder are no errors', async () => {
    expect(await load({})).toEqual({ articles: [], images: [], diagnostics: [] })
    expect((await load({ 'a/en.md': '' })).articles).toMatchObject([
      { id: 'a', title: { en: 'a' } },
    ])
  })
})

test('many articles load in the order of their ids', async () => {
  const ids = Array.from({ length: 60 }, (_, at) => `a${at}`)
  const { articles } = await load(Object.fromEntries(ids.map((id) => [`${id}/en.md`, EN])))
  expect(articles.map(({ id }) => id)).toEqual(ids.sort())
})
