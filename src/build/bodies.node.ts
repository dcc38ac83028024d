import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './error-code.js'
import { contentHash } from './sealed.node.js'

/** Where a text is kept, and what tells that it is whole. */
export type KeptText = readonly [store: string, from: number, bytes: number, hash: string]

/**
 * Texts in files of which none ever changes: each run writes one more. So they are read one by one
 * while others are written, and none of them has to be in memory.
 */
export interface Bodies {
  readonly add: (text: string) => KeptText
  /** Whether the file is there that a text was kept in. */
  readonly has: (kept: KeptText) => boolean
  /** The text, if it is whole. */
  readonly read: (kept: KeptText) => string | undefined
  /** Takes away all files but some. */
  readonly keepOnly: (stores: ReadonlySet<string>) => void
  readonly close: () => void
}

const NAME = /^bodies-[0-9a-f-]+$/

/** Opens the texts that are kept in a folder. */
export function openBodies(folder: string): Bodies {
  const own = `bodies-${randomUUID()}`
  const files = new Map<string, number | undefined>()
  let end = 0
  const create = (): number => {
    mkdirSync(folder, { recursive: true })
    const file = openSync(join(folder, own), 'wx+')
    files.set(own, file)
    return file
  }
  const fileOf = (store: string): number | undefined => {
    if (!files.has(store)) files.set(store, openIfThere(join(folder, store)))
    return files.get(store)
  }
  return {
    add: (text) => {
      const bytes = Buffer.from(text)
      writeAll(files.get(own) ?? create(), bytes, end)
      const from = end
      end += bytes.length
      return [own, from, bytes.length, contentHash(bytes)]
    },
    has: ([store]) => NAME.test(store) && fileOf(store) !== undefined,
    read: ([store, from, length, hash]) => {
      const file = fileOf(store)
      const bytes = Buffer.allocUnsafe(length)
      if (file === undefined || readSync(file, bytes, 0, length, from) < length) return undefined
      return contentHash(bytes) === hash ? bytes.toString() : undefined
    },
    keepOnly: (stores) => {
      for (const name of existsSync(folder) ? readdirSync(folder) : []) {
        if (NAME.test(name) && !stores.has(name)) rmSync(join(folder, name), { force: true })
      }
    },
    close: () => {
      for (const file of files.values()) if (file !== undefined) closeSync(file)
      files.clear()
    },
  }
}

// A disk that fills up may take only a part at once.
function writeAll(file: number, bytes: Uint8Array, from: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(file, bytes, done, bytes.length - done, from + done)
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
