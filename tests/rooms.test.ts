import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as stele from 'stele'
import * as client from 'stele/client'
import { expect, test } from 'vitest'

// In the order data flows. A room may import the rooms before it, and errors.ts.
const ROOMS = [
  'locale',
  'article',
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
