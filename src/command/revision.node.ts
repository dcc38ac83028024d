import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

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
  const files = modulesOf(resolve(configFile))
  const locks = LOCKS.map((name) => join(dirname(configFile), name)).filter((path) =>
    existsSync(path),
  )
  for (const file of [...files, ...locks]) sum.update(readFileSync(file)).update('\0')
  return sum.digest('base64url')
}

const IMPORT = /\b(?:from|import|require)\b\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g

function modulesOf(start: string): readonly string[] {
  const found = new Set([start])
  // A set that grows is gone through to its end.
  for (const file of found) {
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const module = candidates(resolve(dirname(file), path)).find((each) => existsSync(each))
      if (module !== undefined) found.add(module)
    }
  }
  return [...found].sort()
}

// TypeScript's modules are imported by the names that they will have, or without an ending.
function candidates(path: string): readonly string[] {
  const endings = ['.ts', '.js', '.mts', '.mjs', '/index.ts', '/index.js']
  const typed = /\.m?js$/.test(path) ? [path.replace(/js$/, 'ts')] : []
  return /\.\w+$/.test(path) ? [path, ...typed] : endings.map((ending) => path + ending)
}
