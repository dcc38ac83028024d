import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filesIn } from '../build/support.js'
import { folderOf, readIn } from '../content/folder.js'
import { steleJson } from './terminal.js'

// So that links, clashes, former addresses and dates meet one another.
const IDS = ['mist', 'bridge', 'tram', 'harbour'] as const
const LOCALES = ['en', 'uk'] as const
const DAYS = [1, 2, 3, 4, 5] as const

const id = fc.constantFrom(...IDS)
const day = fc.constantFrom(...DAYS)
const article = fc.record({
  id,
  locale: fc.constantFrom(...LOCALES),
  slug: fc.option(id, { nil: undefined }),
  former: fc.option(id, { nil: undefined }),
  section: fc.constantFrom('city', 'world', undefined),
  published: day,
  expires: fc.option(day, { nil: undefined }),
  linked: id,
  words: fc.constantFrom('It opens.', 'It *closes*.', 'It <b>waits</b>.'),
})
type Written = typeof article extends fc.Arbitrary<infer T> ? T : never

const step = fc.record({
  written: fc.array(article, { maxLength: 3 }),
  removed: fc.array(id, { maxLength: 1 }),
  now: day,
})

function textOf({ slug, former, section, published, expires, linked, words }: Written): string {
  const fields = [
    `title: On ${words.replace(/[<>*/]/g, '')}`,
    `published: 2026-03-0${published}`,
    ...(slug === undefined ? [] : [`slug: ${slug}`]),
    ...(former === undefined ? [] : [`formerSlugs: [old-${former}]`]),
    ...(section === undefined ? [] : [`section: ${section}`]),
    ...(expires === undefined ? [] : [`expires: 2026-03-0${expires}T12:00:00Z`]),
  ]
  return `---\n${fields.join('\n')}\n---\n\n${words}\n\nSee [it](../${linked}/en.md) and [more](/en/${linked}/).\n`
}

async function buildTo(folder: string, out: string, now: number): Promise<unknown> {
  const moment = `2026-03-0${now}T12:00:00Z`
  const args = ['--url', 'https://example.org', '--source', 'en', '--out', out, '--now', moment]
  const { files, diagnostics } = (await steleJson(folder, 'build', ...args)) as {
    readonly files: number
    readonly diagnostics: readonly unknown[]
  }
  return { files, diagnostics, content: filesIn(join(folder, out)) }
}

test('a build after any changes gives, byte for byte, what a first one gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      const folder = folderOf({ 'articles/mist/en.md': '---\ntitle: Mist\n---\n\nIt lifts.\n' })
      const write = (path: string, text: string): void => {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
      write('articles/mist/uk.md', '---\ntitle: Туман\n---\n\nВін тане.\n')
      for (const [at, { written, removed, now }] of steps.entries()) {
        for (const each of removed) {
          if (each !== 'mist')
            rmSync(join(folder, 'articles', each), { recursive: true, force: true })
        }
        for (const each of written) {
          write(`articles/${each.id}/en.md`, textOf({ ...each, words: 'It opens.' }))
          write(`articles/${each.id}/${each.locale}.md`, textOf(each))
        }
        const again = await buildTo(folder, 'dist', now)
        expect(again).toEqual(await buildTo(folder, `first-${at}`, now))
      }
    }),
    { numRuns: 10 },
  )
}, 120_000)

test('a text that was kept and is damaged is read again', async () => {
  const folder = folderOf({
    'articles/mist/en.md': '---\ntitle: Mist\npublished: 2026-03-01\n---\n\nIt lifts.\n',
    'articles/tram/en.md': '---\ntitle: Tram\npublished: 2026-03-01\n---\n\nIt rides.\n',
  })
  await buildTo(folder, 'dist', 2)
  const kept = readdirSync(join(folder, '.dist.stele')).find((name) => name.startsWith('bodies-'))
  writeFileSync(
    join(folder, '.dist.stele', kept ?? ''),
    readIn(folder, `.dist.stele/${kept}`).replaceAll('It', 'He'),
  )
  appendFileSync(join(folder, 'articles/tram/en.md'), '\nAt night.\n')
  rmSync(join(folder, 'dist'), { recursive: true })
  expect(await buildTo(folder, 'dist', 2)).toEqual(await buildTo(folder, 'first', 2))
})

test('texts that were kept are gathered in one file after many changes', async () => {
  const folder = folderOf({ 'articles/tram/en.md': '---\ntitle: Tram\n---\n\nIt rides.\n' })
  for (let at = 0; at < 18; at += 1) {
    mkdirSync(join(folder, `articles/tram-${at}`))
    writeFileSync(join(folder, `articles/tram-${at}/en.md`), '---\ntitle: Tram\n---\n\nIt rides.\n')
    await buildTo(folder, 'dist', 2)
  }
  const kept = readdirSync(join(folder, '.dist.stele')).filter((name) => name.startsWith('bodies-'))
  expect(kept.length).toBeLessThan(17)
  expect(await buildTo(folder, 'dist', 2)).toEqual(await buildTo(folder, 'first', 2))
}, 60_000)

test('texts of articles that are not kept do not pile up', async () => {
  const folder = folderOf({
    'articles/mist/en.md': '---\ntitle: Mist\n---\n\nIt lifts.\n',
    'articles/mist/uk.md': new Uint8Array([0xff, 0xfe]),
  })
  for (let at = 0; at < 3; at += 1) await buildTo(folder, 'dist', 2)
  const kept = readdirSync(join(folder, '.dist.stele')).filter((name) => name.startsWith('bodies-'))
  expect(kept).toEqual([])
})
