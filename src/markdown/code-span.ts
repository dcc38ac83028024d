/** How often a character is repeated from a place on. */
export function lengthOfRun(text: string, start: number): number {
  let end = start + 1
  while (text.charCodeAt(end) === text.charCodeAt(start)) end += 1
  return end - start
}

/** Where the run of backticks begins that ends a code span, or -1 (CommonMark 6.1). */
export function endOfCode(text: string, start: number, length: number): number {
  const run = text.slice(start, start + length)
  let at = text.indexOf(run, start + length)
  while (at >= 0) {
    const found = lengthOfRun(text, at)
    if (found === length) return at
    at = text.indexOf(run, at + found)
  }
  return -1
}
