import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineLocales } from 'stele'
import { type LocalImage, loadArticles, writeArticles } from 'stele/node'
import { describe, expect, test } from 'vitest'
import { steleJson } from '../command/terminal.js'
import { folderOf, readIn } from './folder.js'
import { jpegOf, pngOf, svgOf } from './image-bytes.js'

const locales = defineLocales({ en: {}, uk: { aliases: ['ua'] } }, { default: 'en' })
const PNG = pngOf(40, 30)

/** The images of a folder, and what `stele check` says of them. */
async function look(
  folder: string,
): Promise<{ readonly images: readonly LocalImage[]; readonly diagnostics: unknown }> {
  const { images, diagnostics } = await loadArticles(locales, folder)
  // A loader reads; what is wrong with what it read is for the check.
  expect(diagnostics.filter(({ code }) => code !== 'outside-folder')).toEqual([])
  return { images, diagnostics: await steleJson(folder, 'check', '--root', '.') }
}

describe('the images of articles', () => {
  test('are found in blocks of every locale, front matter and the definitions of references', async () => {
    const folder = folderOf({
      'tram/en.md':
        '---\nimage: lead.png\n---\n\n![A](a.png) and ![B][b]\n\n- [not an image][c]\n\n[b]: b.png\n[c]: c.png\n',
      'tram/uk.md': '![А](a.png) і ![Б][b]\n\n- ![Ще](../shared/d.png "назва")\n',
      'tram/lead.png': PNG,
      'tram/a.png': PNG,
      'tram/b.png': PNG,
      'tram/c.png': PNG,
      'shared/d.png': PNG,
    })
    const { images, diagnostics } = await loadArticles(locales, folder)
    expect(images.map(({ article, src }) => [article, src])).toEqual([
      ['tram', 'lead.png'],
      ['tram', 'a.png'],
      ['tram', 'b.png'],
      ['tram', '../shared/d.png'],
    ])
    expect(diagnostics).toEqual([])
    expect(images[3]).toEqual({
      article: 'tram',
      src: '../shared/d.png',
      file: realpathSync(join(folder, 'shared/d.png')),
      name: `d-${createHash('sha256').update(PNG).digest('hex').slice(0, 16)}.png`,
      size: { width: 40, height: 30 },
    })
  })

  test('are named by their bytes: the same bytes, the same name', async () => {
    const one = folderOf({ 'x/en.md': '![](a.png)', 'x/a.png': PNG })
    const two = folderOf({ 'y/en.md': '![](s/a.png)', 'y/s/a.png': PNG })
    const other = folderOf({ 'x/en.md': '![](a.png)', 'x/a.png': pngOf(41, 30) })
    const names: (string | undefined)[] = []
    for (const folder of [one, two, other]) {
      names.push((await loadArticles(locales, folder)).images[0]?.name)
    }
    expect(names[0]).toBe(names[1])
    expect(names[0]).not.toBe(names[2])
  })

  test.each([
    'https://example.org/a.png',
    '//example.org/a.png',
    '/images/a.png',
    'data:image/png;base64,AAAA',
    'HTTP:a.png',
    '#a',
  ])('at %s are no files of the folder', async (src) => {
    const folder = folderOf({ 'x/en.md': `![A](${src})` })
    expect(await loadArticles(locales, folder)).toMatchObject({ images: [], diagnostics: [] })
  })

  test.each([
    ['my%20tram.png', 'my tram.png'],
    ['<my tram.png>', 'my tram.png'],
    ['100%.png', '100%.png'],
    ['a.png?v=2#x', 'a.png'],
    ['./a.png', 'a.png'],
    ['\u0439.png', '\u0438\u0306.png'],
  ])('written as %s are the file %s', async (written, name) => {
    const folder = folderOf({ 'x/en.md': `![A](${written})`, [`x/${name}`]: PNG })
    const { images, diagnostics } = await loadArticles(locales, folder)
    expect(diagnostics).toEqual([])
    expect(images[0]?.file).toBe(realpathSync(join(folder, 'x', name)))
  })
})

describe('an image that cannot be shown', () => {
  test('is missing, with file, line and column', async () => {
    const folder = folderOf({ 'x/en.md': 'Text.\n\nMore ![A](gone.png)', 'x/uk.md': 'Текст.' })
    const { images, diagnostics } = await look(folder)
    expect(images).toEqual([])
    expect(diagnostics).toMatchObject([
      {
        code: 'missing-image',
        severity: 'error',
        file: 'x/en.md',
        line: 3,
        column: 6,
        locale: 'en',
      },
    ])
  })

  test('is missing where a folder has its name', async () => {
    const folder = folderOf({ 'x/en.md': '![A](a.png)', 'x/a.png/b.png': PNG })
    expect((await look(folder)).diagnostics).toMatchObject([{ code: 'missing-image' }])
  })

  test.each(['../../secret.png', '%2e%2e/%2e%2e/secret.png', 'link.png', 'away/secret.png'])(
    'leads out of the folder as %s',
    async (src) => {
      const root = folderOf({ 'secret.png': PNG, 'content/x/en.md': `![A](${src})` })
      symlinkSync(join(root, 'secret.png'), join(root, 'content/x/link.png'))
      symlinkSync(root, join(root, 'content/x/away'))
      const { images, diagnostics } = await look(join(root, 'content'))
      expect(images).toEqual([])
      expect(diagnostics).toContainEqual(
        expect.objectContaining({ code: 'outside-folder', file: 'x/en.md', line: 1, column: 1 }),
      )
    },
  )

  test.each([
    ['empty', new Uint8Array()],
    ['of no known kind', 'GIF? no.'],
    ['cut short', PNG.slice(0, 12)],
    ['of no size', svgOf('')],
  ])('has no size when it is %s, but is there', async (_, bytes) => {
    const folder = folderOf({ 'x/en.md': '![A](a.png)', 'x/a.png': bytes })
    const { images, diagnostics } = await look(folder)
    expect(images).toMatchObject([{ src: 'a.png', size: undefined }])
    expect(diagnostics).toMatchObject([
      { code: 'unknown-image-size', severity: 'warning', file: 'x/en.md', line: 1, column: 1 },
    ])
  })

  test('has no size when it is larger than any page should load', async () => {
    const folder = folderOf({ 'x/en.md': '![A](a.png)', 'x/a.png': PNG })
    truncateSync(join(folder, 'x/a.png'), 40 * 1024 * 1024)
    const { images, diagnostics } = await look(folder)
    expect(images).toMatchObject([{ src: 'a.png', size: undefined }])
    expect(diagnostics).toMatchObject([{ code: 'unknown-image-size' }])
  })
})

describe('an address that two locales write', () => {
  const text = (alt: string): string => `![${alt}](a.png)`

  test('is the source’s image where the translation’s folder has none', async () => {
    const folder = folderOf({
      'en/x.md': text('A'),
      'uk/x.md': text('А'),
      'en/a.png': PNG,
    })
    const { images, diagnostics } = await look(folder)
    expect(images.map(({ file }) => file)).toEqual([realpathSync(join(folder, 'en/a.png'))])
    expect(diagnostics).toEqual([])
  })

  test('is the translation’s own image where only it has one', async () => {
    const folder = folderOf({
      'en/x.md': 'Words.',
      'uk/x.md': `Слова.\n\n${text('А')}`,
      'uk/a.png': PNG,
    })
    const { images } = await look(folder)
    expect(images.map(({ file }) => file)).toEqual([realpathSync(join(folder, 'uk/a.png'))])
  })

  test('is the source’s image where both have one, and that is reported', async () => {
    const files = { 'en/x.md': text('A'), 'uk/x.md': text('А'), 'en/a.png': PNG }
    const same = await look(folderOf({ ...files, 'uk/a.png': PNG }))
    expect([same.images.length, same.diagnostics]).toEqual([1, []])
    const other = await look(folderOf({ ...files, 'uk/a.png': pngOf(9, 9) }))
    expect(other.images).toMatchObject([{ size: { width: 40, height: 30 } }])
    expect(other.diagnostics).toMatchObject([{ code: 'ambiguous-image', file: 'uk/x.md' }])
  })
})

describe('the size of an image', () => {
  test.each([
    ['PNG', 'a.png', PNG, { width: 40, height: 30 }],
    ['SVG', 'a.svg', svgOf('width="120" height="63.4"'), { width: 120, height: 63 }],
    ['SVG without lengths', 'a.svg', svgOf('viewBox="0 0 20 10"'), { width: 20, height: 10 }],
    ['upright JPEG', 'a.jpg', jpegOf(40, 30, 1), { width: 40, height: 30 }],
    ['JPEG on its side', 'a.jpg', jpegOf(40, 30, 6), { width: 30, height: 40 }],
  ])('is read from a %s', async (_, name, bytes, size) => {
    const folder = folderOf({ 'x/en.md': `![A](${name})`, [`x/${name}`]: bytes })
    expect((await loadArticles(locales, folder)).images).toMatchObject([{ size }])
  })

  test('is the lead image’s where the front matter says none', async () => {
    const head = (fields: string): string => `---\nimage:\n  src: a.png\n${fields}---\nText.\n`
    const files = {
      'x/en.md': head(''),
      'y/en.md': head('  width: 80\n'),
      'x/a.png': PNG,
      'y/a.png': PNG,
    }
    const { articles } = await loadArticles(locales, folderOf(files))
    expect(articles.map(({ image }) => image)).toEqual([
      { src: 'a.png', width: 40, height: 30 },
      { src: 'a.png', width: 80 },
    ])
  })

  test('is asked for where an image is elsewhere', async () => {
    const folder = folderOf({
      'x/en.md': '---\nimage: https://example.org/a.jpg\n---\n![A](/b.png) ![B](/b.png)\n',
    })
    const asked: string[] = []
    const { articles } = await loadArticles(locales, folder, {
      sizeOf: async (src) => {
        asked.push(src)
        if (src === '/b.png') return undefined
        return { width: 600, height: 400 }
      },
    })
    expect(asked).toEqual(['https://example.org/a.jpg', '/b.png'])
    expect(articles[0]?.image).toMatchObject({ width: 600, height: 400 })
  })

  test('is not written into front matter that left it out', async () => {
    const text = '---\ntitle: Trams # as ever\nimage: a.png\n---\n\nText.\n'
    const folder = folderOf({ 'x/en.md': text, 'x/a.png': PNG })
    const { articles } = await loadArticles(locales, folder)
    expect(await writeArticles(locales, folder, articles)).toEqual([])
    expect(readIn(folder, 'x/en.md')).toBe(text)
  })
})

test('many articles may share many images', async () => {
  const folder = folderOf({})
  mkdirSync(join(folder, 'shared'))
  for (let at = 0; at < 40; at += 1)
    writeFileSync(join(folder, `shared/${at}.png`), pngOf(at + 1, 5))
  const all = Array.from({ length: 40 }, (_, at) => `![A](../shared/${at}.png)`).join('\n\n')
  for (let at = 0; at < 30; at += 1) {
    mkdirSync(join(folder, `x${at}`))
    writeFileSync(join(folder, `x${at}/en.md`), all)
  }
  const { images } = await loadArticles(locales, folder)
  expect(images.length).toBe(1200)
  expect(new Set(images.map(({ name }) => name)).size).toBe(40)
})
