import { type Dirent, lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { quote } from '../errors.js'
import { type Cache, isAsLeft } from './cache.node.js'
import { codeOf } from './error-code.js'
import { refused } from './folders.node.js'
import { MANIFEST, type Manifest } from './manifest.node.js'
import { contentHash } from './sealed.node.js'

/** A site as an earlier build left it, if there was one. */
export interface StandingSite {
  /** Where it stands. */
  readonly folder: string
  /** Its files: no others are ever replaced or taken away. */
  readonly manifest: Manifest
  readonly cache: Cache
  /** The outermost of the folders above a file that did not stand when it was first asked for. */
  readonly absent: (file: string) => string | undefined
}

/** A site as an earlier build left it. */
export function standingSite(folder: string, manifest: Manifest, cache: Cache): StandingSite {
  return { folder, manifest, cache, absent: outermostAbsent(folder) }
}

/** What stands at a path, not looking through links. */
export function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
}

/** A file as it stands. */
export interface StandingFile {
  readonly hash: string
  /** When it was last changed. */
  readonly changed: number
}

/** Looks at a file of the site as it stands; it is read only where it is not known. */
export function standingFile(
  { folder, cache, absent }: StandingSite,
  file: string,
): StandingFile | undefined {
  const known = cache.get(file)
  if (known === undefined && absent(file) !== undefined) return undefined
  const path = join(folder, file)
  const stats = statsOf(path)
  if (stats?.isFile() !== true) return undefined
  const isKnown = known !== undefined && isAsLeft(stats, known)
  return {
    hash: isKnown ? known.hash : contentHash(readFileSync(path)),
    changed: stats.mtimeMs,
  }
}

/**
 * Says why files, and folders of them, may not be put where something else stands; empty where they
 * may.
 */
export function obstacles(
  { folder, manifest }: Pick<StandingSite, 'folder' | 'manifest'>,
  puts: readonly string[],
  stale: ReadonlySet<string>,
): readonly string[] {
  const isWay = wayChecker(folder, stale)
  return puts.flatMap((file) => {
    const way = isWay(file)
    if (way !== undefined) return [way]
    if (file.endsWith('/')) return []
    const stats = statsOf(join(folder, file))
    if (stats === undefined) return []
    if (stats.isFile())
      return manifest.has(file) || file === MANIFEST ? [] : [`${quote(file)} was not made by stele`]
    if (stats.isDirectory() && isAllStale(folder, file, stale)) return []
    return [`${quote(file)} is ${stats.isSymbolicLink() ? 'a symbolic link' : 'no file'}`]
  })
}

/**
 * Finds the outermost of the folders above a file that does not stand, with its final `/`. Each is
 * looked at once.
 */
export function outermostAbsent(folder: string): (file: string) => string | undefined {
  const known = new Map<string, boolean>()
  const isThere = (path: string): boolean => {
    const found = known.get(path) ?? statsOf(join(folder, path)) !== undefined
    known.set(path, found)
    return found
  }
  return (file) => {
    for (let end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1)) {
      const path = file.slice(0, end + 1)
      if (!isThere(path)) return path
    }
    return undefined
  }
}

/**
 * Makes a check whether the folders on the way to a file are folders, or stale files that will go.
 * What is wrong is said once; a link on the way would lead out of the site.
 */
export function wayChecker(
  folder: string,
  stale: ReadonlySet<string> = new Set(),
): (file: string) => string | undefined {
  const known = new Map<string, string | undefined>([['', undefined]])
  const check = (path: string): string | undefined => {
    if (known.has(path)) return known.get(path)
    const above = check(path.slice(0, Math.max(0, path.lastIndexOf('/'))))
    const stats = above === undefined ? statsOf(join(folder, path)) : undefined
    const isFree = stats === undefined || stats.isDirectory() || stale.has(path)
    const what = stats?.isSymbolicLink() ? 'a symbolic link' : 'no folder'
    const found = above ?? (isFree ? undefined : `${quote(path)} is ${what}`)
    known.set(path, found)
    return found
  }
  return (file) => check(file.slice(0, Math.max(0, file.lastIndexOf('/'))))
}

// A folder that goes when its stale files go. One without files was made by somebody else.
function isAllStale(folder: string, path: string, stale: ReadonlySet<string>): boolean {
  const entries = readdirSync(join(folder, path), { withFileTypes: true })
  const isStale = (entry: Dirent): boolean => {
    const inner = `${path}/${entry.name}`
    return entry.isDirectory() ? isAllStale(folder, inner, stale) : stale.has(inner)
  }
  return entries.length > 0 && entries.every(isStale)
}

const MOST_NAMED = 10

/** @throws SteleError `write-refused` where there are obstacles */
export function refuseObstacles(folder: string, found: readonly string[]): void {
  const distinct = [...new Set(found)]
  if (distinct.length === 0) return
  const named = distinct.slice(0, MOST_NAMED).join(', ')
  const more = distinct.length > MOST_NAMED ? `, and ${distinct.length - MOST_NAMED} more` : ''
  throw refused(
    `The site cannot be written to ${quote(folder)}: ${named}${more}. Nothing was changed.`,
    'Move away what stands there, or name another folder.',
  )
}
