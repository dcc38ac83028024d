import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'

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
