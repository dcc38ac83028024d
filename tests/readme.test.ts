import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const readme = readFileSync(new URL('README.md', root), 'utf8')

// All snippets are one program, read from top to bottom: later ones use the names of earlier ones.
function programOf(markdown: string): string {
  const snippets = Array.from(markdown.matchAll(/^```ts\n(.*?)^```$/gms), ([, code = '']) => code)
  const imports = snippets.flatMap((code) => code.match(/^import .*$/gm) ?? [])
  const body = snippets.join('\n').replace(/^import .*\n/gm, '')
  return [
    "import { expect } from 'vitest'",
    ...imports,
    // `expression // => value`, on one line or on the next
    body.replace(/^(?! )(.+?)\s*\n?\/\/ => (.+)$/gm, 'expect($1).toEqual($2)'),
    'export {}',
  ].join('\n')
}

const program = programOf(readme)
const folder = new URL('.build/readme/', root)
mkdirSync(folder, { recursive: true })
const file = new URL('snippets.ts', folder).pathname
writeFileSync(file, program)

test('the README holds every claim it makes in its snippets', async () => {
  expect(program.match(/\)\.toEqual\(/g)?.length).toBeGreaterThan(25)
  expect(program).not.toContain('// =>')
  await import(file)
})

test('the snippets compile under the strict options of the tests', () => {
  const config = ts.getParsedCommandLineOfConfigFile(
    new URL('tests/tsconfig.json', root).pathname,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  )
  const compiled = ts.createProgram([file], config?.options ?? {})
  const messages = ts
    .getPreEmitDiagnostics(compiled)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  expect(messages).toEqual([])
}, 60_000)

test('the README gives both commands of a fresh machine', () => {
  expect(readme).toContain('npm ci && npm start')
  expect(readme).toContain('npm ci && npm test')
})

test('every export is named in the README', async () => {
  const names = Object.keys(await import('stele'))
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

describe('the codes of errors', () => {
  const read = (file: string): string => readFileSync(new URL(`src/${file}`, root), 'utf8')
  const [, union = ''] = /type SteleErrorCode =\n(.*?)\n\n/s.exec(read('errors.ts')) ?? []
  const codes = Array.from(union.matchAll(/'([a-z-]+)'/g), ([, code = '']) => code)

  test('are those that the README lists, in its order', () => {
    const [, listed = ''] = /its `code` is one of (.*?)\./s.exec(readme) ?? []
    expect(codes.length).toBeGreaterThan(5)
    expect(Array.from(listed.matchAll(/`([a-z-]+)`/g), ([, code]) => code)).toEqual(codes)
  })

  test('are all thrown somewhere', () => {
    const files = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
    const others = files.filter((file) => file.endsWith('.ts') && file !== 'errors.ts').map(read)
    expect(codes.filter((code) => !others.some((file) => file.includes(`'${code}'`)))).toEqual([])
  })
})
