import { hash } from 'node:crypto'
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Diagnostic, quote } from '../errors.js'
import { isMarkdownName } from './layout.js'
import { RECORD_SUFFIX } from './record.js'

/** The Markdown files of a folder, and what was met on the way. */
export interface FoundFiles {
  /** Relative to the folder, with `/`, sorted by code unit. */
  readonly paths: readonly string[]
  /** The records beside them. */
  readonly records: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Finds the Markdown files in a folder and below it. Hidden folders and `node_modules` are left out;
 * links are followed inside the folder only, and each folder is read once.
 */
export function findFiles(folder: string): FoundFiles {
  const root = realpathSync(folder)
  const paths: string[] = []
  const records = new Set<string>()
  const diagnostics: Diagnostic[] = []
  const report = (
    code: string,
    severity: Diagnostic['severity'],
    path: string,
    text: string,
  ): void => {
    diagnostics.push({ code, severity, message: `${quote(path)} ${text}`, file: path })
  }

  const visit = (directory: string, real: string, above: ReadonlySet<string>): void => {
    const path = slashed(relative(root, directory))
    if (above.has(real)) {
      report('link-loop', 'error', path, 'is a link to a folder above it. Remove the link.')
      return
    }
    const within = new Set(above).add(real)
    const start = path === '' ? '' : `${path}/`
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      visitEntry(
        entry,
        { path: start + entry.name, full: join(directory, entry.name), real },
        within,
      )
    }
  }

  const visitEntry = (
    entry: Dirent,
    { path, full, real }: { readonly path: string; readonly full: string; readonly real: string },
    above: ReadonlySet<string>,
  ): void => {
    try {
      const isLink = entry.isSymbolicLink()
      const found = isLink ? statSync(full) : entry
      const end = isLink ? realpathSync(full) : join(real, entry.name)
      if (isLink && !isInside(root, end)) {
        report(
          'outside-folder',
          'error',
          path,
          'leads out of the content folder. Copy the file here.',
        )
      } else if (found.isDirectory()) {
        if (isMarkdownName(entry.name)) {
          report(
            'folder-name',
            'warning',
            path,
            'is a folder, though it is named like a file. Rename it.',
          )
        }
        visit(full, end, above)
      } else if (found.isFile() && isMarkdownName(entry.name)) paths.push(path)
      else if (found.isFile() && entry.name.endsWith(RECORD_SUFFIX)) records.add(path)
    } catch (error) {
      report('unreadable', 'error', path, `cannot be read: ${reasonOf(error)}.`)
    }
  }

  visit(root, root, new Set())
  return { paths: paths.sort(), records, diagnostics: diagnostics.sort(byFile) }
}

/** Another text for every other list of files. */
export function listingOf({ paths, records, diagnostics }: FoundFiles): string {
  return hash('sha256', JSON.stringify([paths, [...records].sort(), diagnostics]), 'base64url')
}

/** Why a call to the file system failed, in its own words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

/** Whether a path lies in a folder, both being real. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`)
}

function byFile(one: Diagnostic, two: Diagnostic): number {
  const [a = '', b = ''] = [one.file, two.file]
  if (a === b) return 0
  return a < b ? -1 : 1
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}
