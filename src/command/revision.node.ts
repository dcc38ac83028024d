import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
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
 * imports by a relative path, or the packages beside or above it have changed.
 */
export function revisionOf(configFile: string): string {
  const sum = createHash('sha256')
  const files = modulesOf(resolve(configFile))
  const locks = foldersUp(dirname(configFile)).flatMap((folder) =>
    LOCKS.map((name) => join(folder, name)).filter(isFile),
  )
  for (const file of [...files, ...locks]) sum.update(readFileSync(file)).update('\0')
  return sum.digest('base64url')
}

/**
 * Whether all that a configuration says stands in its modules: no text of theirs names what could
 * tell them more, and they import nothing but one another and stele.
 */
export function isSelfContained(configFile: string): boolean {
  return modulesOf(resolve(configFile)).every((file) => {
    const text = readFileSync(file, 'utf8')
    const imported = Array.from(text.matchAll(ANY_IMPORT), ([, path = '']) => path)
    const isKnown = (path: string): boolean =>
      /^stele(?:\/|$)/.test(path) || (path.startsWith('.') && moduleAt(file, path) !== undefined)
    return !ELSEWHERE.test(text) && imported.every(isKnown)
  })
}

/** Whether functions of a configuration may give another answer each time. */
export function isLive(configFile: string): boolean {
  return modulesOf(resolve(configFile)).some((file) => LIVE.test(readFileSync(file, 'utf8')))
}

// What is read when a build runs. Other packages are taken to give the same for the same.
const LIVE =
  /\b(?:process|performance|fetch|random)\b|\bDate\.now\b|\bnew Date\(\s*\)|['"](?:node:)?(?:child_process|fs|os|process)(?:\/promises)?['"]/
// The process and its host, the time, chance, the network, and ways around these words.
const ELSEWHERE =
  /\b(?:process|global|globalThis|navigator|performance|crypto|fetch|random|Date|Temporal|Intl|toLocale\w*|localeCompare|eval|Function|constructor|require|await)\b|\bimport\s*[(.]|\b(?:from|import)\s*\/[*/]/
const ANY_IMPORT = /\b(?:from|import)\s*['"]([^'"]+)['"]/g
const IMPORT = /\b(?:from|import|require)\b\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g

function modulesOf(start: string): readonly string[] {
  const found = new Set([realpathSync(start)])
  // A set that grows is gone through to its end.
  for (const file of found) {
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const module = moduleAt(file, path)
      if (module !== undefined) found.add(module)
    }
  }
  return [...found].sort()
}

function moduleAt(file: string, path: string): string | undefined {
  const module = candidates(resolve(dirname(file), path)).find(isFile)
  // What a module behind a link imports counts from where it lies.
  return module && realpathSync(module)
}

// TypeScript's modules are imported by the names that they will have, or without an ending.
function candidates(path: string): readonly string[] {
  const endings = ['.ts', '.js', '.mts', '.mjs', '/index.ts', '/index.js']
  const typed = /\.m?js$/.test(path) ? [path.replace(/js$/, 'ts')] : []
  return [path, ...typed, ...endings.map((ending) => path + ending)]
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

function foldersUp(folder: string): readonly string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersUp(above)]
}
