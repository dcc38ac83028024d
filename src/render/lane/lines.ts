import { indentOf } from '../../markdown/lines.js'

/** Whether a line holds nothing but spaces. */
export function isBlank(line: string): boolean {
  return indentOf(line) === line.length
}
