import type { Fragment } from '../fragment.js'

/** Remembers what texts became, for a while. */
export interface RecentFragments {
  readonly get: (text: string) => Fragment | undefined
  readonly set: (text: string, fragment: Fragment) => void
}

// A few articles of a few hundred blocks.
const SETS = 256
const WAYS = 4
const LONGEST = 4_000

/**
 * A memory for texts that are nearly as cheap to render as to look up: hashing them whole would cost
 * more than it saves. A key is made of a text's length and a few characters in its middle; each key
 * belongs to a set of a few places, of which a new text takes the oldest. Keys are compared before
 * texts, which lie anywhere in memory.
 */
export function createRecentFragments(): RecentFragments {
  const keys = new Int32Array(SETS * WAYS)
  const texts: (string | undefined)[] = new Array(SETS * WAYS).fill(undefined)
  const fragments: (Fragment | undefined)[] = new Array(SETS * WAYS).fill(undefined)
  // Where in each set the oldest is.
  const oldest = new Uint8Array(SETS)
  return {
    get: (text) => {
      const key = keyOf(text)
      const start = setOf(key) * WAYS
      for (let at = start; at < start + WAYS; at += 1) {
        if (keys[at] === key && texts[at] === text) return fragments[at]
      }
      return undefined
    },
    set: (text, fragment) => {
      if (text.length > LONGEST) return
      const key = keyOf(text)
      const set = setOf(key)
      const at = set * WAYS + Number(oldest[set])
      oldest[set] = (Number(oldest[set]) + 1) % WAYS
      keys[at] = key
      texts[at] = text
      fragments[at] = fragment
    },
  }
}

/** Remembers nothing. */
export const NOTHING_RECENT: RecentFragments = { get: () => undefined, set: () => undefined }

function keyOf(text: string): number {
  const { length } = text
  const middle = length >> 1
  let key = length
  for (let at = middle; at < Math.min(middle + 4, length); at += 1)
    key = Math.imul(key, 31) + text.charCodeAt(at)
  return key | 0
}

function setOf(key: number): number {
  return (key ^ (key >>> 8)) & (SETS - 1)
}
