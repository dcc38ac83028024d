/** The number of spaces a line begins with. */
export function indentOf(line: string): number {
  let indent = 0
  while (line.charCodeAt(indent) === 32) indent += 1
  return indent
}

/** Without the spaces at the end. */
export function trimEnd(line: string): string {
  let end = line.length
  while (line.charCodeAt(end - 1) === 32) end -= 1
  return end === line.length ? line : line.slice(0, end)
}
