import { isGap } from '../article/gap.js'
import { isBlank } from '../article/rules.js'
import type { Entry, LocalizedText } from '../article/types.js'

/** One locale's entry of a text. */
export function entryOf<C extends string>(text: LocalizedText<C>, code: C): Entry | undefined {
  return Object.hasOwn(text, code) ? text[code] : undefined
}

/** One locale's words, if it has any. */
export function wordsIn<C extends string>(text: LocalizedText<C>, code: C): string | undefined {
  const entry = entryOf(text, code)
  const words = typeof entry === 'string' ? entry : isGap(entry) ? undefined : entry?.text
  return words === undefined || isBlank(words) ? undefined : words
}
