import type { Fragment } from '../fragment.js'

/** Remembers what texts became, for a while. */
export interface RecentFragments {
  readonly get: (text: string) => Fragment | undefined
  readonly set: (text: string, fragment: Fragment) => void
}

// A few articles of a few hundred blocks.
const PLACES = 1024
const LONGEST = 4_000

/**
 * A memory for texts that are nearly as cheap to render as to look up: hashing them whole would cost
 * more than it saves. Each has one place, by its length and a few of its characters, which the next
 * text of that place takes over.
 */
export function createRecentFragments(): RecentFragments {
  const texts: string[] = new Array(PLACES).fill('')
  const fragments: (Fragment | undefined)[] = new Array(PLACES).fill(undefined)
  return {
    get: (text) => {
      const place = placeOf(text)
      return texts[place] === text ? fragments[place] : undefined
    },
    set: (text, fragment) => {
      if (text.length > LONGEST) return
      const place = placeOf(text)
      texts[place] = text
      fragments[place] = fragment
    },
  }
}

/** Remembers nothing. */
export const NOTHING_RECENT: RecentFragments = { get: () => undefined, set: () => undefined }

function placeOf(text: string): number {
  const { length } = text
  let sum = length
  for (let part = 1; part < 4; part += 1) {
    sum = Math.imul(sum, 31) + text.charCodeAt((length * part) >> 2)
  }
  return sum & (PLACES - 1)
}
