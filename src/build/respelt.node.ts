import { join } from 'node:path'
import { type StandingSite, statsOf } from './standing.node.js'

/**
 * Files that stand already under another spelling, and under which: many file systems take `Mist` and
 * `mist` for one name, and some the two ways to write `ї`. To take the old one away would be to take
 * away the new one.
 */
export function respeltFiles(
  { folder, manifest }: Pick<StandingSite, 'folder' | 'manifest'>,
  files: Iterable<string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  if (manifest.size === 0) return found
  const fresh = new Map<string, string>()
  for (const file of files) if (!manifest.has(file)) fresh.set(folded(file), file)
  if (fresh.size === 0) return found
  for (const old of manifest.keys()) {
    const file = fresh.get(folded(old))
    if (file !== undefined && isOne(join(folder, file), join(folder, old))) found.set(file, old)
  }
  return found
}

function folded(file: string): string {
  return file.normalize('NFC').toLowerCase()
}

function isOne(path: string, other: string): boolean {
  const [one, two] = [path, other].map(statsOf)
  return one !== undefined && one.ino === two?.ino && one.dev === two.dev
}
