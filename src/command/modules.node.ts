import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** A module and those that it imports by relative paths, and they in turn. */
export interface LocalModules {
  /** Absolute, in the order of their names. */
  readonly files: readonly string[]
  /** Where those that are not there might be. */
  readonly missing: readonly string[]
}

const IMPORT = /\b(?:from|import|require)\b\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g

/** Finds the modules that a file is made of. */
export function modulesOf(start: string): LocalModules {
  const found = new Set([resolve(start)])
  const missing = new Set<string>()
  // A set that grows is gone through to its end.
  for (const file of found) {
    if (!existsSync(file)) continue
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const places = candidates(resolve(dirname(file), path))
      const module = places.find((each) => existsSync(each))
      if (module !== undefined) found.add(module)
      else for (const place of places) missing.add(place)
    }
  }
  return { files: [...found].sort(), missing: [...missing] }
}

// TypeScript's modules are imported by the names that they will have, or without an ending.
function candidates(path: string): readonly string[] {
  const endings = ['.ts', '.js', '.mts', '.mjs', '/index.ts', '/index.js']
  const typed = /\.m?js$/.test(path) ? [path.replace(/js$/, 'ts')] : []
  return /\.\w+$/.test(path) ? [path, ...typed] : endings.map((ending) => path + ending)
}
