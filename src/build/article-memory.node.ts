import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Article } from '../article/types.js'
import type { ArticleMemory } from '../content/load.node.js'
import type { IndexedArticle } from '../publish/indexed.js'
import { type Bodies, type KeptText, openBodies } from './bodies.node.js'
import { MADE_BY } from './cache.node.js'
import { cannotUse } from './folders.node.js'
import { readIfThere } from './manifest.node.js'
import { seal, unseal } from './sealed.node.js'

/** Articles as they were read from the same files, kept beside the folder of a site. */
export interface KeptArticles {
  /** What an index says of them. */
  readonly memory: ArticleMemory<string, IndexedArticle>
  /** Keeps the text of an article whose entry will be kept. */
  readonly add: (article: Article) => void
  /** An article that was kept or is known from before, if what was kept is whole. */
  readonly get: (id: string) => Article | undefined
  /** Keeps what was used and nothing else. */
  readonly save: () => void
  readonly close: () => void
}

type Remembered = NonNullable<ReturnType<KeptArticles['memory']['get']>>

/** An entry by its key, and where the text of its article is. */
interface Line {
  readonly place: KeptText | undefined
  /** What is remembered, as JSON. */
  readonly text: string
}

type Lines = ReadonlyMap<string, Line>

// Each is a file to open; then all texts are written to one anew.
const MOST_STORES = 16
// A page in one locale is followed by the same one in others.
const MOST_AT_HAND = 64

/**
 * Reads kept articles. None where there are none, where they are damaged, and where another package
 * has made them, or other options. Each is one line, and is read when it is asked for; its text is
 * read when a page needs it.
 *
 * @param options - what entries depend on, as JSON
 */
export function readKeptArticles(path: string, options: string): KeptArticles {
  const by = `${MADE_BY} ${options}`
  const old = using(path, () => readLines(path, by))
  const bodies = openBodies(dirname(path))
  const used = new Map<string, Line>()
  const places = new Map<string, KeptText>()
  const atHand = new Map<string, Article>()
  const read = (id: string): Article | undefined => {
    const place = places.get(id)
    const text = place && bodies.read(place)
    // Whole, so that it is as `add` wrote it.
    return text === undefined ? undefined : JSON.parse(text)
  }
  return {
    memory: {
      get: (key) => {
        const line = old.get(key)
        if (line === undefined || (line.place && !bodies.has(line.place))) return undefined
        // Sealed, so that it is as `set` wrote it.
        const remembered: Remembered = JSON.parse(line.text)
        const { article } = remembered.result
        if (article !== undefined && line.place !== undefined) places.set(article.id, line.place)
        used.set(key, line)
        return remembered
      },
      set: (key, remembered) => {
        const place = places.get(remembered.result.article?.id ?? '')
        used.set(key, { place, text: JSON.stringify(remembered) })
      },
    },
    add: (article) => {
      places.set(
        article.id,
        using(path, () => bodies.add(JSON.stringify(article))),
      )
    },
    get: (id) => {
      const known = atHand.get(id) ?? read(id)
      if (atHand.size >= MOST_AT_HAND) atHand.clear()
      if (known !== undefined) atHand.set(id, known)
      return known
    },
    save: () => {
      const isSame = used.size === old.size && [...used.keys()].every((key) => old.has(key))
      // Also texts of articles that are not remembered were written.
      if (isSame) using(path, () => bodies.keepOnly(storesIn(used)))
      else writeLines(path, by, bodies, used)
    },
    close: bodies.close,
  }
}

function using<T>(path: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw cannotUse(dirname(path), error)
  }
}

function readLines(path: string, by: string): Lines {
  const sealed = readIfThere(path)
  const [first, ...lines] = (sealed === undefined ? undefined : unseal(sealed))?.split('\n') ?? []
  return new Map(first === by ? lines.map(readLine) : [])
}

function readLine(line: string): readonly [key: string, line: Line] {
  const [key = '', place = ''] = line.split(' ', 2)
  const text = line.slice(key.length + place.length + 2)
  return [key, { place: place === '-' ? undefined : JSON.parse(place), text }]
}

function formatLine([key, { place, text }]: readonly [key: string, line: Line]): string {
  return `${key} ${place === undefined ? '-' : JSON.stringify(place)} ${text}`
}

function writeLines(path: string, by: string, bodies: Bodies, lines: Lines): void {
  // Shards that are made at once on one machine each keep theirs.
  const fresh = `${path}.${randomUUID()}`
  try {
    const entries = gathered(bodies, lines)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(fresh, seal([by, ...Array.from(entries, formatLine)].join('\n')))
    renameSync(fresh, path)
    bodies.keepOnly(storesIn(entries))
  } catch (error) {
    rmSync(fresh, { force: true })
    throw cannotUse(dirname(path), error)
  }
}

function gathered(bodies: Bodies, lines: Lines): Lines {
  if (storesIn(lines).size <= MOST_STORES) return lines
  return new Map(
    Array.from(lines).flatMap(([key, { place, text }]) => {
      const body = place && bodies.read(place)
      // What is damaged is read again next time.
      if (place !== undefined && body === undefined) return []
      return [[key, { place: body === undefined ? undefined : bodies.add(body), text }] as const]
    }),
  )
}

function storesIn(lines: Lines): ReadonlySet<string> {
  return new Set(Array.from(lines.values()).flatMap(({ place }) => place?.[0] ?? []))
}
