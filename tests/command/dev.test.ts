import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { dirname, join } from 'node:path'
import { defineLocales, SteleError } from 'stele'
import { afterEach, describe, expect, test } from 'vitest'
import { runCommand } from '../../src/command/run.node.js'
import { bundle, hasBrowser, launchBrowser } from '../browser.js'
import { EN, stele, trams, UK } from './terminal.js'

interface Dev {
  readonly origin: string
  readonly said: () => string
  readonly get: (path: string) => Promise<{ readonly status: number; readonly body: string }>
  /** The next notice to open pages; each has the findings. */
  readonly notices: (path: string) => AsyncGenerator<Notice>
  readonly write: (file: string, text: string) => void
}

interface Notice {
  readonly version: string
  readonly findings: readonly { readonly place: string; readonly message: string }[]
}

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function develop(folder: string, ...args: readonly string[]): Promise<Dev> {
  const controller = new AbortController()
  let text = ''
  let heard: (() => void) | undefined
  const write = (more: string): void => {
    text += more
    heard?.()
  }
  const command = runCommand(['dev', '--port', '0', ...args], {
    cwd: folder,
    colour: false,
    write,
    progress: () => {},
    live: false,
    log: () => {},
    signal: controller.signal,
  })
  stops.push(async () => {
    controller.abort()
    expect(await command).toBe(0)
  })
  const origin = await new Promise<string>((resolve, reject) => {
    heard = () => {
      const [, found] = /Read it at (http:\/\/[^/]+)/.exec(text) ?? []
      if (found !== undefined) resolve(found)
    }
    command.catch(reject)
  })
  return {
    origin,
    said: () => text,
    get: async (path) => {
      const response = await fetch(origin + path)
      return { status: response.status, body: await response.text() }
    },
    notices: (path) => noticesOf(`${origin}/-stele/events?path=${path}`),
    write: (file, content) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), content)
    },
  }
}

async function* noticesOf(url: string): AsyncGenerator<Notice> {
  const response = await fetch(url)
  expect(response.headers.get('Content-Type')).toBe('text/event-stream')
  let received = ''
  for await (const chunk of response.body ?? []) {
    received += Buffer.from(chunk).toString()
    const events = received.split('\n\n')
    received = events.pop() ?? ''
    for (const event of events) {
      if (event.startsWith('data: ')) yield JSON.parse(event.slice(6)) as Notice // what is under test
    }
  }
}

async function next(notices: AsyncGenerator<Notice>): Promise<Notice> {
  const { value } = await notices.next()
  return value as Notice // the stream does not end by itself
}

describe('stele dev', () => {
  test('serves the site of a folder', async () => {
    const dev = await develop(trams())
    const { status, body } = await dev.get('/uk/trams/')
    expect(status).toBe(200)
    expect(body).toContain('<h1>Нічні трамваї</h1>')
    expect(body).toContain('<script type="module" src="/-stele/dev.js"></script>')
    expect((await dev.get('/-stele/dev.js')).body).toContain('EventSource')
    expect((await dev.get('/sitemap.xml')).status).toBe(200)
    expect((await dev.get('/uk/nothing/')).status).toBe(404)
  })

  test('shows what changes, comes and goes', async () => {
    const folder = trams()
    const dev = await develop(folder)
    const notices = dev.notices('/en/trams/')
    const first = await next(notices)
    dev.write('articles/trams/en.md', EN.replace('Night trams', 'Late trams'))
    expect((await next(notices)).version).not.toBe(first.version)
    expect((await dev.get('/en/trams/')).body).toContain('<h1>Late trams</h1>')
    dev.write('articles/bridge/en.md', '---\ntitle: The bridge\n---\n\nOpen.\n')
    await next(notices)
    expect((await dev.get('/en/bridge/')).status).toBe(200)
    expect((await dev.get('/en/')).body).toContain('The bridge')
    rmSync(join(folder, 'articles/trams/uk.md'))
    await next(notices)
    expect((await dev.get('/en/trams/')).status).toBe(200)
    rmSync(join(folder, 'articles/bridge'), { recursive: true })
    await next(notices)
    expect((await dev.get('/en/bridge/')).status).toBe(404)
    expect(dev.said()).toMatch(/^articles\/trams\/en\.md: \d+ ms$/m)
  })

  test('tells pages and terminal what is wrong, and when it is mended', async () => {
    const dev = await develop(trams())
    const notices = dev.notices('/en/trams/')
    expect((await next(notices)).findings).toEqual([])
    dev.write('articles/trams/uk.md', UK.replace('---', '---\npublished: yesterday'))
    const { findings } = await next(notices)
    expect(findings).toHaveLength(1)
    expect(findings[0]?.place).toBe('articles/trams/uk.md:2:1')
    expect(findings[0]?.message).toContain('yesterday')
    expect(dev.said()).toContain('articles/trams/uk.md:2:1 ')
    dev.write('articles/trams/uk.md', UK)
    expect((await next(notices)).findings).toEqual([])
  })

  test('tells of an image that is not there', async () => {
    const dev = await develop(trams())
    const notices = dev.notices('/en/trams/')
    expect((await next(notices)).findings).toEqual([])
    dev.write('articles/trams/en.md', `${EN}\n![A tram](tram.png)\n`)
    const { findings } = await next(notices)
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('There is no image "trams/tram.png"'),
    ])
  })

  test('tells a page what was dropped from it', async () => {
    const dev = await develop(trams({ 'articles/trams/en.md': `${EN}\nSome <b>bold</b> words.\n` }))
    const own = await next(dev.notices('/en/trams/'))
    expect(own.findings.map(({ message }) => message).join()).toMatch(/<b>/)
    expect((await next(dev.notices('/en/'))).findings).toEqual([])
  })

  test('goes on where nothing can be read, and then shows all that has changed', async () => {
    const dev = await develop(trams())
    const notices = dev.notices('/en/trams/')
    await next(notices)
    dev.write('articles/bridge/uk.md', '---\ntitle: Міст\n---\n\nТак.\n')
    const { findings } = await next(notices)
    expect(findings[0]?.message).toMatch(/not known in which locale "bridge" was written/)
    expect(dev.said()).toContain('not known in which locale')
    dev.write('articles/trams/en.md', EN.replace('Night trams', 'Late trams'))
    await next(notices)
    expect((await dev.get('/en/trams/')).body).toContain('Night trams')
    dev.write('articles/bridge/en.md', '---\ntitle: The bridge\n---\n\nYes.\n')
    expect((await next(notices)).findings).toEqual([])
    expect((await dev.get('/en/trams/')).body).toContain('Late trams')
    expect((await dev.get('/uk/bridge/')).body).toContain('Міст')
  })

  test('shows on a page what went wrong while it was made', async () => {
    const templates = "templates: { article: () => { throw new Error('no <template>') } }"
    const dev = await develop(trams({ 'stele.config.js': configOf(templates) }))
    const { status, body } = await dev.get('/en/trams/')
    expect(status).toBe(500)
    expect(body).toContain('no &lt;template&gt;')
    expect(body).toContain('src="/-stele/dev.js"')
    expect(dev.said()).toContain('no <template>')
    expect((await dev.get('/en/')).status).toBe(200)
  })

  test('follows the interface words, and a site below a path', async () => {
    const words = { 'page.skip': 'See also' }
    const folder = trams({
      'stele.config.js': configOf("url: 'https://example.org/news'", "messages: 'words',"),
      'words/en.json': JSON.stringify(words),
    })
    const dev = await develop(folder)
    expect(dev.said()).toContain(`${dev.origin}/news/`)
    const notices = dev.notices('/news/en/trams/')
    await next(notices)
    expect((await dev.get('/news/en/trams/')).body).toContain('See also')
    dev.write('words/en.json', JSON.stringify({ 'page.skip': 'Read in' }))
    await next(notices)
    expect((await dev.get('/news/en/trams/')).body).toContain('Read in')
  })

  test('follows the configuration, and what it imports', async () => {
    const folder = trams({
      'stele.config.ts': `import { siteName } from './names.js'\n${configOf('siteName')}`,
      'names.ts': "export const siteName: string = 'The Stele'\n",
    })
    const dev = await develop(folder)
    const notices = dev.notices('/en/trams/')
    await next(notices)
    expect((await dev.get('/en/trams/')).body).toContain('The Stele')
    dev.write('names.ts', "export const siteName: string = 'The Kobza'\n")
    await next(notices)
    expect((await dev.get('/en/trams/')).body).toContain('The Kobza')
    dev.write('stele.config.ts', configOf("url: 'https://example.org/news', siteName: 'Bandura'"))
    await next(notices)
    expect((await dev.get('/news/en/trams/')).body).toContain('Bandura')
    expect((await dev.get('/en/trams/')).status).toBe(404)
    expect(dev.said()).toMatch(/^names\.ts: \d+ ms$/m)
  })

  test('makes pages again when a function of the configuration does something else', async () => {
    const config = (text: string) => configOf(`head: (head) => ({ ...head, robots: '${text}' })`)
    const dev = await develop(trams({ 'stele.config.ts': config('one') }))
    const notices = dev.notices('/en/trams/')
    await next(notices)
    expect((await dev.get('/en/trams/')).body).toContain('one')
    dev.write('stele.config.ts', config('another'))
    await next(notices)
    expect((await dev.get('/en/trams/')).body).toContain('another')
  })

  test('goes on while the configuration is broken, and says how', async () => {
    const whole = configOf("siteName: 'The Stele'")
    const dev = await develop(trams({ 'stele.config.ts': whole }))
    const notices = dev.notices('/en/trams/')
    await next(notices)
    const broken = [
      ['export default {', /stele\.config\.ts" cannot be loaded/],
      ["throw new Error('not today')", /not today/],
      [whole.replace('site:', 'sites:'), /"sites" means nothing here/],
      [whole.replace('https:', 'nowhere:'), /The option "url" is/],
      [`import './later.js'\n${whole.replace('The Stele', 'The Kobza')}`, /later/],
    ] as const
    for (const [text, message] of broken) {
      dev.write('stele.config.ts', text)
      const { findings } = await next(notices)
      expect(findings[0]?.message).toMatch(message)
      expect(dev.said()).toMatch(message)
      const { status, body } = await dev.get('/en/trams/')
      expect([status, body.includes('The Stele')]).toEqual([200, true])
    }
    // What was missing comes, and with it an article that was changed in the meantime.
    dev.write('later.ts', '')
    expect((await next(notices)).findings).toEqual([])
    expect((await dev.get('/en/trams/')).body).toContain('The Kobza')
  })

  test('follows a configuration that comes and goes, and a content folder that moves', async () => {
    const folder = trams({ 'texts/bridge/en.md': '---\ntitle: The bridge\n---\n\nOpen.\n' })
    const dev = await develop(folder)
    const notices = dev.notices('/en/')
    await next(notices)
    dev.write('stele.config.ts', configOf("siteName: 'The Stele'", "content: 'texts',"))
    await next(notices)
    expect((await dev.get('/en/')).body).toContain('The Stele')
    dev.write('texts/bridge/en.md', '---\ntitle: The new bridge\n---\n\nOpen.\n')
    await next(notices)
    expect((await dev.get('/en/bridge/')).body).toContain('The new bridge')
    rmSync(join(folder, 'stele.config.ts'))
    await next(notices)
    expect((await dev.get('/en/trams/')).status).toBe(200)
    expect((await dev.get('/en/bridge/')).status).toBe(404)
  })

  test('gives pages a script that is made from its source', async () => {
    const source = new URL('../../src/command/dev/browser.ts', import.meta.url)
    const made = await bundle(readFileSync(source, 'utf8'), { minify: true, define: {} })
    const dev = await develop(trams())
    expect((await dev.get('/-stele/dev.js')).body).toBe(made.trim())
  })

  test('is for this machine only', async () => {
    const dev = await develop(trams())
    expect(dev.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const { port } = new URL(dev.origin)
    const socket = connect(Number(port), '127.0.0.1')
    await new Promise((resolve) => socket.once('connect', resolve))
    expect(socket.remoteAddress).toBe('127.0.0.1')
    socket.destroy()
  })

  test.each(['abc', '65536', '-1', '1.5', ''])('has no port %j', async (port) => {
    await expect(stele(trams(), 'dev', `--port=${port}`)).rejects.toThrow(/There is no port/)
  })

  test('has no use for an address that is none', async () => {
    const folder = trams({ 'stele.config.ts': configOf("url: 'example.org'") })
    await expect(stele(folder, 'dev', '--port=0')).rejects.toThrow('The option "url" is')
  })

  test('says that a port is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo // listening on TCP
    const outcome = stele(trams(), 'dev', '--port', String(port))
    await expect(outcome).rejects.toThrow(SteleError)
    await expect(outcome).rejects.toThrow(`Port ${port} is taken. Give another one; --port 0`)
    other.close()
  })
})

// Read again in each test, where to read the source again would take seconds.
Object.assign(globalThis, { devLocales: defineLocales({ en: {}, uk: {} }, { default: 'en' }) })

function configOf(site: string, more = ''): string {
  return `export default {
  locales: globalThis.devLocales,
  ${more}
  site: { url: 'https://example.org', ${site} },
}
`
}

describe.skipIf(!hasBrowser)('in a browser', () => {
  test('a page shows what is wrong, and loads itself again, under its own policy', async () => {
    const dev = await develop(
      trams({ 'articles/trams/uk.md': UK.replace('---', '---\npublished: yesterday') }),
    )
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage()
      const complaints: string[] = []
      page.on('pageerror', ({ message }) => complaints.push(message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
      await page.goto(`${dev.origin}/en/trams/`)
      await page.getByText('1 warning', { exact: true }).click()
      await page.getByText('articles/trams/uk.md:2:1').waitFor()
      dev.write('articles/trams/en.md', EN.replace('Night trams', 'Late trams'))
      await page.getByRole('heading', { name: 'Late trams' }).waitFor()
      dev.write('articles/trams/uk.md', UK)
      await page.getByText('articles/trams/uk.md:2:1').waitFor({ state: 'detached' })
      await page.locator('a[hreflang=uk]').click()
      await page.getByRole('heading', { name: 'Нічні трамваї' }).waitFor()
      dev.write('articles/trams/uk.md', UK.replace('Нічні', 'Пізні'))
      await page.getByRole('heading', { name: 'Пізні трамваї' }).waitFor()
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
