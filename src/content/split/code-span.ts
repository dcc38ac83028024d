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

/** How often a character is repeated from a place on. */
export function lengthOfRun(text: string, start: number): number {
  let end = start + 1
  while (text.charCodeAt(end) === text.charCodeAt(start)) end += 1
  return end - start
}

function endOfCode(text: string, start: number, length: number): number {
  const run = text.slice(start, start + length)
  let at = text.indexOf(run, start + length)
  while (at >= 0) {
    const found = lengthOfRun(text, at)
    if (found === length) return at
    at = text.indexOf(run, at + found)
  }
  return -1
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
