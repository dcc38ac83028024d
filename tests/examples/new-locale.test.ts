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
      'Block "cards" is not translated into "ru".',
      'Block "cards" is not translated into "ar".',
    ])
  })
})

function errorsIn(file: string, text: string): readonly string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    new URL('tests/tsconfig.json', root).pathname,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  )
  const options = config?.options ?? {}
  const host = ts.createCompilerHost(options)
  const { readFile, getSourceFile } = host
  const read = (name: string): string | undefined => (name === file ? text : readFile(name))
  const program = ts.createProgram([file], options, {
    ...host,
    readFile: read,
    getSourceFile: (name, ...rest) =>
      name === file ? ts.createSourceFile(name, text, ...rest) : getSourceFile(name, ...rest),
  })
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

test.each(['page.home', 'notice.machine_one'])(
  'the compiler misses %s when the German catalog does',
  (key) => {
    const text = readFileSync(catalogs, 'utf8')
    const lacking = text.replace(`  '${key}':`, "  'other.key':")
    expect(lacking).not.toBe(text)
    expect(errorsIn(catalogs, text)).toEqual([])
    expect(errorsIn(catalogs, lacking).join('\n')).toMatch(/'other\.key'|"?page\.home/)
  },
  60_000,
)
