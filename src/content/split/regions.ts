import { indentOf } from '../../markdown/lines.js'
import { isBlank, type Line } from './lines.js'

/** Lines that hold whole top-level blocks, by index: the first, and the one after the last. */
export interface Region {
  readonly from: number
  readonly to: number
}

// Enough of a line to be sure that it begins a block of its own after a blank line, whatever stands
// before: only containers reach over blank lines, and what is not indented and no item ends them.
const MAY_BE_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( {1,4})(?=[^ \t])/
const INTERRUPTING_ITEM = /^ {0,3}(?:[-*+]|1[.)]) /
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/
const FENCE = /^ {0,3}(?:(`{3,})[^`]*$|(~{3,}))/
const COMMENT = /^ {0,3}<!--/
const RAW = /^ {0,3}<(?:script|pre|style|textarea)(?=[ \t>]|$)/i
const RAW_END = /<\/(?:script|pre|style|textarea)>/i
const OTHER_HTML = /^ {0,3}<(?:\?|![A-Za-z[])/
// For micromark, indented code goes on over blank lines, and what follows it interrupts it.
const MAY_BE_CODE = /^(?: {4}| *\t)|[-*+>.)](?: {4}| *\t)/
// For micromark, code or HTML that a container cut off goes on to a line that begins a container.
const INNER_OPENER = /^(?:[ \t>*+-]|\d{1,9}[.)]|\[\^(?:[^\]\\]|\\[\s\S])*\]:)+(?:```|~~~|<)/
const MAY_BE_CONTAINER = /^(?:[>[*+-]|\d)/
const SURE_START = /^(?:\p{L}|#{1,6} )/u
const MAY_BE_HTML = /^ {0,3}<[A-Za-z/]/

/**
 * Cuts lines where it is certain that a top-level block ends. What may reach over blank lines is
 * followed to its end: fences, comments and raw HTML at the top level. From the first line on that
 * may open one of these or stand inside something else, all the rest is one region.
 */
export function regionsOf(lines: readonly Line[]): readonly Region[] {
  const regions: Region[] = []
  let at = 0
  while (at < lines.length) {
    while (at < lines.length && isBlank(lines[at]?.text ?? '')) at += 1
    if (at === lines.length) break
    const to = endOfRegion(lines, at)
    regions.push({ from: at, to })
    at = to
  }
  return regions
}

// Nothing is open before the first line.
function endOfRegion(lines: readonly Line[], from: number): number {
  const first = lines[from]?.text ?? ''
  const isEnd = endOf(first)
  if (isEnd !== undefined) {
    const start = COMMENT.test(first) || RAW.test(first) ? from : from + 1
    for (let at = start; at < lines.length; at += 1) {
      if (isEnd(lines[at]?.text ?? '')) return at + 1
    }
    return lines.length
  }
  if (OTHER_HTML.test(first)) return lines.length
  return endOfBlocks(lines, from)
}

/** Whether a line ends what a line at the top level opens, if that reaches over blank lines. */
function endOf(opener: string): ((text: string) => boolean) | undefined {
  const [, ticks, tildes] = FENCE.exec(opener) ?? []
  const marks = ticks ?? tildes
  if (marks !== undefined) {
    return (text) => {
      const [, end = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(text) ?? []
      return end[0] === marks[0] && end.length >= marks.length
    }
  }
  if (COMMENT.test(opener)) return (text) => text.includes('-->')
  return RAW.test(opener) ? (text) => RAW_END.test(text) : undefined
}

function endOfBlocks(lines: readonly Line[], from: number): number {
  let hasItem = false
  // Where the contents of the top-level item that is open begin; 0 where none is.
  let offset = 0
  let isDoubtful = false
  let mayBeHtml = false
  let mayBeCode = false
  let mayBeCutOff = false
  let blank = true
  for (let at = from; at < lines.length; at += 1) {
    const { text } = lines[at] ?? { text: '' }
    if (isBlank(text)) {
      blank = true
      mayBeHtml = false
      continue
    }
    if (isPlain(text)) {
      if (blank && at > from) return at
      if (hasItem) isDoubtful = true
      blank = false
      continue
    }
    const indent = indentOf(text)
    const isItem = MAY_BE_ITEM.test(text) && !RULE.test(text)
    const isFlush = indent === 0 && text.charCodeAt(0) !== 9
    const isCertain = mayBeCode
      ? SURE_START.test(text)
      : !(isItem && hasItem) && !(mayBeCutOff && MAY_BE_CONTAINER.test(text))
    if (blank && isFlush && at > from && isCertain) return at
    const isInside = offset > 0 && indent >= offset && !isDoubtful
    if (at > from && !isInside && mayReachOn(text)) {
      if (mayBeHtml || (isDoubtful && indent > 0)) return lines.length
      return OTHER_HTML.test(text) ? lines.length : at
    }
    if (isItem && !isInside) {
      const [, , sign = '', space = ''] = ITEM.exec(text) ?? []
      const isFree = (blank && !mayBeCode) || hasItem || INTERRUPTING_ITEM.test(text)
      if (sign === '' || !isFree) isDoubtful = true
      hasItem = true
      offset = indent + sign.length + space.length
    } else if (hasItem && !isInside) isDoubtful = true
    if (MAY_BE_HTML.test(text)) mayBeHtml = true
    if (MAY_BE_CODE.test(text)) mayBeCode = true
    if (INNER_OPENER.test(text)) mayBeCutOff = true
    blank = false
  }
  return lines.length
}

// A line that begins with a letter opens nothing, and at the margin it is inside nothing.
function isPlain(text: string): boolean {
  return SURE_LETTER.test(text) && !text.includes('    ') && !text.includes('\t')
}

const SURE_LETTER = /^[A-Za-z\u0400-\u0481]/

/** Whether a line may open what reaches over blank lines. */
function mayReachOn(text: string): boolean {
  if (FENCE.test(text)) return true
  if (COMMENT.test(text)) return !text.includes('-->')
  if (RAW.test(text)) return !RAW_END.test(text)
  return OTHER_HTML.test(text)
}
