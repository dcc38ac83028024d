/** The beginning of a list's item. */
export interface ListMarker {
  readonly indent: number
  /** What all items of a list share: the bullet, or the sign after the number. */
  readonly kind: string
  readonly number?: number
  /** Where the item's contents begin. */
  readonly offset: number
}

const MARKER = /^( {0,3})(?:([-*+])|(\d{1,9})([.)]))( {1,4})(?! )/
const RULE = /^ *([-*_])(?: *\1){2,} *$/

/** The marker of an item that begins with words at once, if the line has one. */
export function readMarker(line: string): ListMarker | undefined {
  const found = MARKER.exec(line)
  if (found === null || found[0].length === line.length || RULE.test(line)) return undefined
  const [all, indent = '', bullet = '', digits, delimiter = bullet] = found
  return {
    indent: indent.length,
    kind: delimiter,
    offset: all.length,
    ...(digits === undefined ? {} : { number: Number(digits) }),
  }
}
