import { indentOf } from '../../markdown/lines.js'

/** Whether a line holds nothing but spaces. */
export function isBlank(line: string): boolean {
  return indentOf(line) === line.length
}

/** A line, or an empty one behind the last. */
export function lineAt(lines: readonly string[], at: number): string {
  return lines[at] ?? ''
}
