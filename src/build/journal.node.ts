import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { isRecord } from '../article/rules.js'
import { quote } from '../errors.js'
import { codeOf } from './error-code.js'
import { refused, type SiteFolders } from './folders.node.js'
import { readIfThere } from './manifest.node.js'
import { isSafePath } from './paths.js'
import { folderMaker } from './staging.node.js'
import { refuseObstacles, statsOf, wayChecker } from './standing.node.js'

/** All that is to be done to the folder of a site, in this order. */
export interface Journal {
  /** Stale files that stand where others need a folder, or the other way about. */
  readonly clear: readonly string[]
  /** Staged files, and folders that are new as a whole: their paths end in `/`. */
  readonly puts: readonly string[]
  readonly deletes: readonly string[]
}

/**
 * Puts a site in place. Once the journal is written it will be done to the end: by this process, or
 * by the next one that comes.
 *
 * @throws SteleError `write-refused`
 */
export function commit(folders: SiteFolders, journal: Journal): void {
  const { journal: path, work } = folders
  const fresh = `${path}.new`
  // All of it, whatever a disk that fills up takes at once.
  writeFileSync(fresh, JSON.stringify(journal), { flush: true })
  renameSync(fresh, path)
  syncFolder(work)
  carryOut(folders, journal)
}

/**
 * Does what is left of an interrupted commit, and throws away what was never finished.
 *
 * @returns whether there was a commit to finish
 * @throws SteleError `write-refused` when the journal is damaged
 */
export function recover(folders: SiteFolders): boolean {
  const { journal: path, staged } = folders
  const text = readIfThere(path)
  if (text === undefined) {
    rmSync(staged, { recursive: true, force: true })
    return false
  }
  carryOut(folders, readJournal(text, path))
  return true
}

function carryOut(folders: SiteFolders, { clear, puts, deletes }: Journal): void {
  const { out, staged, journal } = folders
  const way = wayChecker(out, new Set(clear))
  refuseObstacles(
    out,
    puts.flatMap((put) => way(put) ?? []),
  )
  removeFiles(out, clear)
  const makeFolder = folderMaker()
  let isFirst = true
  for (const put of puts) {
    const target = join(out, put)
    makeFolder(dirname(target))
    try {
      move(join(staged, put), target)
      isFirst = false
    } catch (error) {
      if (codeOf(error) !== 'EXDEV' || !isFirst) throw error
      rmSync(journal, { force: true })
      throw refused(`${quote(out)} is a file system of its own.`, 'Name a folder within it.')
    }
  }
  removeFiles(out, deletes)
  rmSync(journal, { force: true })
  rmSync(staged, { recursive: true, force: true })
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    const [source, target] = [from, to].map(statsOf)
    // It was put in place before the interruption.
    if (source === undefined && target !== undefined) return
    if (!source?.isDirectory() || !MERGED.has(codeOf(error) ?? '')) throw error
    moveAll(from, to)
  }
}

// Somebody has made a folder there since, or Windows does not let one go as a whole.
const MERGED: ReadonlySet<string> = new Set(['EACCES', 'EBUSY', 'EEXIST', 'ENOTEMPTY', 'EPERM'])

function moveAll(from: string, to: string): void {
  if (statsOf(to) === undefined) mkdirSync(to)
  for (const name of readdirSync(from)) move(join(from, name), join(to, name))
}

// Never a folder, nor what somebody put in the place of a file or of a folder above it.
function removeFiles(out: string, files: readonly string[]): void {
  const way = wayChecker(out)
  for (const file of files) {
    if (way(file) !== undefined) continue
    if (statsOf(join(out, file))?.isFile() === true) rmSync(join(out, file), { force: true })
    removeEmptyFolders(out, dirname(file))
  }
}

function removeEmptyFolders(out: string, folder: string): void {
  if (folder === '.') return
  try {
    rmdirSync(join(out, folder))
  } catch (error) {
    // Something stands in it, it is gone, or it was never a folder.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) throw error
    if (codeOf(error) !== 'ENOENT') return
  }
  removeEmptyFolders(out, dirname(folder))
}

// Windows knows no such thing, nor needs it.
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

function readJournal(text: string, path: string): Journal {
  const value: unknown = parse(text)
  if (isRecord(value)) {
    const { clear, puts, deletes } = value
    if (isFiles(clear) && isFiles(deletes) && isPuts(puts)) return { clear, puts, deletes }
  }
  throw refused(
    `The journal ${quote(path)} is damaged.`,
    'Remove it, and build the site again: files that differ will be made again.',
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isFiles(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((file) => typeof file === 'string' && isSafePath(file))
}

function isPuts(value: unknown): value is string[] {
  return Array.isArray(value) && isFiles(value.map(withoutSlash))
}

function withoutSlash(put: unknown): unknown {
  return typeof put === 'string' ? put.replace(/\/$/, '') : put
}
