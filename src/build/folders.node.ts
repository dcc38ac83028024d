import { existsSync, lstatSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { quote, SteleError } from '../errors.js'
import { codeOf } from './error-code.js'

/** Where a site stands, and where it is made. */
export interface SiteFolders {
  /** The folder of the site. */
  readonly out: string
  /** Beside it, on the same file system: everything that is not finished. */
  readonly work: string
  /** Files that are ready to be put in place. */
  readonly staged: string
  /** Made by `--shard`, waiting for `--merge`. */
  readonly shards: string
  /** What is still to be done of a commit. */
  readonly journal: string
  /** What is known of the site's files. */
  readonly cache: string
  /** The last build. */
  readonly last: string
  /** Articles as they were read. */
  readonly articles: string
  readonly lock: string
}

/**
 * The folders of a site, which need not be there.
 *
 * @throws SteleError `write-refused` where there is something else
 */
export function siteFolders(out: string): SiteFolders {
  try {
    return foldersOf(out)
  } catch (error) {
    throw cannotUse(out, error)
  }
}

function foldersOf(out: string): SiteFolders {
  const full = resolve(out)
  const name = basename(full)
  if (name === '') throw refused('The root of the file system cannot be the folder of a site.')
  const above = dirname(full)
  const parent = existsSync(above) ? realpathSync(above) : above
  const folder = join(parent, name)
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found?.isSymbolicLink()) {
    throw refused(`${quote(out)} is a symbolic link.`, 'Name the folder that it leads to.')
  }
  if (found !== undefined && !found.isDirectory()) throw refused(`${quote(out)} is no folder.`)
  const work = join(parent, `.${name}.stele`)
  if (lstatSync(work, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw refused(`${quote(work)} is a symbolic link.`, 'Remove it.')
  }
  return {
    out: folder,
    work,
    staged: join(work, 'new'),
    shards: join(work, 'shards'),
    journal: join(work, 'journal'),
    cache: join(work, 'cache'),
    last: join(work, 'last'),
    articles: join(work, 'articles'),
    lock: join(work, 'lock'),
  }
}

/** What to tell of an error of the system at a path; other errors stay what they are. */
export function cannotUse(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !isOfSystem(error)) return error
  const message = `${quote(path)} cannot be used: ${error.message}.`
  return new SteleError('write-refused', message, { hint: 'Name another folder.', cause: error })
}

/** Whether an error is one of the system, such as a full disk. */
export function isOfSystem(error: Error): boolean {
  return /^E[A-Z]+$/.test(codeOf(error) ?? '')
}

/** Why nothing was written. */
export function refused(message: string, hint = 'Name another folder.'): SteleError {
  return new SteleError('write-refused', message, { hint })
}
