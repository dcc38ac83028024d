import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as stele from 'stele'
import * as client from 'stele/client'
import { expect, test } from 'vitest'

// In the order data flows. A room may import the rooms before it, and errors.ts.
const ROOMS = [
  'locale',
  'article',
  'markdown',
  'content',
  'resolve',
  'messages',
  'render',
  'exchange',
  'switch',
  'publish',
  'serve',
  'build',
  'command',
]

const src = new URL('../src/', import.meta.url).pathname

interface Import {
  readonly file: string
  readonly from: string
  readonly to: string
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(src, file), 'utf8')
  return Array.from(text.matchAll(/from '(\.[^']+)'/g), ([, path = '']) => ({
    file,
    from: roomOf(file),
    to: roomOf(join(file, '..', path)),
  }))
}

function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : ''
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)

test('every folder of the source is a known room', () => {
  const rooms = new Set(files.map(roomOf).filter((room) => room !== ''))
  expect([...rooms].sort()).toEqual([...ROOMS].sort())
})

test('rooms import only rooms above them in the flow', () => {
  const imports = files.filter((file) => roomOf(file) !== '').flatMap(importsOf)
  const upward = imports.filter(({ from, to }) => ROOMS.indexOf(to) > ROOMS.indexOf(from))
  expect(imports.length).toBeGreaterThan(50)
  expect(upward).toEqual([])
})

test('the client door exports exactly these values', () => {
  expect(Object.keys(client).sort()).toEqual(['createLocaleStore', 'defineLocaleSwitcher'])
})

test('the door exports exactly these values', () => {
  expect(Object.keys(stele).sort()).toEqual([
    'LOCALE_COOKIE',
    'SteleError',
    'articlePath',
    'articleSchema',
    'catalogs',
    'checkMessages',
    'coverageOf',
    'createMessages',
    'createRenderer',
    'defineArticle',
    'defineLocales',
    'fingerprint',
    'isAvailable',
    'localeCookie',
    'localeLinks',
    'newsroomLocales',
    'pageLinks',
    'pageStyle',
    'readLocaleCookie',
    'renderFrontPage',
    'renderPage',
    'renderPageAsync',
    'renderParallel',
    'resolveArticle',
    'switchLocale',
    'switcher',
  ])
})

// Imports of types alone are gone at run time, and `import()` waits until it is reached.
function loadedBy(start: string): { readonly files: Set<string>; readonly packages: Set<string> } {
  const files = new Set([start])
  const packages = new Set<string>()
  // A set that grows is gone through to its end.
  for (const file of files) {
    const text = readFileSync(join(src, file), 'utf8')
    for (const [, path = ''] of text.matchAll(
      /^(?:import|export) (?!type\b)[^']*from '([^']+)'/gm,
    )) {
      if (path.startsWith('.')) files.add(join(file, '..', path).replace(/js$/, 'ts'))
      else if (!path.startsWith('node:')) packages.add(path)
    }
  }
  return { files, packages }
}

test('the command starts, and recalls a build, without anything that makes one', () => {
  expect(loadedBy('cli.ts').files.size).toBeLessThan(8)
  const { files, packages } = loadedBy('command/build.node.ts')
  expect([...packages]).toEqual([])
  expect([...files].filter((file) => /^(?:render|resolve|messages|locale)\//.test(file))).toEqual(
    [],
  )
  expect(loadedBy('command/make-build.node.ts').packages.size).toBeGreaterThan(3)
})
