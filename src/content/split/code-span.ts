import { endOfCode, lengthOfRun } from '../../markdown/code-span.js'
import type { Words } from './words.js'

/** The code span that begins at backticks, or `undefined` where it is not certain. */
export function codeSpan(
  words: Words,
  start: number,
): { readonly value: string; readonly end: number } | undefined {
  const { text } = words
  const length = lengthOfRun(text, start)
  const close = endOfCode(text, start, length)
  if (close < 0) return undefined
  const value = codeOf(words, start + length, close)
  return value === undefined ? undefined : { value, end: close + length }
}

// One space goes at both ends, where there is more than space (CommonMark 6.1).
function codeOf({ text, isIndented }: Words, from: number, to: number): string | undefined {
  const code = text.slice(from, to)
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) {
    if (at === 0 || at === code.length - 1 || isIndented(from + at + 1)) return undefined
  }
  if (!code.startsWith(' ') || !code.endsWith(' ') || /^ *$/.test(code)) return code
  return code.slice(1, -1)
}
