import { type Fragment, htmlOf } from './fragment.js'

/** Remembers rendered texts. */
export interface FragmentCache {
  readonly get: (text: string) => Fragment | undefined
  readonly set: (text: string, fragment: Fragment) => void
  readonly status: () => CacheStatus
}

/** What a renderer remembers, and how much that has saved. */
export interface CacheStatus {
  /** Texts that were remembered when they were asked for. */
  readonly hits: number
  /** Texts that were not, and went through the pipeline. */
  readonly misses: number
  /** Texts remembered now. */
  readonly entries: number
  /** Characters of these texts and their HTML. */
  readonly characters: number
}

const MAX_ENTRIES = 10_000
// Of text and HTML together, in UTF-16 code units: about 32 MB at most.
const MAX_CHARACTERS = 16_000_000

/** A cache bounded by entries and characters; what was used longest ago goes first. */
export function createFragmentCache(): FragmentCache {
  const kept = new Map<string, Fragment>()
  let characters = 0
  let hits = 0
  let misses = 0
  const sizeOf = (text: string, fragment: Fragment): number =>
    text.length + htmlOf(fragment).length + fragment.plainText.length
  const remove = (text: string): void => {
    const fragment = kept.get(text)
    if (fragment === undefined) return
    kept.delete(text)
    characters -= sizeOf(text, fragment)
  }
  return {
    get: (text) => {
      const fragment = kept.get(text)
      if (fragment === undefined) {
        misses += 1
        return undefined
      }
      hits += 1
      kept.delete(text) // to the end: a Map keeps the order of insertion
      kept.set(text, fragment)
      return fragment
    },
    set: (text, fragment) => {
      remove(text)
      kept.set(text, fragment)
      characters += sizeOf(text, fragment)
      for (const oldest of kept.keys()) {
        if (kept.size <= MAX_ENTRIES && characters <= MAX_CHARACTERS) break
        remove(oldest)
      }
    },
    status: () => ({ hits, misses, entries: kept.size, characters }),
  }
}

/** A cache that remembers nothing. */
export const NO_CACHE: FragmentCache = {
  get: () => undefined,
  set: () => undefined,
  status: () => ({ hits: 0, misses: 0, entries: 0, characters: 0 }),
}

/** The status of several caches as one. */
export function addStatus(one: CacheStatus, other: CacheStatus): CacheStatus {
  return {
    hits: one.hits + other.hits,
    misses: one.misses + other.misses,
    entries: one.entries + other.entries,
    characters: one.characters + other.characters,
  }
}
