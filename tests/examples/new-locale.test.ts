import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { validateHtml } from '../publish/validate-html.js'

const root = new URL('../../', import.meta.url)
const catalogs = new URL('examples/new-locale/catalogs.ts', root).pathname

describe('the example that adds locales', () => {
  let example: typeof import('../../examples/new-locale/main.js')
  beforeAll(async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    example = await import('../../examples/new-locale/main.js')
    log.mockRestore()
    error.mockRestore()
  })

  test('renders a valid page from right to left with a paragraph from left to right', async () => {
    const { arabicPage } = example
    expect(arabicPage).toContain('<html lang="ar" dir="rtl">')
    expect(arabicPage).toContain('<p id="cards" lang="en" dir="ltr" data-state="fallback">')
    expect(arabicPage).toContain('<p class="mark">لغة هذا النص: الإنجليزية</p>')
    expect(arabicPage).toContain('<li><span lang="en" dir="ltr">1 paragraph on this page')
    expect(await validateHtml(arabicPage)).toEqual([])
  })

  test('says which words and blocks are left to write', () => {
    const { todo } = example
    expect(todo).toContain('"article.updated" has no words in "ar". Add it.')
    for (const category of ['zero', 'one', 'two', 'few', 'many', 'other']) {
      expect(todo).toContain(`"notice.machine_${category}" has no words in "ar". Add it.`)
    }
    expect(todo.filter((line) => line.includes('"de"'))).toEqual([])
    expect(todo.filter((line) => line.startsWith('Block'))).toEqual([
      'Block "lead" is not translated into "ru".',
      'Block "cards" is not translated into "ru".',
      'Block "cards" is not translated into "ar".',
    ])
  })
})

function compile(file: string, text: string, before?: ts.Program): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    new URL('tests/tsconfig.json', root).pathname,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  )
  const options = config?.options ?? {}
  const host = ts.createCompilerHost(options)
  const getSourceFile: typeof host.getSourceFile = (name, language) =>
    name === file
      ? ts.createSourceFile(name, text, language)
      : (before?.getSourceFile(name) ?? host.getSourceFile(name, language))
  return ts.createProgram([file], options, { ...host, getSourceFile }, before)
}

function errorsIn(program: ts.Program, file: string): readonly string[] {
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

test('the compiler says which word the German catalog lacks', () => {
  const text = readFileSync(catalogs, 'utf8')
  const lacking = text.replace("  'page.home': 'Startseite',\n", '')
  expect(lacking).not.toBe(text)
  const complete = compile(catalogs, text)
  expect(errorsIn(complete, catalogs)).toEqual([])
  expect(errorsIn(compile(catalogs, lacking, complete), catalogs)).toEqual([
    expect.stringMatching(/^Property '"page\.home"' is missing/),
  ])
}, 60_000)
