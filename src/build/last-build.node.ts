import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SeenContent } from '../content/seen.node.js'
import type { Diagnostic } from '../errors.js'
import { type CachedFile, isAsLeft, MADE_BY } from './cache.node.js'
import { isOfSystem } from './folders.node.js'
import { MANIFEST, readIfThere } from './manifest.node.js'
import { seal, unseal } from './sealed.node.js'
import { statsOf } from './standing.node.js'
import type { BuiltSite } from './types.js'

/** What is kept of a build: enough to tell that another one would change nothing, and its result. */
export interface LastBuild {
  /** Of what was said: options, configuration, and where all is. */
  readonly said: string
  readonly content: SeenContent & { readonly folder: string }
  /** The folder of the catalogs, and what tells its content apart. */
  readonly catalogs: { readonly folder: string; readonly digest: string } | undefined
  readonly built: BuiltSite
  readonly findings: readonly Diagnostic[]
  /** The next moment at which any file may be another one. */
  readonly until: string | undefined
  /** All files as the build left them. */
  readonly files: readonly LeftFile[]
}

type LeftFile = readonly [file: string, bytes: number, changed: number]

/** What is kept, if it was kept by the same package and is whole. */
export function readLastBuild(path: string): LastBuild | undefined {
  const text = unseal(readIfThere(path) ?? '')
  if (text === undefined) return undefined
  // Sealed, so that it is as `writeLastBuild` wrote it.
  const { by, last }: { by: string; last: LastBuild } = JSON.parse(text)
  return by === MADE_BY ? last : undefined
}

/** Keeps a build in place of an older one, where there is room for it. */
export function writeLastBuild(path: string, last: LastBuild): void {
  try {
    writeFileSync(`${path}.new`, seal(JSON.stringify({ by: MADE_BY, last })))
    renameSync(`${path}.new`, path)
  } catch (error) {
    // The site stands. Without this the next build only takes longer.
    if (!(error instanceof Error && isOfSystem(error))) throw error
    rmSync(`${path}.new`, { force: true })
  }
}

/** The files of a site as a build has left them; the manifest is among them. */
export function leftFiles(folder: string, files: readonly CachedFile[]): readonly LeftFile[] {
  const manifest = statsOf(join(folder, MANIFEST))
  return [
    ...files.map(({ file, bytes, changed }) => [file, bytes, changed] as const),
    [MANIFEST, manifest?.size ?? 0, manifest?.mtimeMs ?? 0],
  ]
}

/** Whether all files are as the build left them, as far as their sizes and times say. */
export function isLeftAlone({ built, files }: LastBuild): boolean {
  return files.every(([file, bytes, changed]) => {
    const stats = statsOf(join(built.folder, file))
    return stats?.isFile() === true && isAsLeft(stats, { bytes, changed })
  })
}
