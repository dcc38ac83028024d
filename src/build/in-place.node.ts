import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readCache } from './cache.node.js'
import type { SiteFolders } from './folders.node.js'
import { commit, type Journal } from './journal.node.js'
import { readManifest } from './manifest.node.js'
import { type Placement, type StagedFile, stagedFiles, staleFiles } from './placement.node.js'
import { foldersAbove } from './plan.js'
import { respeltFiles } from './respelt.node.js'
import { obstacles, refuseObstacles } from './standing.node.js'

/** Puts a site into its folder file by file, by a journal that any process can finish. */
export function inPlace(folders: SiteFolders): Placement {
  const { out, staged, cache } = folders
  mkdirSync(staged, { recursive: true })
  const standing = { folder: out, manifest: readManifest(out), cache: readCache(cache) }
  let count = 0
  const making = {
    standing,
    // All in one folder: those of the site are made when it is put in place.
    stage: (_: string, bytes: Uint8Array) => {
      const path = join(staged, String(count))
      count += 1
      writeFileSync(path, bytes)
      return path
    },
    keep: () => {},
  }
  return {
    ...making,
    put: (made) => {
      const journal = journalOf(stagedFiles(making, made), staleFiles(standing, made))
      const files = journal.puts.map(([, file]) => file)
      const own = new Map([...standing.manifest, ...respeltFiles(standing, files)])
      refuseObstacles(out, obstacles({ ...standing, manifest: own }, files, new Set(journal.clear)))
      const written = files.length
      const deleted = journal.clear.length + journal.deletes.length
      if (written + deleted === 0) rmSync(staged, { recursive: true, force: true })
      else commit(folders, journal)
      return { folder: out, written, deleted }
    },
  }
}

function journalOf(staged: readonly StagedFile[], stale: readonly string[]): Journal {
  const files = new Set(staged.map(([, file]) => file))
  const above = new Set([...files].flatMap(foldersAbove))
  const isInTheWay = (file: string): boolean =>
    above.has(file) || foldersAbove(file).some((folder) => files.has(folder))
  return {
    clear: stale.filter(isInTheWay),
    puts: staged.map(([path, file]) => [basename(path), file]),
    deletes: stale.filter((file) => !isInTheWay(file)),
  }
}
