import type { Fragment } from './fragment.js'

/** Remembers rendered texts. */
export interface FragmentCache {
  readonly get: (text: string) => Fragment | undefined
  readonly set: (text: string, fragment: Fragment) => void
}

const MAX_ENTRIES = 10_000
// Of text and HTML together, in UTF-16 code units: about 32 MB at most.
const MAX_CHARACTERS = 16_000_000

/** A cache bounded by entries and characters; what was used longest ago goes first. */
export function createFragmentCache(): FragmentCache {
  const kept = new Map<string, Fragment>()
  let characters = 0
  const sizeOf = (text: string, { html, plainText }: Fragment): number =>
    text.length + html.length + plainText.length
  const remove = (text: string): void => {
    const fragment = kept.get(text)
    if (fragment === undefined) return
    kept.delete(text)
    characters -= sizeOf(text, fragment)
  }
  return {
    get: (text) => {
      const fragment = kept.get(text)
      if (fragment === undefined) return undefined
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
  }
}

/** A cache that remembers nothing. */
export const NO_CACHE: FragmentCache = { get: () => undefined, set: () => undefined }
