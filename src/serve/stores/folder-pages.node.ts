import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from '../../content/replace-file.node.js'
import { hashedKey } from './record.js'
import type { PageCache } from './types.js'

/**
 * Finished pages in a folder: they outlive the process, and processes of one machine share them.
 * It only grows; files may be deleted at any time, the oldest first.
 */
export function createFolderPages(folder: string): PageCache {
  const pathOf = async (key: string): Promise<string> => join(folder, await hashedKey(key))
  return {
    get: async (key) => {
      try {
        return await readFile(await pathOf(key), 'utf8')
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      }
    },
    set: async (key, value) => replaceFile(await pathOf(key), value),
  }
}
