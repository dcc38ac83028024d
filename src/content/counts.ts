/** How often each of some texts occurs. */
export type Counts = ReadonlyMap<string, number>

/** Nothing at all. */
const NO_COUNTS: Counts = new Map()

/** Counts texts. */
export function countOf(texts: readonly string[]): Counts {
  if (texts.length === 0) return NO_COUNTS
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

/** The places that a text occurs at, in order. */
export type Postings = ReadonlyMap<string, readonly number[]>

/** Turns texts by place into places by text. */
export function postingsOf(places: readonly Counts[]): Postings {
  const postings = new Map<string, number[]>()
  places.forEach((counts, at) => {
    for (const text of counts.keys()) {
      const known = postings.get(text)
      if (known === undefined) postings.set(text, [at])
      else known.push(at)
    }
  })
  return postings
}
