import * as modules from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Imports the default export of a module as it is now, whatever was imported before. */
export type FreshImport = (file: string) => Promise<unknown>

// Since Node 22.15, where it takes the place of `register`; the types are of Node 20.
interface Hooks {
  readonly registerHooks?: (hooks: {
    readonly resolve: (
      specifier: string,
      context: unknown,
      next: (specifier: string, context: unknown) => { readonly url: string },
    ) => { readonly url: string }
  }) => void
}

/**
 * Makes a way to import modules again. Node keeps every module that it has imported, by its
 * address; those below the folder of the one that is asked for get another address each time.
 */
export function createFreshImport(): FreshImport {
  const count = new Int32Array(new SharedArrayBuffer(4))
  const homes = new Set<string>()
  return async (file) => {
    const url = pathToFileURL(file).href
    const home = `${pathToFileURL(dirname(file)).href}/`
    if (!homes.has(home)) mark(home, count)
    homes.add(home)
    Atomics.add(count, 0, 1)
    forgetRequired(dirname(file))
    if (/\.m?ts$/.test(file)) {
      // Node 20 reads no TypeScript.
      const { createJiti } = await import('jiti')
      return createJiti(import.meta.url, { moduleCache: false }).import(url, { default: true })
    }
    return (await import(`${url}?${count[0]}`)).default
  }
}

// Modules that are imported from now on; packages stay as they are.
function mark(home: string, count: Int32Array<SharedArrayBuffer>): void {
  const { registerHooks } = modules as Hooks
  if (registerHooks === undefined) {
    const source = `data:text/javascript,${encodeURIComponent(HOOKS)}`
    modules.register(source, { data: { home, count: count.buffer } })
    return
  }
  registerHooks({
    resolve: (specifier, context, next) => {
      const found = next(specifier, context)
      const isOurs = found.url.startsWith(home) && !/[?]|\/node_modules\//.test(found.url)
      return isOurs ? { ...found, url: `${found.url}?${count[0]}` } : found
    },
  })
}

// The same, for Node 20, where it runs in a thread of its own.
const HOOKS = `
let home, count
export const initialize = (data) => { home = data.home; count = new Int32Array(data.count) }
export const resolve = async (specifier, context, next) => {
  const found = await next(specifier, context)
  const isOurs = found.url.startsWith(home) && !/[?]|\\/node_modules\\//.test(found.url)
  return isOurs ? { ...found, url: found.url + '?' + count[0] } : found
}
`

// JSON, and modules of CommonJS.
function forgetRequired(folder: string): void {
  const { cache } = modules.createRequire(import.meta.url)
  for (const path of Object.keys(cache)) {
    const isOurs = path.startsWith(folder) && !/[\\/]node_modules[\\/]/.test(path)
    if (isOurs) Reflect.deleteProperty(cache, path)
  }
}
