import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { quote, SteleError } from '../errors.js'

/**
 * Where a report goes. Said before anything is read: mistakes show at once.
 *
 * @throws SteleError `invalid-option` where the name is a folder's, or no HTML file's
 */
export function reportPath(cwd: string, name: string): string {
  const path = resolve(cwd, name)
  if (existsSync(path) && !statSync(path).isFile()) {
    throw new SteleError('invalid-option', `--html ${quote(name)} is a folder.`, {
      hint: 'Name a file in it: report.html.',
    })
  }
  if (/\.html?$/i.test(path)) return path
  throw new SteleError('invalid-option', `--html ${quote(name)} is no name of a page.`, {
    hint: 'Give a name that ends in ".html"; a file that is there already is replaced.',
  })
}
