import { indentOf } from '../../markdown/lines.js'
import { readMarker } from '../../markdown/list-marker.js'
import { isBlank, lineAt } from './lines.js'

/** A list, taken apart into the lines of its items. */
export interface PlainList {
  readonly items: readonly (readonly string[])[]
  /** The number of the first item of an ordered list. */
  readonly number?: number
  /** Whether a blank line stands between two items. */
  readonly spread: boolean
  /** The line after it. */
  readonly next: number
}

/**
 * Takes a list apart by its columns (CommonMark 5.2), or refuses: every line of an item but the first
 * has to be indented as far as the item's contents, and all markers stand in one column.
 */
export function takeList(lines: readonly string[], start: number): PlainList | undefined {
  const first = readMarker(lineAt(lines, start))
  if (first === undefined) return undefined
  const items: string[][] = []
  let marker = first
  let spread = false
  let at = start
  while (at < lines.length) {
    const item = [lineAt(lines, at).slice(marker.offset)]
    at += 1
    let blanks = 0
    for (; at < lines.length; at += 1) {
      const line = lineAt(lines, at)
      if (isBlank(line)) blanks += 1
      else if (indentOf(line) < marker.offset) break
      else blanks = 0
      item.push(line.slice(Math.min(marker.offset, line.length)))
    }
    item.length -= blanks
    items.push(item)
    if (at === lines.length) break
    const next = readMarker(lineAt(lines, at))
    if (next === undefined) {
      // Without a blank line before it, it may continue the item's last paragraph.
      if (blanks === 0 || indentOf(lineAt(lines, at)) > 0) return undefined
      break
    }
    if (next.kind !== first.kind || next.indent !== first.indent) return undefined
    if (blanks > 0) spread = true
    marker = next
  }
  const number = first.number === undefined ? {} : { number: first.number }
  return { items, ...number, spread, next: at }
}
