import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSite } from 'stele/node'
import { createPublication, html } from 'stele/publish'
import { describe, expect, test } from 'vitest'
import { folderOf, readIn } from '../content/folder.js'
import { built, digest, filesIn, newsroom, siteOf } from './support.js'

const MANIFEST = '.stele-manifest'
const work = (out: string): string => join(out, '..', '.dist.stele')

describe('a build', () => {
  test('writes every address of the publication to its file', async () => {
    const options = siteOf(newsroom(5))
    const files = await built(options)
    const publication = createPublication(options)
    const places = [...publication.addresses()]
    expect([...files.keys()].sort()).toEqual([MANIFEST, ...places.map(({ file }) => file)].sort())
    for (const { address, file } of places) {
      const { body } = await publication.page(address)
      expect(readIn(options.out, file)).toBe(body)
    }
  })

  test('leaves nothing unfinished beside the folder', async () => {
    const options = siteOf(newsroom(2))
    await buildSite(options)
    expect([...filesIn(work(options.out)).keys()]).toEqual(['cache'])
  })

  test('gives the same bytes for the same input', async () => {
    const [one, other] = [siteOf(newsroom(5)), siteOf(newsroom(5))]
    expect(await built(one)).toEqual(await built(other))
  })

  test('says what there is in each locale, and what is wrong with texts', async () => {
    const result = await buildSite(siteOf(newsroom(4)))
    expect(result).toMatchObject({ now: '2026-03-10T12:00:00Z', until: undefined, deleted: 0 })
    expect(result.made).toBe(result.files)
    expect(result.written).toBe(result.files + 1)
    const byLocale = result.locales.map(({ locale, pages, listed }) => [locale, pages, listed])
    expect(byLocale).toEqual([
      ['ru', 4, 0],
      ['uk', 4, 2],
      ['en', 4, 4],
    ])
    expect(result.locales.map(({ bytes }) => bytes > 1000)).toEqual([true, true, true])
    const found = result.diagnostics.map(({ code, article, locale, block }) => ({
      code,
      article,
      locale,
      block,
    }))
    expect(found).toContainEqual({
      code: 'raw-html',
      article: 'story-3',
      locale: 'en',
      block: 'more',
    })
    expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(found.length)
  })

  test('says so where articles want the same address', async () => {
    const [first] = newsroom(1)
    const twin = { ...first, id: 'twin' } as NonNullable<typeof first>
    const { diagnostics } = await buildSite(siteOf([...newsroom(1), twin]))
    const clashes = diagnostics.filter(({ code }) => code === 'address-clash')
    expect(clashes.map(({ article }) => article)).toContain('twin')
  })
})

describe('a second build', () => {
  test('makes nothing and touches nothing where nothing changed', async () => {
    const options = siteOf(newsroom(5))
    await buildSite(options)
    const page = join(options.out, 'en/story-1/index.html')
    const before = statSync(page)
    const again = await buildSite(options)
    expect(again).toMatchObject({ made: 0, written: 0, deleted: 0 })
    expect(statSync(page).mtimeMs).toBe(before.mtimeMs)
    expect(statSync(page).ino).toBe(before.ino)
  })

  test('still says what is wrong with texts', async () => {
    const options = siteOf(newsroom(5))
    const first = await buildSite(options)
    expect(first.diagnostics.length).toBeGreaterThan(0)
    expect((await buildSite(options)).diagnostics).toEqual(first.diagnostics)
  })

  test('makes again what depends on an article that changed, and gives what a first build gives', async () => {
    const options = siteOf(newsroom(50))
    await buildSite(options)
    const articles = newsroom(50).map((each, at) =>
      at === 7 ? { ...each, title: { en: 'New' } } : each,
    )
    const { made, files } = await buildSite({ ...options, articles } as typeof options)
    expect(made).toBeGreaterThan(5)
    expect(made).toBeLessThan(files / 4)
    expect(filesIn(options.out)).toEqual(await built(siteOf(articles)))
  })

  test('puts files where folders were, and folders where files were', async () => {
    const paths = (path: (slug: string) => string) => ({
      path: ({ slug }: { slug: string }) => path(slug),
      revision: path(''),
    })
    const options = siteOf(
      newsroom(2),
      paths((slug) => `/${slug}/index.html/`),
    )
    await buildSite(options)
    const flat = { ...options, ...paths((slug) => `/${slug}/`) }
    expect(await built(flat)).toEqual(
      await built(
        siteOf(
          newsroom(2),
          paths((slug) => `/${slug}/`),
        ),
      ),
    )
    expect(await built(options)).toEqual(
      await built(
        siteOf(
          newsroom(2),
          paths((slug) => `/${slug}/index.html/`),
        ),
      ),
    )
  })

  test('takes away what is no longer part of the site, and the folders that this leaves empty', async () => {
    const options = siteOf(newsroom(5))
    await buildSite(options)
    const { deleted } = await buildSite({ ...options, articles: newsroom(3) } as typeof options)
    expect(deleted).toBeGreaterThan(3)
    expect(filesIn(options.out)).toEqual(await built(siteOf(newsroom(3))))
    expect(() => statSync(join(options.out, 'en/story-4'))).toThrow('ENOENT')
  })

  test('gives another moment its own pages', async () => {
    const options = siteOf(newsroom(9))
    await buildSite({ ...options, now: '2026-03-05T12:00:00Z' })
    await buildSite(options)
    expect(filesIn(options.out)).toEqual(await built(siteOf(newsroom(9))))
  })

  test.each([
    ['a page is gone', (out: string) => rmSync(join(out, 'en/story-1/index.html'))],
    [
      'a page was written over',
      (out: string) => writeFileSync(join(out, 'en/story-1/index.html'), 'x'),
    ],
    [
      'a page was written over with as many bytes',
      (out: string) => {
        const page = join(out, 'en/story-1/index.html')
        writeFileSync(page, readFileSync(page, 'utf8').replace('Story', 'Glory'))
      },
    ],
    ['the whole site is gone', (out: string) => rmSync(out, { recursive: true })],
    ['the cache is gone', (out: string) => rmSync(work(out), { recursive: true })],
    [
      'the cache is cut',
      (out: string) =>
        writeFileSync(join(work(out), 'cache'), readIn(work(out), 'cache').slice(0, -9)),
    ],
    [
      'the cache was changed',
      (out: string) =>
        writeFileSync(
          join(work(out), 'cache'),
          readIn(work(out), 'cache').replaceAll('story-1', 'story-2'),
        ),
    ],
    ['the cache is empty', (out: string) => writeFileSync(join(work(out), 'cache'), '')],
    ['the manifest is gone', (out: string) => rmSync(join(out, MANIFEST))],
    ['the manifest is damaged', (out: string) => writeFileSync(join(out, MANIFEST), '../../x')],
  ])('gives the same site where %s', async (_, damage) => {
    const options = siteOf(newsroom(5))
    const before = await built(options)
    damage(options.out)
    expect(await built(options)).toEqual(before)
  })

  test('does not trust versions where functions make the pages, unless a revision speaks for them', async () => {
    const footer = (text: string) => ({ templates: { footer: () => html`<p>${text}</p>` } })
    const options = siteOf(newsroom(2), footer('one'))
    await buildSite(options)
    await buildSite({ ...options, ...footer('two') })
    expect(readIn(options.out, 'en/story-1/index.html')).toContain('<p>two</p>')
    const known = { ...options, ...footer('three'), revision: '3' }
    await buildSite(known)
    expect((await buildSite(known)).made).toBe(0)
    expect(readIn(options.out, 'en/story-1/index.html')).toContain('<p>three</p>')
  })
})

test.each([
  ['a file is above it', { above: '' }, 'above/site'],
  ['it is a file', { site: '' }, 'site'],
  ['its name is too long', {}, 'x'.repeat(252)],
])('a folder is refused where %s', async (_, files, name) => {
  const out = join(folderOf(files), name)
  const building = buildSite({ ...siteOf(newsroom(1)), out })
  await expect(building).rejects.toMatchObject({ code: 'write-refused' })
})

test('a site is as it was where the cache cannot be written', async () => {
  const options = siteOf(newsroom(1))
  await buildSite(options)
  const before = digest(options.out)
  mkdirSync(join(work(options.out), 'cache.new'))
  const site = { ...siteOf(newsroom(1, 2)), out: options.out }
  await expect(buildSite(site)).rejects.toThrow('is as it was')
  expect(digest(options.out)).toBe(before)
})

describe('files of others', () => {
  test('are left alone', async () => {
    const options = siteOf(newsroom(3))
    mkdirSync(join(options.out, '.git'), { recursive: true })
    writeFileSync(join(options.out, '.git/HEAD'), 'ref')
    writeFileSync(join(options.out, 'CNAME'), 'example.org')
    await buildSite(options)
    writeFileSync(join(options.out, 'en/story-1/mine.txt'), 'mine')
    const files = await built({ ...options, articles: [] } as typeof options)
    expect(files.get('.git/HEAD')).toBe('ref')
    expect(files.get('CNAME')).toBe('example.org')
    expect(files.get('en/story-1/mine.txt')).toBe('mine')
    expect(files.has('en/story-1/index.html')).toBe(false)
  })

  test.each([
    [
      'a file',
      (out: string) => writeFileSync(join(out, 'robots.txt'), 'mine'),
      '"robots.txt" was not made by stele',
    ],
    [
      'an empty folder',
      (out: string) => mkdirSync(join(out, 'robots.txt')),
      '"robots.txt" is no file',
    ],
    [
      'a folder with a file',
      (out: string) => folderWith(join(out, 'robots.txt')),
      '"robots.txt" is no file',
    ],
    [
      'a link',
      (out: string) => symlinkSync('/etc/hostname', join(out, 'robots.txt')),
      '"robots.txt" is a symbolic link',
    ],
    [
      'a link to nothing',
      (out: string) => symlinkSync('nowhere', join(out, 'robots.txt')),
      '"robots.txt" is a symbolic link',
    ],
    [
      'a link to a folder above a page',
      (out: string) => symlinkSync(folderOf({}), join(out, 'en')),
      '"en" is a symbolic link',
    ],
    [
      'a file above a page',
      (out: string) => writeFileSync(join(out, 'en'), 'mine'),
      '"en" is no folder',
    ],
  ])('in the way are never written over: %s', async (_, put, message) => {
    const options = siteOf(newsroom(1))
    mkdirSync(options.out, { recursive: true })
    put(options.out)
    const before = digest(options.out)
    await expect(buildSite(options)).rejects.toMatchObject({
      code: 'write-refused',
      message: expect.stringContaining(message),
    })
    expect(digest(options.out)).toBe(before)
    expect([...filesIn(work(options.out)).keys()]).toEqual(['cache'])
  })

  test('that are what the site has there are taken as its own', async () => {
    const options = siteOf(newsroom(1))
    const files = await built(options)
    rmSync(join(options.out, MANIFEST))
    rmSync(work(options.out), { recursive: true })
    expect(await built(options)).toEqual(files)
  })

  test('are safe behind a link that took the place of the folder of stale pages', async () => {
    const options = siteOf(newsroom(3))
    await buildSite(options)
    const elsewhere = folderOf({ 'index.html': 'mine' })
    rmSync(join(options.out, 'en/story-2'), { recursive: true })
    symlinkSync(elsewhere, join(options.out, 'en/story-2'))
    const { deleted } = await buildSite({ ...options, articles: newsroom(2) } as typeof options)
    expect(deleted).toBeGreaterThan(3)
    expect(readIn(elsewhere, 'index.html')).toBe('mine')
  })

  test('are safe where the folder itself is a link', async () => {
    const elsewhere = folderOf({})
    const out = join(folderOf({}), 'dist')
    symlinkSync(elsewhere, out)
    await expect(buildSite(siteOf(newsroom(1), { out }))).rejects.toMatchObject({
      code: 'write-refused',
    })
    expect(filesIn(elsewhere).size).toBe(0)
  })
})

function folderWith(path: string): void {
  mkdirSync(path)
  writeFileSync(join(path, 'mine'), '')
}
