import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRecord } from '../article/rules.js'
import { reasonOf } from '../content/walk.node.js'
import { type Diagnostic, list, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { checkMessages } from '../messages/check.js'
import type { Catalog } from '../messages/keys.js'

/** The catalogs of a folder: one `<locale>.json` for each locale. */
export interface FoundCatalogs {
  /** By locale: the file and its text. */
  readonly files: ReadonlyMap<string, { readonly path: string; readonly text: string }>
  readonly catalogs: Readonly<Record<string, Catalog>>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the catalogs of a folder.
 *
 * @throws SteleError `invalid-option` when there is no such folder
 */
export async function readCatalogs(locales: Locales, folder: string): Promise<FoundCatalogs> {
  const files = new Map<string, { readonly path: string; readonly text: string }>()
  const catalogs = new Map<string, Catalog>()
  const diagnostics: Diagnostic[] = []
  for (const name of await namesIn(folder)) {
    const locale = locales.match(name.replace(/\.json$/, ''))
    if (!name.endsWith('.json') || locale === undefined) continue
    const path = join(folder, name)
    const text = await readFile(path, 'utf8')
    const catalog = parseCatalog(text)
    if (typeof catalog === 'string') {
      const place = { file: path, line: 1, column: 1, locale }
      const message = `The catalog cannot be read: ${catalog}. Mend it.`
      diagnostics.push({ code: 'catalog-unreadable', severity: 'error', message, ...place })
      continue
    }
    files.set(locale, { path, text })
    catalogs.set(locale, catalog)
  }
  return { files, catalogs: Object.fromEntries(catalogs), diagnostics }
}

/** Holds the catalogs of a folder against the source's; every finding has its file and line. */
export async function checkCatalogs(
  locales: Locales,
  folder: string,
  source: string,
): Promise<readonly Diagnostic[]> {
  const { files, catalogs, diagnostics } = await readCatalogs(locales, folder)
  if (!files.has(source)) {
    throw new SteleError('invalid-option', `There is no ${join(folder, source)}.json.`, {
      hint: `Catalogs there: ${list(files.keys())}. The others are held against the source's.`,
    })
  }
  const findings = checkMessages(catalogs, { source }).map((finding) => {
    const { path = '', text = '' } = files.get(finding.locale ?? '') ?? {}
    return { ...finding, file: path, ...placeOfKey(text, String(finding.path?.at(-1) ?? '')) }
  })
  return [...diagnostics, ...findings]
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    throw new SteleError('invalid-option', `The folder of catalogs cannot be read: ${folder}.`, {
      hint: `Correct "messages" in the configuration (${reasonOf(error)}).`,
      cause: error,
    })
  }
}

function parseCatalog(text: string): Catalog | string {
  try {
    const value: unknown = JSON.parse(text)
    if (!isRecord(value)) return 'it is no object'
    const texts = Object.entries(value).filter((entry): entry is [string, string] => {
      return typeof entry[1] === 'string'
    })
    return Object.fromEntries(texts)
  } catch (error) {
    if (error instanceof SyntaxError) return error.message
    throw error
  }
}

// A key that is not there is reported at the file's start.
function placeOfKey(text: string, key: string): { readonly line: number; readonly column: number } {
  const lines = text.split('\n')
  const name = JSON.stringify(key)
  const at = lines.findIndex((line) => line.trimStart().startsWith(`${name}:`))
  return at === -1
    ? { line: 1, column: 1 }
    : { line: at + 1, column: (lines[at] ?? '').indexOf(name) + 1 }
}
