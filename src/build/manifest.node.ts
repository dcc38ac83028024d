import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './error-code.js'
import { isSafePath } from './paths.js'
import { seal, unseal } from './sealed.node.js'

/**
 * Which files of a folder are stele's, and the hash of each: in the folder itself, so that it goes
 * where the site goes.
 */
export type Manifest = ReadonlyMap<string, string>

/** The name of the manifest's file. */
export const MANIFEST = '.stele-manifest'

/** The manifest as it is written: the same for the same site. */
export function formatManifest(files: Manifest): string {
  const lines = Array.from(files, ([file, hash]) => `${hash} ${file}\n`)
  return seal(lines.sort((one, other) => (one.slice(44) < other.slice(44) ? -1 : 1)).join(''))
}

/** The manifest of a folder. Empty where there is none, and where it is damaged. */
export function readManifest(folder: string): Manifest {
  const sealed = readIfThere(join(folder, MANIFEST))
  const text = sealed === undefined ? undefined : unseal(sealed)
  const lines = text?.split('\n').filter(Boolean) ?? []
  const entries = lines.map((line) => [line.slice(44), line.slice(0, 43)] as const)
  return new Map(entries.filter(([file]) => isSafePath(file)))
}

/** The text of a file, or `undefined` where there is none. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
