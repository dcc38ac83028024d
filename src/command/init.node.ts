import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { replaceFile } from '../content/replace-file.node.js'
import { SteleError } from '../errors.js'
import { languageOf } from './detect-locales.js'
import { openProject, type Project, type ProjectOptions } from './project.node.js'
import type { Terminal } from './terminal.js'

const MERGE_LINE = '*.stele.jsonl merge=union'

/** Options of `stele init`. */
export interface InitOptions extends ProjectOptions {
  readonly locales?: string | undefined
  readonly json?: boolean | undefined
}

/** Prepares a folder of articles: once more changes nothing. */
export async function runInit(
  terminal: Terminal,
  _: readonly string[],
  options: InitOptions,
): Promise<number> {
  const named = options.locales?.split(',').map(languageOf) ?? []
  const mayBeNew = named.length > 0
  const project = await openProject(terminal, options, [], { also: named, mayBeNew })
  if (named.length > 0 && project.config !== undefined) {
    throw new SteleError('invalid-option', 'The configuration declares the locales already.', {
      hint: 'Leave "--locales" out, or add one with "stele add-locale".',
    })
  }
  const files: string[] = []
  const attributes = join(terminal.cwd, '.gitattributes')
  const lines = existsSync(attributes) ? readFileSync(attributes, 'utf8') : ''
  if (!lines.split(/\r?\n/).includes(MERGE_LINE)) {
    const start = lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
    await replaceFile(attributes, `${start}${MERGE_LINE}\n`)
    files.push('.gitattributes')
  }
  if (project.config === undefined) {
    await replaceFile(join(terminal.cwd, 'stele.config.mjs'), configText(project, named, terminal))
    files.push('stele.config.mjs')
  }
  if (options.json) terminal.write(`${JSON.stringify({ files })}\n`)
  else
    terminal.write(
      files.length === 0 ? 'Everything is there already.\n' : `Written: ${files.join(', ')}.\n`,
    )
  return 0
}

function configText(
  { locales, folder, options }: Project,
  named: readonly string[],
  { cwd }: Terminal,
): string {
  const first = options.source ?? named[0]
  const source = first ?? locales.default
  const entries = [...new Set([...named, ...locales.codes])].map((code) => {
    const { aliases } = locales.get(code)
    const known = aliases.length === 0 ? '{}' : `{ aliases: [${aliases.map(quoted).join(', ')}] }`
    return `      ${/^[a-z]+$/.test(code) ? code : quoted(code)}: ${known},`
  })
  return [
    "import { defineLocales } from 'stele'",
    "import { defineConfig } from 'stele/node'",
    '',
    'export default defineConfig({',
    '  locales: defineLocales(',
    '    {',
    ...entries,
    '    },',
    `    { default: ${quoted(source)} },`,
    '  ),',
    `  content: ${quoted(relative(cwd, folder) || '.')},`,
    ...(first === undefined ? [] : [`  source: ${quoted(source)},`]),
    '  // Where the site will be, for "stele build":',
    "  // site: { url: 'https://example.org', siteName: 'The name of the site' },",
    '})',
    '',
  ].join('\n')
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
