import { hash } from './hash.js'
import { isFolded, toNfc } from './normalize.js'

// The first character of every fingerprint. Raise it when the folding below changes, so that old
// fingerprints are known to be of another kind.
const VERSION = '1'

// Quotes nested deeper than this are compared as written: the folding stays linear.
const MAX_QUOTE_DEPTH = 8

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/
const CLOSING_FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*$/
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/
const RULE = /^ {0,3}(?:([-*_])[ \t]*)(?:\1[ \t]*){2,}$/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
const BULLET = /^ {0,3}[-+*](?:[ \t]|$)/
const NUMBER = /^ {0,3}\d{1,9}[.)](?:[ \t]|$)/
// Only a list that starts at 1 and is not empty may interrupt a paragraph (CommonMark 5.2).
const FIRST_NUMBER = /^ {0,3}1[.)][ \t]+\S/
const DELIMITER_ROW = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/
const DEFINITION = /^ {0,3}\[[^\]]+\]:/
const HTML = /^ {0,3}<[a-z/!?]/i
const QUOTE = /^ {0,3}> ?/
const INDENTED = /^(?: {4}| {0,3}\t)/

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
  while (isBlank(lines.at(-1))) lines.pop()
  return foldLines(lines, 0).join('\n')
}

function foldLines(lines: readonly string[], depth: number): string[] {
  const folded: string[] = []
  let at = 0
  while (at < lines.length) {
    const end = endOfPart(lines, at, depth)
    // Not spread: a stack holds only so many arguments.
    for (const line of foldPart(lines.slice(at, end), depth)) folded.push(line)
    at = end
    if (isBlank(lines[at])) {
      while (at < lines.length && isBlank(lines[at])) at += 1
      if (folded.length > 0 && at < lines.length) folded.push('')
    }
  }
  return folded
}

type Part = 'blank' | 'fence' | 'code' | 'quote' | 'list' | 'lines' | 'prose'

function partOf(line: string, depth: number): Part {
  if (isBlank(line)) return 'blank'
  if (FENCE.test(line)) return 'fence'
  if (INDENTED.test(line)) return 'code'
  if (QUOTE.test(line) && depth < MAX_QUOTE_DEPTH) return 'quote'
  if (RULE.test(line) || HEADING.test(line)) return 'lines'
  if (BULLET.test(line) || NUMBER.test(line)) return 'list'
  if (HTML.test(line) || DEFINITION.test(line) || QUOTE.test(line)) return 'lines'
  return 'prose'
}

function endOfPart(lines: readonly string[], start: number, depth: number): number {
  const first = lines[start] ?? ''
  switch (partOf(first, depth)) {
    case 'blank':
      return start
    case 'fence':
      return endOfFence(lines, start)
    case 'code':
      return endOfIndented(lines, start, (line) => INDENTED.test(line))
    case 'list':
      return endOfIndented(lines, start, isInList)
    case 'quote':
      return endWhere(lines, start, (line) => !QUOTE.test(line))
    case 'lines':
      if (RULE.test(first) || HEADING.test(first)) return start + 1
      return endWhere(lines, start, isBlank)
    case 'prose':
      return endWhere(lines, start, (line) => isBlank(line) || interruptsProse(line, depth))
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
  if (part === 'code') return false // a continuation line may be indented
  if (part === 'list') return BULLET.test(line) || FIRST_NUMBER.test(line)
  return part !== 'prose' && !DEFINITION.test(line)
}

function endOfFence(lines: readonly string[], start: number): number {
  const marker = FENCE.exec(lines[start] ?? '')?.[1] ?? ''
  const closes = (line: string) => CLOSING_FENCE.exec(line)?.[1]?.startsWith(marker) === true
  const end = endWhere(lines, start, closes)
  return Math.min(end + 1, lines.length)
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

// The next line may go on with an item's paragraph without indentation.
function isInList(line: string, isNext: boolean): boolean {
  return isNext || /^(?: {2}|\t)/.test(line) || BULLET.test(line) || NUMBER.test(line)
}

function foldPart(lines: readonly string[], depth: number): string[] {
  const part = partOf(lines[0] ?? '', depth)
  if (part === 'quote') {
    const inside = lines.map((line) => line.replace(QUOTE, ''))
    return foldLines(inside, depth + 1).map((line) => `>${line}`)
  }
  if (part === 'prose' || HEADING.test(lines[0] ?? '')) return foldProse(lines)
  if (part === 'list') return lines.map((line, at) => foldListLine(line, lines[at + 1]))
  return lines.map(withoutTrailingSpace)
}

function foldListLine(line: string, next: string | undefined): string {
  const bare = withoutTrailingSpace(line)
  const goesOn = next !== undefined && !isBlank(next) && !/^\s*(?:[-+*]|\d{1,9}[.)])\s/.test(next)
  return goesOn && line.endsWith('  ') ? `${bare}\\` : bare
}

function foldProse(lines: readonly string[]): string[] {
  if (lines.some((line) => DELIMITER_ROW.test(line) && line.includes('|'))) {
    return lines.map(withoutTrailingSpace)
  }
  let text = ''
  lines.forEach((line, at) => {
    const words = line.replace(/[ \t]{2,}|\t/g, ' ').replace(/^ | $/g, '')
    if (at === lines.length - 1) text += words
    else if (UNDERLINE.test(lines[at + 1] ?? '')) text += `${words}\n`
    else if (isHardBreak(line)) text += `${words.replace(/\\$/, '')}\\\n`
    else text += UNDERLINE.test(line) ? `${words}\n` : `${words} `
  })
  return text.split('\n')
}

function isHardBreak(line: string): boolean {
  if (line.endsWith('  ')) return true
  let slashes = 0
  while (line.at(-1 - slashes) === '\\') slashes += 1
  return slashes % 2 === 1
}

// A loop: the pattern `[ \t]+$` takes quadratic time on long runs of space inside a line.
function withoutTrailingSpace(line: string): string {
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1
  return line.slice(0, end)
}

function isBlank(line: string | undefined): boolean {
  return line !== undefined && /^[ \t]*$/.test(line)
}
