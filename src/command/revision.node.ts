import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isFile, modulesOf } from './modules.node.js'

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
  const { files } = modulesOf(configFile)
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
  const { files, missing } = modulesOf(configFile)
  const isKnown = (file: string): boolean => {
    const text = readFileSync(file, 'utf8')
    const imported = Array.from(text.matchAll(ANY_IMPORT), ([, path = '']) => path)
    return !ELSEWHERE.test(text) && imported.every((path) => KNOWN.test(path))
  }
  return missing.length === 0 && files.every(isKnown)
}

/** Whether functions of a configuration may give another answer each time. */
export function isLive(configFile: string): boolean {
  return modulesOf(configFile).files.some((file) => LIVE.test(readFileSync(file, 'utf8')))
}

// What is read when a build runs. Other packages are taken to give the same for the same.
const LIVE =
  /\b(?:process|performance|fetch|random)\b|\bDate\.now\b|\bnew Date\(\s*\)|['"](?:node:)?(?:child_process|fs|os|process)(?:\/promises)?['"]/

// The process and its host, the time, chance, the network, and ways around these words.
const ELSEWHERE =
  /\b(?:process|global|globalThis|navigator|performance|crypto|fetch|random|Date|Temporal|Intl|toLocale\w*|localeCompare|eval|Function|constructor|require|await)\b|\bimport\s*[(.]|\b(?:from|import)\s*\/[*/]/
const ANY_IMPORT = /\b(?:from|import)\s*['"]([^'"]+)['"]/g
const KNOWN = /^(?:stele(?:\/|$)|\.{1,2}\/)/

function foldersUp(folder: string): readonly string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersUp(above)]
}
