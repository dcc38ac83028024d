import { join } from 'node:path'

/** Where articles are looked for when nothing says where they are: the first that is there. */
export function usualFolders(home: string): readonly string[] {
  return ['articles', 'content'].map((name) => join(home, name))
}
