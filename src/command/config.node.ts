import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { quote, SteleError } from '../errors.js'
import { readConfig, type SteleConfig } from './config.js'

/** The names that a configuration is found by. */
export const CONFIG_NAMES = ['js', 'mjs', 'ts', 'mts'].map(
  (extension) => `stele.config.${extension}`,
)

/** A configuration and where it was found. */
export interface FoundConfig {
  readonly file: string
  readonly config: SteleConfig
}

/** Where the configuration of a folder is, if it has one; or where a file is that is named. */
export function configFileIn(cwd: string, named?: string): string | undefined {
  if (named !== undefined) return resolve(cwd, named)
  return CONFIG_NAMES.map((name) => join(cwd, name)).find((path) => existsSync(path))
}

/**
 * Loads the configuration of a folder, if it has one; or the file that is named.
 *
 * @param load - gives the default export of a module
 * @throws SteleError `invalid-option` when it cannot be loaded
 */
export async function loadConfig(
  cwd: string,
  named?: string,
  load: (file: string) => Promise<unknown> = importDefault,
): Promise<FoundConfig | undefined> {
  const file = configFileIn(cwd, named)
  if (file === undefined) return undefined
  try {
    return { file, config: readConfig(await load(file), basename(file)) }
  } catch (error) {
    if (error instanceof SteleError) throw error
    throw new SteleError('invalid-option', `${quote(file)} cannot be loaded.`, {
      hint: reasonOf(error, file),
      cause: error,
    })
  }
}

// On one line, and with the place in the file, where Node or jiti says that.
function reasonOf(error: unknown, file: string): string {
  if (!(error instanceof Error)) return String(error)
  const message = error.message.replace(/\s+/g, ' ').trim()
  if (message.includes("Cannot find package 'stele'")) {
    return 'It imports "stele", which is not installed there. Run "npm install stele".'
  }
  const place = placeIn(error.stack ?? '', file)
  if (place !== undefined) return message.includes(place) ? message : `${message} (line ${place})`
  // Node keeps to itself where a module cannot be read.
  return error instanceof SyntaxError
    ? `${message}. "node --check ${basename(file)}" shows where.`
    : message
}

function placeIn(stack: string, file: string): string | undefined {
  return [pathToFileURL(file).href, file]
    .map((name) => /^\d+(?::\d+)?/.exec(stack.split(`${name}:`)[1] ?? '')?.[0])
    .find((place) => place !== undefined)
}

async function importDefault(file: string): Promise<unknown> {
  const url = pathToFileURL(file).href
  if (!/\.m?ts$/.test(file)) return (await import(url)).default
  // Node 20 reads no TypeScript.
  const { createJiti } = await import('jiti')
  return createJiti(import.meta.url).import(url, { default: true })
}
