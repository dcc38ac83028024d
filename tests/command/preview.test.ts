import { symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { folderOf, readIn } from '../content/folder.js'
import { running, stele, trams } from './terminal.js'

const CONFIG = `import { newsroomLocales as locales } from ${JSON.stringify(new URL('../../src/index.ts', import.meta.url).pathname)}
export default { locales, source: 'en', site: { url: 'https://example.org/news/' } }
`

async function preview(folder: string): Promise<string> {
  const { line, stop } = await running(folder, 'preview', '--port', '0')
  onTestFinished(async () => void (await stop()))
  return line
}

// `fetch` would mend paths.
function get(url: string, path: string, method = 'GET') {
  const { port } = new URL(url)
  return new Promise<{ status: number; location?: string | undefined; type: string; body: string }>(
    (resolve, reject) => {
      const sent = request({ port, path, method, agent: false }, (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (more) => {
          body += more
        })
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response
          resolve({ status, location: headers.location, type: headers['content-type'] ?? '', body })
        })
      })
      sent.on('error', reject).end()
    },
  )
}

test('preview serves what was built, as a static host would', async () => {
  const folder = trams({ 'stele.config.ts': CONFIG })
  await stele(folder, 'build', '--redirects-file')
  const url = await preview(folder)
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/news\/$/)
  const rows = [
    ['/', 302, '/news/'],
    ['/news', 308, '/news/'],
    ['/news?a=b', 308, '/news/?a=b'],
    ['/news?a=//b\\c', 308, '/news/?a=//b\\c'],
    ['/news/', 200, undefined],
    ['/news/en/trams/', 200, undefined],
    ['/news/en/trams/?a=b', 200, undefined],
    ['/news/en/trams', 308, '/news/en/trams/'],
    ['/news/en/trams?a=b', 308, '/news/en/trams/?a=b'],
    ['/news/ua/trams/', 301, '/news/uk/trams/'],
    ['/news/ua/trams/?a=b', 301, '/news/uk/trams/?a=b'],
    ['/news/ua/', 301, '/news/uk/'],
    ['/news/robots.txt', 200, undefined],
    ['/news/uk/nothing/', 404, undefined],
    ['/elsewhere/', 404, undefined],
    ['/newsroom', 404, undefined],
    ['/news/.stele-manifest', 404, undefined],
    ['/news/../../../etc/passwd', 404, undefined],
    ['/news/%2e%2e/%2e%2e/etc/passwd', 404, undefined],
    ['/news/%', 404, undefined],
    ['/news/%00', 404, undefined],
  ] as const
  const answers = await Promise.all(rows.map(([path]) => get(url, path)))
  const seen = rows.map(([path], at) => [path, answers[at]?.status, answers[at]?.location])
  expect(seen).toEqual(rows)
  const bodyAt = (path: string) => answers[rows.findIndex((row) => row[0] === path)]?.body
  expect(bodyAt('/news/en/trams/')).toBe(readIn(folder, 'dist/en/trams/index.html'))
  expect(bodyAt('/news/uk/nothing/')).toBe(readIn(folder, 'dist/uk/404.html'))
  expect(bodyAt('/elsewhere/')).toBe(readIn(folder, 'dist/404.html'))
  expect(await get(url, '/news/', 'POST')).toMatchObject({ status: 405 })
  expect(await get(url, '/news/', 'HEAD')).toMatchObject({ status: 200, body: '' })
})

test('preview shows what is built while it serves', async () => {
  const folder = trams({ 'stele.config.ts': CONFIG })
  await stele(folder, 'build')
  const url = await preview(folder)
  writeFileSync(join(folder, 'articles/trams/en.md'), '---\ntitle: Trams\n---\n\nNew words.\n')
  await stele(folder, 'build')
  expect((await get(url, '/news/en/trams/')).body).toContain('New words.')
})

test.each([
  [{ 'If-Match': '"other"' }, 412],
  [{ Range: 'bytes=999999-' }, 416],
])('preview answers %j of a page that is there with %i', async (headers, status) => {
  const folder = trams({ 'stele.config.ts': CONFIG })
  await stele(folder, 'build')
  const url = await preview(folder)
  expect((await fetch(`${url}en/trams/`, { headers })).status).toBe(status)
})

test('preview leads to no other site', async () => {
  const folder = trams({ 'stele.config.ts': CONFIG })
  await stele(folder, 'build', '--url', 'https://example.org')
  const { line, stop } = await running(folder, 'preview', '--port=0', '--url=https://example.org')
  onTestFinished(async () => void (await stop()))
  expect(await get(line, '//uk')).toMatchObject({ status: 308, location: '/uk/' })
})

test('preview finishes a first build, which had not made the folder yet', async () => {
  const folder = trams({
    'stele.config.ts': CONFIG,
    '.dist.stele/new/en/index.html': 'New',
    '.dist.stele/journal': JSON.stringify({ clear: [], puts: ['en/'], deletes: [] }),
  })
  const { stop } = await running(folder, 'preview', '--port', '0')
  onTestFinished(async () => void (await stop()))
  expect(readIn(folder, 'dist/en/index.html')).toBe('New')
})

test('preview finishes first what an interrupted build has begun', async () => {
  const folder = trams({
    'stele.config.ts': CONFIG,
    '.dist.stele/new/en/index.html': 'New',
    '.dist.stele/journal': JSON.stringify({
      clear: [],
      puts: ['style.css', 'uk/', 'en/index.html'],
      deletes: ['old/index.html'],
    }),
    // These are in place already.
    'dist/style.css': '',
    'dist/uk/index.html': '',
    'dist/old/index.html': 'Old',
  })
  const { line, stop } = await running(folder, 'preview', '--port', '0')
  expect(line).toBe('Finished what a build had begun.')
  await stop()
  expect(readIn(folder, 'dist/en/index.html')).toBe('New')
  expect(() => readIn(folder, 'dist/old/index.html')).toThrow('ENOENT')
})

test.each([
  ['{"puts":["../x"],"clear":[],"deletes":[]}'],
  ['{"puts":["../"],"clear":[],"deletes":[]}'],
  ['{"puts":["/"],"clear":[],"deletes":[]}'],
  ['{"puts":["a/../../x"],"clear":[],"deletes":[]}'],
  ['{"puts":[["a"]],"clear":[],"deletes":[]}'],
  ['{"puts":[],"clear":[],"deletes":["/etc/x"]}'],
  ['{"puts":[]}'],
  ['{'],
])('a journal that stele did not write is not followed: %s', async (journal) => {
  const folder = trams({ '.dist.stele/journal': journal, '.dist.stele/new/a': '', 'dist/a': '' })
  await expect(stele(folder, 'build', '--recover')).rejects.toMatchObject({ code: 'write-refused' })
})

test('a folder that somebody made meanwhile gets the files and keeps its own', async () => {
  const folder = trams({
    '.dist.stele/new/en/index.html': 'New',
    '.dist.stele/new/en/mist/index.html': 'Mist',
    '.dist.stele/journal': JSON.stringify({ clear: [], puts: ['en/'], deletes: [] }),
    'dist/en/mist/note.txt': 'mine',
  })
  await stele(folder, 'build', '--recover')
  const found = ['index.html', 'mist/index.html', 'mist/note.txt'].map((name) =>
    readIn(folder, `dist/en/${name}`),
  )
  expect(found).toEqual(['New', 'Mist', 'mine'])
})

test.each([
  ['a file', 'en/index.html'],
  ['a folder', 'en/'],
])('a journal is not followed through a link, for %s', async (_, put) => {
  const elsewhere = folderOf({ 'index.html': 'mine' })
  const folder = trams({
    '.dist.stele/journal': JSON.stringify({
      clear: [],
      puts: [put],
      deletes: ['en/index.html'],
    }),
    '.dist.stele/new/en/index.html': 'New',
    'dist/a': '',
  })
  symlinkSync(elsewhere, join(folder, 'dist/en'))
  await expect(stele(folder, 'build', '--recover')).rejects.toThrow('"en" is a symbolic link')
  expect(readIn(elsewhere, 'index.html')).toBe('mine')
})

test('preview takes what a build takes to find the articles', async () => {
  const folder = trams()
  const how = ['--source', 'en', '--layout', 'folder', '--root', 'articles']
  await stele(folder, 'build', ...how, '--url', 'https://example.org')
  const { line, stop } = await running(folder, 'preview', '--port=0', ...how)
  expect(line).toMatch(/^http:/)
  await stop()
})

test('preview says when its port is taken, and when there is no site', async () => {
  const folder = trams({ 'stele.config.ts': CONFIG })
  await expect(stele(folder, 'preview')).rejects.toThrow('There is no site in')
  await stele(folder, 'build')
  const { port } = new URL(await preview(folder))
  await expect(stele(folder, 'preview', '--port', port)).rejects.toThrow(`Port ${port} is taken`)
  await expect(stele(folder, 'preview', '--port', 'x')).rejects.toThrow('There is no port "x"')
})
