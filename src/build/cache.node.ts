import { renameSync, type Stats, writeFileSync } from 'node:fs'
import type { Diagnostic } from '../errors.js'
import { VERSION } from '../version.js'
import { readIfThere } from './manifest.node.js'
import { seal, unseal } from './sealed.node.js'

/** What an earlier build knows of a file. */
export interface CachedFile {
  readonly file: string
  /** What it was made of. */
  readonly version: string
  /** Of its content. */
  readonly hash: string
  readonly bytes: number
  /** When the file in the folder was last changed, as the build left it. */
  readonly changed: number
  /** What was found while making it. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What earlier builds know of a site, by file. */
export type Cache = ReadonlyMap<string, CachedFile>

/** What else pages depend on: Intl's words are those of the ICU that Node was built with. */
export const MADE_BY = `stele ${VERSION}, Node ${process.version}, ICU ${process.versions.icu}`

/** Reads a cache. Empty where there is none, where it is damaged, and where others have made it. */
export function readCache(path: string): Cache {
  const sealed = readIfThere(path)
  const text = sealed === undefined ? undefined : unseal(sealed)
  if (text === undefined) return new Map()
  // Sealed, so that it is as `writeCache` wrote it.
  const { by, files }: { by: string; files: CachedFile[] } = JSON.parse(text)
  return new Map(by === MADE_BY ? files.map((each) => [each.file, each]) : [])
}

/** Writes a cache, in place of an older one. */
export function writeCache(path: string, files: readonly CachedFile[]): void {
  writeFileSync(`${path}.new`, seal(JSON.stringify({ by: MADE_BY, files })))
  renameSync(`${path}.new`, path)
}

/** Whether a file is as a build left it, as far as its size and time say. */
export function isAsLeft(
  stats: Stats,
  { bytes, changed }: Pick<CachedFile, 'bytes' | 'changed'>,
): boolean {
  return stats.size === bytes && stats.mtimeMs === changed
}
