import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ArticleMemory } from '../content/load.node.js'
import { MADE_BY } from './cache.node.js'
import { cannotUse } from './folders.node.js'
import { readIfThere } from './manifest.node.js'
import { seal, unseal } from './sealed.node.js'

/** Articles as they were read from the same files, kept beside the folder of a site. */
export interface KeptArticles {
  readonly memory: ArticleMemory
  /** Keeps what was used and nothing else. */
  readonly save: () => void
}

/**
 * Reads kept articles. None where there are none, where they are damaged, and where another package
 * has made them. Each is one line, and becomes an article when it is asked for.
 */
export function readKeptArticles(path: string): KeptArticles {
  const sealed = readIfThere(path)
  const [by, ...lines] = (sealed === undefined ? undefined : unseal(sealed))?.split('\n') ?? []
  const old = new Map<string, string>(by === MADE_BY ? lines.map(cut) : [])
  const used = new Map<string, string>()
  return {
    memory: {
      get: (key) => {
        const text = old.get(key)
        if (text === undefined) return undefined
        used.set(key, text)
        // Sealed, so that it is as `set` wrote it.
        return JSON.parse(text)
      },
      set: (key, article) => used.set(key, JSON.stringify(article)),
    },
    save: () => {
      const isSame = used.size === old.size && [...used.keys()].every((key) => old.has(key))
      if (isSame) return
      const kept = Array.from(used, ([key, text]) => `${key} ${text}`)
      // Shards that are made at once on one machine each keep theirs.
      const fresh = `${path}.${randomUUID()}`
      try {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(fresh, seal([MADE_BY, ...kept].join('\n')))
        renameSync(fresh, path)
      } catch (error) {
        rmSync(fresh, { force: true })
        throw cannotUse(dirname(path), error)
      }
    },
  }
}

function cut(line: string): readonly [key: string, text: string] {
  const end = line.indexOf(' ')
  return [line.slice(0, end), line.slice(end + 1)]
}
