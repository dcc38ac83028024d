import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { createLocaleStore } from 'stele/client'
import { compile } from 'svelte/compiler'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createSSRApp } from 'vue'
import { renderToString as renderVue } from 'vue/server-renderer'
import { Choice as ReactChoice } from '../../examples/frameworks/react.js'
import { Choice as VueChoice } from '../../examples/frameworks/vue.js'
import { bundle, hasBrowser, launchBrowser, serve, type TestServer } from '../browser.js'

const examples = new URL('../../examples/frameworks/', import.meta.url)
const LOCALES = { codes: ['ru', 'uk', 'en'], default: 'ru' } as const
const PATH = '/uk/trams/'
type Code = (typeof LOCALES.codes)[number]

const storeOnServer = () => createLocaleStore(LOCALES, { path: PATH, cookies: 'locale=en' })

async function renderSvelte(): Promise<string> {
  const source = await readFile(new URL('Choice.svelte', examples), 'utf8')
  const folder = new URL('../../.build/frameworks/', import.meta.url)
  const file = new URL('Choice.server.mjs', folder)
  await mkdir(folder, { recursive: true })
  await writeFile(file, compile(source, { generate: 'server' }).js.code)
  const { default: Choice } = await import(file.href)
  const { render } = await import('svelte/server')
  return render(Choice, { props: { store: storeOnServer() } }).body
}

const onServer = {
  react: async () => renderToString(createElement(ReactChoice<Code>, { store: storeOnServer() })),
  vue: () => renderVue(createSSRApp(VueChoice, { store: storeOnServer() })),
  svelte: renderSvelte,
}

// What a framework's own tools write into a browser's program.
const hydrate = {
  react: `
    import { createElement } from 'react'
    import { hydrateRoot } from 'react-dom/client'
    import { Choice } from '${examples.pathname}react.ts'
    hydrateRoot(root, createElement(Choice, { store }))`,
  vue: `
    import { createSSRApp } from 'vue'
    import { Choice } from '${examples.pathname}vue.ts'
    createSSRApp(Choice, { store }).mount(root)`,
  svelte: `
    import { hydrate } from 'svelte'
    import Choice from '${examples.pathname}Choice.svelte'
    hydrate(Choice, { target: root, props: { store } })`,
}

const program = (name: keyof typeof hydrate) => `
  import { createLocaleStore } from 'stele/client'
  const store = createLocaleStore(${JSON.stringify(LOCALES)})
  const root = document.getElementById('root')
  ${hydrate[name]}
`

const svelte: Plugin = {
  name: 'svelte',
  setup: (build) =>
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, 'utf8'), { generate: 'client' }).js.code,
      loader: 'js',
    })),
}

const wordsOf = (html: string): string =>
  html
    .replace(/<!--.*?-->|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const names = ['react', 'vue', 'svelte'] as const

describe.each(names)('the store in %s', (name) => {
  vi.setConfig({ testTimeout: 30_000 })

  test('is rendered on a server', async () => {
    expect(wordsOf(await onServer[name]())).toBe('uk en ru uk en')
  })

  describe.skipIf(!hasBrowser)('in a browser', () => {
    let browser: Browser
    let server: TestServer
    beforeAll(async () => {
      if (!hasBrowser) return
      const html = `<!DOCTYPE html><title>x</title><link rel="icon" href="data:,"><div id="root">${await onServer[name]()}</div><script type="module" src="/client.js"></script>`
      const script = await bundle(program(name), { plugins: [svelte] })
      server = await serve((path) =>
        path === '/client.js'
          ? { body: script, headers: { 'Content-Type': 'text/javascript' } }
          : {
              body: html,
              headers: { 'Content-Type': 'text/html', 'Set-Cookie': 'locale=en; Path=/' },
            },
      )
      browser = await launchBrowser()
    }, 60_000)
    afterAll(async () => {
      await browser?.close()
      server?.close()
    })

    test('takes over what the server wrote, and follows what the reader does', async () => {
      const page = await browser.newPage()
      const complaints: string[] = []
      page.on('pageerror', ({ message }) => complaints.push(message))
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      await page.goto(server.origin + PATH)
      await page.waitForLoadState('networkidle')
      expect(await words(page)).toBe('uk en ru uk en')
      await page.getByRole('button', { name: 'ru' }).click()
      await page.getByText('uk ru').waitFor()
      await page.evaluate(() => history.pushState({}, '', '/en/trams/'))
      await page.getByText('en ru').waitFor()
      expect(complaints).toEqual([])
    })
  })
})

const words = async (page: Page): Promise<string> =>
  wordsOf(await page.locator('#root').innerHTML())
