import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { modulesOf } from './modules.node.js'

// What packages a configuration may use, as package managers write it down.
const LOCKS = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
]

/**
 * Another text whenever a configuration may do something else than before: it, a module that it
 * imports by a relative path, or the packages beside it have changed.
 */
export function revisionOf(configFile: string): string {
  const sum = createHash('sha256')
  const { files } = modulesOf(configFile)
  const locks = LOCKS.map((name) => join(dirname(configFile), name)).filter((path) =>
    existsSync(path),
  )
  for (const file of [...files, ...locks]) sum.update(readFileSync(file)).update('\0')
  return sum.digest('base64url')
}
