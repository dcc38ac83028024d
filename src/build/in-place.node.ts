import { mkdirSync, rmSync } from 'node:fs'
import { readCache } from './cache.node.js'
import type { SiteFolders } from './folders.node.js'
import { commit, type Journal } from './journal.node.js'
import { readManifest } from './manifest.node.js'
import { foldersAbove } from './paths.js'
import { type Placement, stagedFiles, staleFiles } from './placement.node.js'
import { respeltFiles } from './respelt.node.js'
import { stagingIn } from './staging.node.js'
import { obstacles, outermostAbsent, refuseObstacles, standingSite } from './standing.node.js'

/**
 * Puts a site into its folder, new folders as a whole and else file by file, by a journal that any
 * process can finish.
 */
export function inPlace(folders: SiteFolders): Placement {
  const { out, staged, cache } = folders
  mkdirSync(staged, { recursive: true })
  const standing = standingSite(out, readManifest(out), readCache(cache))
  const making = { standing, stage: stagingIn(staged), keep: () => {} }
  return {
    ...making,
    put: (made) => {
      const files = stagedFiles(making, made)
      const journal = journalOf(out, files, staleFiles(standing, made))
      const own = new Map([...standing.manifest, ...respeltFiles(standing, files)])
      const found = obstacles({ folder: out, manifest: own }, journal.puts, new Set(journal.clear))
      refuseObstacles(out, found)
      const written = files.length
      const deleted = journal.clear.length + journal.deletes.length
      if (written + deleted === 0) rmSync(staged, { recursive: true, force: true })
      else commit(folders, journal)
      return { folder: out, written, deleted }
    },
  }
}

function journalOf(out: string, files: readonly string[], stale: readonly string[]): Journal {
  // Looked at anew: what stands there may be another thing than when the build began.
  const absent = outermostAbsent(out)
  const puts = files.map((file) => absent(file) ?? file)
  const wanted = new Set(stale.length === 0 ? [] : files)
  const above = new Set([...wanted].flatMap(foldersAbove))
  const isInTheWay = (file: string): boolean =>
    above.has(file) || foldersAbove(file).some((folder) => wanted.has(folder))
  return {
    clear: stale.filter(isInTheWay),
    puts: [...new Set(puts)],
    deletes: stale.filter((file) => !isInTheWay(file)),
  }
}
