/** A text's words, for {@link similarity}. */
export type WordBag = readonly string[]

/** The words of a text, case folded. */
export function wordsOf(text: string): WordBag {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/**
 * How much two texts of one language have in common: Sørensen and Dice's coefficient over words.
 *
 * @example similarity(wordsOf('one two'), wordsOf('one three')) // => 0.5
 */
export function similarity(one: WordBag, two: WordBag): number {
  const all = one.length + two.length
  if (all === 0) return 0
  const counts = new Map<string, number>()
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of two) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    shared += 1
    counts.set(word, left - 1)
  }
  return (2 * shared) / all
}

/** From here on a text counts as an edited form of another. */
export const EDITED = 0.5
