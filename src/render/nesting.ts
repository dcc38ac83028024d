// What may open containers at the start of a line: space, quotes, list markers.
const MARKERS = /[ \t]+|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/y

/** The containers (quotes and list items) that the lines of a text open, seen line by line. */
export interface Containers {
  /** Reads the next line. */
  readonly read: (line: string) => void
  /** The deepest nesting so far: never less than the tokenizer makes of it. */
  readonly deepest: () => number
  /** List items so far. */
  readonly items: () => number
}

/**
 * Counts containers without parsing: one inside another begins further to the right, so a marker
 * ends all that began at its column or behind it.
 */
export function countContainers(): Containers {
  const columns: number[] = []
  let deepest = 0
  let items = 0
  const open = (column: number): void => {
    while ((columns.at(-1) ?? -1) >= column) columns.pop()
    columns.push(column)
    deepest = Math.max(deepest, columns.length)
  }
  return {
    deepest: () => deepest,
    items: () => items,
    read: (line) => {
      let column = 0
      MARKERS.lastIndex = 0
      for (let found = MARKERS.exec(line); found !== null; found = MARKERS.exec(line)) {
        const [marker] = found
        if (marker[0] === ' ' || marker[0] === '\t') {
          column = columnAfter(marker, column)
          continue
        }
        open(column)
        if (marker !== '>') items += 1
        column += marker.length
      }
    },
  }
}

function columnAfter(space: string, from: number): number {
  let column = from
  for (const character of space) column += character === '\t' ? 4 - (column % 4) : 1
  return column
}
