// What may open containers at the start of a line: space, quotes, list markers, labels of footnotes.
const MARKERS = /[ \t]+|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^(?:[^\]\\\s[]|\\.)+\]:/y
// A footnote's further lines are indented so far, however long its label.
const NOTE_INDENT = 4

/** The containers (quotes, list items, footnotes) that the lines of a text open, seen line by line. */
export interface Containers {
  /**
   * Reads the next line that is not blank. Answers whether the tokenizer may go back over all lines
   * before this one, to end containers there: where text goes on lazily, without all the marks and
   * spaces of the containers it is in, and behind a quote, footnote or list.
   */
  readonly read: (line: string, isAfterBlank: boolean) => boolean
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
  // In the lines since the last blank one.
  let around = 0
  let isQuoted = false
  const open = (column: number): void => {
    while ((columns.at(-1) ?? -1) >= column) columns.pop()
    columns.push(column)
    deepest = Math.max(deepest, columns.length)
  }
  return {
    deepest: () => deepest,
    items: () => items,
    read: (line, isAfterBlank) => {
      const itemsBefore = items
      let column = 0
      const isBehind = isAfterBlank && isQuoted
      const wereOpen = columns.length > 0
      if (isAfterBlank) {
        around = 0
        isQuoted = false
      }
      MARKERS.lastIndex = 0
      for (let found = MARKERS.exec(line); found !== null; found = MARKERS.exec(line)) {
        const [marker] = found
        if (marker[0] === ' ' || marker[0] === '\t') {
          column = columnAfter(marker, column)
          continue
        }
        open(column)
        if (marker === '>' || marker[0] === '[') isQuoted = true
        if (marker[0] === '[') column += NOTE_INDENT
        else {
          if (marker !== '>') items += 1
          column += marker.length
        }
      }
      // Text at the margin behind a blank line is in no container.
      const isOutside = isAfterBlank && column === 0
      if (isOutside) columns.length = 0
      const reached = columns.filter((each) => each < column).length
      const isLazy = reached < around && items === itemsBefore
      around = isLazy ? around : Math.max(reached, items === itemsBefore ? around : 0)
      return isLazy || isBehind || (isOutside && wereOpen)
    },
  }
}

function columnAfter(space: string, from: number): number {
  let column = from
  for (const character of space) column += character === '\t' ? 4 - (column % 4) : 1
  return column
}
