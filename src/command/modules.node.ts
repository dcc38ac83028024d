import { readFileSync, realpathSync, statSync } from 'node:fs'
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
  const found = new Set([placeOf(resolve(start))])
  const missing = new Set<string>()
  // A set that grows is gone through to its end.
  for (const file of found) {
    if (!isFile(file)) continue
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const places = candidates(resolve(dirname(file), path))
      const module = places.find(isFile)
      if (module !== undefined) found.add(placeOf(module))
      else for (const place of places) missing.add(place)
    }
  }
  return { files: [...found].sort(), missing: [...missing] }
}

// TypeScript's modules are imported by the names that they will have, or without an ending.
function candidates(path: string): readonly string[] {
  const endings = ['.ts', '.js', '.mts', '.mjs', '/index.ts', '/index.js']
  const typed = /\.m?js$/.test(path) ? [path.replace(/js$/, 'ts')] : []
  return [path, ...typed, ...endings.map((ending) => path + ending)]
}

// What a module behind a link imports counts from where it lies.
function placeOf(path: string): string {
  return isFile(path) ? realpathSync(path) : path
}

/** Whether a file stands there, behind a link perhaps. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}
