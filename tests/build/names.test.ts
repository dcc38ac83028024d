import { existsSync, linkSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildSite } from 'stele/node'
import { describe, expect, test } from 'vitest'
import { readIn } from '../content/folder.js'
import { built, digest, filesIn, newsroom, siteOf } from './support.js'

describe('names of files', () => {
  test.each(['feed.xml', 'atom.xml', 'feed.json', '404.html', 'city'])(
    'that are generated stay what they are beside the slug "%s" of a locale',
    async (slug) => {
      const articles = newsroom(3).map((each, at) =>
        at === 1 ? { ...each, slug: { en: 'story', uk: slug }, formerSlugs: [slug] } : each,
      )
      const [plain, odd] = [siteOf(newsroom(3)), siteOf(articles)]
      await buildSite(plain)
      await buildSite(odd)
      const generated = [...filesIn(plain.out).keys()].filter((file) =>
        /^en\/(?!story|подія|old)/.test(file),
      )
      expect([...filesIn(odd.out).keys()]).toEqual(expect.arrayContaining(generated))
      expect(readIn(odd.out, 'en/city/index.html')).not.toContain('http-equiv="refresh"')
    },
  )

  test('may change their case where the file system takes no notice of it', async () => {
    const named = (name: string) =>
      newsroom(1).map((each) => ({ ...each, slug: { en: name }, formerSlugs: [] }))
    const old = siteOf(named('Mist'))
    await buildSite(old)
    // As such a file system would have it: one file under both names.
    const paths = ['en/Mist', 'en/mist'].map((path) => join(old.out, path, 'index.html')) as [
      string,
      string,
    ]
    mkdirSync(join(old.out, 'en/mist'))
    linkSync(...paths)
    await buildSite({ ...siteOf(named('mist')), out: old.out })
    expect(readIn(old.out, 'en/mist/index.html')).toContain('href="https://example.org/en/mist/"')
    // That it is still there shows that it would not have been taken away as the new one.
    expect(existsSync(paths[0])).toBe(true)
  })

  test.each([
    [
      'too long',
      ['ї'.repeat(128), 'x'.repeat(256)],
      /en\), has|en\) has a name that is too long.*uk\) has a name that is too long/,
    ],
    ['reserved by Windows', ['aux', 'COM1.de'], /aux.*en\) has a name that Windows reserves.*COM1/],
    ['cut by Windows', ['mist.', 'tram.'], /ends in a dot or a space/],
  ])(
    'that are %s are refused before anything is changed, all of them at once',
    async (_, [en = '', uk = ''], message) => {
      const old = siteOf(newsroom(2))
      await buildSite(old)
      const before = digest(old.out)
      const bad = newsroom(1).map((each) => ({ ...each, slug: { en, uk } }))
      await expect(buildSite({ ...siteOf(bad), out: old.out })).rejects.toThrow(message)
      expect(digest(old.out)).toBe(before)
    },
  )

  test('that only look like those that Windows reserves are fine', async () => {
    const fine = newsroom(1).map((each) => ({ ...each, slug: { en: 'con-artist', uk: 'com10' } }))
    expect((await built(siteOf(fine))).has('en/con-artist/index.html')).toBe(true)
  })

  test('that are those of folders are refused before anything is changed', async () => {
    const old = siteOf(newsroom(2))
    await buildSite(old)
    const before = digest(old.out)
    const file = join(old.out, 'robots.txt')
    const images = ['one', 'one/two'].map((name) => ({
      article: '',
      src: name,
      file,
      name,
      size: undefined,
    }))
    await expect(buildSite({ ...old, images })).rejects.toThrow(/would be a file and a folder/)
    expect(digest(old.out)).toBe(before)
  })
})
