import { hash } from './hash.js'
import { isFolded, toNfc } from './normalize.js'

// The first character of every fingerprint. Raise it when the folding below changes, so that old
// fingerprints are known to be of another kind.
const VERSION = '1'

// Quotes nested deeper than this are compared as written: the folding stays linear.
const MAX_QUOTE_DEPTH = 8

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/
const CLOSING_FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*$/
const INDENTED = /^(?: {4}| {0,3}\t)/
const QUOTE = /^ {0,3}> ?/
const LIST_ITEM = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/
// Only a list that starts at 1 and is not empty may interrupt a paragraph (CommonMark 5.2).
const FIRST_ITEM = /^ {0,3}(?:[-+*](?:[ \t]|$)|1[.)][ \t]+\S)/
const IN_LIST = /^(?: {2}|\t)/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
const DELIMITER_ROW = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/
const HARD_BREAK = / {2}$|(?:^|[^\\])\\(?:\\\\)*$/
// Without the look behind, long runs of space inside a line would take quadratic time.
const TRAILING_SPACE = /(?<![ \t])[ \t]+$/

type Part =
  | 'blank'
  | 'fence'
  | 'code'
  | 'quote'
  | 'rule'
  | 'heading'
  | 'list'
  | 'html'
  | 'definition'
  | 'prose'

// What begins with a line: the first of these that it fits.
const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['blank', /^[ \t]*$/],
  ['fence', FENCE],
  ['code', INDENTED],
  ['quote', QUOTE],
  ['rule', /^ {0,3}(?:([-*_])[ \t]*)(?:\1[ \t]*){2,}$/],
  ['heading', /^ {0,3}#{1,6}(?:[ \t]|$)/],
  ['list', LIST_ITEM],
  ['html', /^ {0,3}<[a-z/!?]/i],
  ['definition', /^ {0,3}\[[^\]]+\]:/],
]

/**
 * A short hash of a source text, to be stored as `of` beside its translation. Re-wrapping the
 * source does not change it: in prose, runs of spaces and soft line breaks fold; in code, tables
 * and lists only trailing space does; a hard break counts. NFC and line endings are folded first.
 * It is for noticing change, not for security.
 *
 * @example fingerprint('one\ntwo') === fingerprint('one two') // => true
 */
export function fingerprint(text: string): string {
  // The content of a quote is folded by itself; of anything else in one line nothing is left to fold.
  const folded = isFolded(text) && !text.startsWith('>') ? text : fold(text)
  return VERSION + hash(folded)
}

function fold(text: string): string {
  const lines = toNfc(text).replace(/\r\n?/g, '\n').split('\n')
  // Around a text they are no part of it, even after a fence that is left open.
  while (lines.length > 0 && isBlank(lines.at(-1) ?? '')) lines.pop()
  return foldLines(lines, 0).join('\n')
}

function foldLines(lines: readonly string[], depth: number): string[] {
  const folded: string[] = []
  let at = 0
  while (at < lines.length) {
    const part = partOf(lines[at] ?? '', depth)
    const end = endOf(part, lines, at, depth)
    if (part !== 'blank') {
      // Not spread: a stack holds only so many arguments.
      for (const line of foldPart(part, lines.slice(at, end), depth)) folded.push(line)
    } else if (folded.length > 0 && end < lines.length) folded.push('')
    at = end
  }
  return folded
}

function partOf(line: string, depth: number): Part {
  for (const [part, start] of PARTS) {
    if (start.test(line)) return part === 'quote' && depth === MAX_QUOTE_DEPTH ? 'html' : part
  }
  return 'prose'
}

function endOf(part: Part, lines: readonly string[], start: number, depth: number): number {
  switch (part) {
    case 'rule':
    case 'heading':
      return start + 1
    case 'fence':
      return endOfFence(lines, start)
    case 'code':
      return endOfIndented(lines, start, (line) => INDENTED.test(line))
    case 'list':
      // The next line may go on with an item's paragraph without indentation.
      return endOfIndented(
        lines,
        start,
        (line, isNext) => isNext || IN_LIST.test(line) || LIST_ITEM.test(line),
      )
    case 'blank':
      return endWhere(lines, start, (line) => !isBlank(line))
    case 'quote':
      return endWhere(lines, start, (line) => !QUOTE.test(line))
    case 'html':
    case 'definition':
      return endWhere(lines, start, isBlank)
    case 'prose':
      return endWhere(lines, start, (line) => interruptsProse(line, depth))
  }
}

function endWhere(
  lines: readonly string[],
  start: number,
  ends: (line: string) => boolean,
): number {
  let end = start + 1
  while (end < lines.length && !ends(lines[end] ?? '')) end += 1
  return end
}

function interruptsProse(line: string, depth: number): boolean {
  const part = partOf(line, depth)
  if (part === 'list') return FIRST_ITEM.test(line)
  // A line that goes on with a paragraph may be indented.
  return part !== 'code' && part !== 'definition' && part !== 'prose'
}

function endOfFence(lines: readonly string[], start: number): number {
  const marker = FENCE.exec(lines[start] ?? '')?.[1] ?? ''
  const closes = (line: string) => CLOSING_FENCE.exec(line)?.[1]?.startsWith(marker) === true
  return Math.min(endWhere(lines, start, closes) + 1, lines.length)
}

// A list or an indented code block goes on over blank lines as long as lines of its own follow.
function endOfIndented(
  lines: readonly string[],
  start: number,
  isIn: (line: string, isNext: boolean) => boolean,
): number {
  let end = start + 1
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (isBlank(line)) continue
    if (!isIn(line, at === end)) break
    end = at + 1
  }
  return end
}

function foldPart(part: Part, lines: readonly string[], depth: number): readonly string[] {
  switch (part) {
    case 'quote': {
      const inside = lines.map((line) => line.replace(QUOTE, ''))
      return foldLines(inside, depth + 1).map((line) => `>${line}`)
    }
    case 'heading':
    case 'prose':
      return foldProse(lines)
    case 'list':
      return lines.map((line, at) => foldListLine(line, lines[at + 1] ?? ''))
    default:
      return lines.map(withoutTrailingSpace)
  }
}

function foldListLine(line: string, next: string): string {
  const bare = withoutTrailingSpace(line)
  const goesOn = !isBlank(next) && !/^\s*(?:[-+*]|\d{1,9}[.)])\s/.test(next)
  return goesOn && line.endsWith('  ') ? `${bare}\\` : bare
}

function foldProse(lines: readonly string[]): readonly string[] {
  if (lines.some((line) => DELIMITER_ROW.test(line) && line.includes('|'))) {
    return lines.map(withoutTrailingSpace)
  }
  const folded = lines.map((line, at) => {
    const words = line.replace(/[ \t]{2,}|\t/g, ' ').replace(/^ | $/g, '')
    const next = lines[at + 1]
    if (next === undefined) return words
    if (UNDERLINE.test(next)) return `${words}\n`
    if (HARD_BREAK.test(line)) return `${words.replace(/\\$/, '')}\\\n`
    return UNDERLINE.test(line) ? `${words}\n` : `${words} `
  })
  return folded.join('').split('\n')
}

function withoutTrailingSpace(line: string): string {
  return line.replace(TRAILING_SPACE, '')
}

function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line)
}
