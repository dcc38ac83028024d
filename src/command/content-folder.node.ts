import { existsSync, readdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { isInside } from '../content/walk.node.js'
import type { SteleConfig } from './config.js'
import { usualFolders } from './usual-folders.js'

/** Whether there is a folder. */
export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}

/** Where articles are, as the command line, the configuration or custom says. */
export function usualFolder(
  cwd: string,
  home: string,
  { root }: { readonly root?: string | undefined },
  config: SteleConfig | undefined,
): string | undefined {
  if (root !== undefined) return resolve(cwd, root)
  if (config?.content !== undefined) return resolve(home, config.content)
  return usualFolders(home).find((path) => existsSync(path))
}

/** Whether a path names a folder of articles apart from the usual one. */
export function leadsElsewhere(cwd: string, usual: string | undefined, path: string): boolean {
  const full = resolve(cwd, path)
  if (!isFolder(full)) return false
  if (usual !== undefined) return !isInside(usual, full)
  return !isInside(cwd, full) || !holdsOneArticle(full)
}

// In a folder of articles files are named after them, not only after a locale.
function holdsOneArticle(folder: string): boolean {
  return readdirSync(folder).some((name) => /^[a-z]{2,3}(?:-[a-z\d]+)*\.md$/i.test(name))
}
