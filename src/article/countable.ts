import { isFolded, toNfc } from './normalize.js'
import { isBlank } from './rules.js'

const LINK_DEFINITION =
  / {0,3}\[(?!\^)(?:[^[\]\\]|\\.)+\]:[ \t]*\n?[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)(?:[ \t]*\n?[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:\n|$)/y
const NOTE_DEFINITION = /^ {0,3}\[\^[^\s\]]+\]:/
const EMPTY_NOTE = /^ {0,3}\[\^[^\s\]]+\]:[ \t]*$/
const BLOCK_START = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|[-+*](?:[ \t]|$)|1[.)][ \t]|>|`{3}|~{3}|[-*_]{3})/
const BLANK_LINE = /[ \t]*\n/y

/**
 * Whether a Markdown text holds nothing but link and footnote definitions (or nothing at all): such
 * a block shows no words of its own, so there is nothing in it to translate.
 */
export function holdsOnlyDefinitions(text: string): boolean {
  if (!text.includes(']:')) return isBlank(text)
  const rest = withoutNotes(text)
  let at = 0
  while (at < rest.length) {
    const next = stick(BLANK_LINE, rest, at) ?? stick(LINK_DEFINITION, rest, at)
    if (next === undefined) return rest.slice(at).trim() === ''
    at = next
  }
  return true
}

/**
 * How many characters (Unicode code points) of words a text has, after NFC and with every run of
 * white space as one: the weight of a block in the coverage.
 */
export function countCharacters(text: string): number {
  if (isFolded(text)) return text.length
  const folded = toNfc(text)
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim()
  const pairs = folded.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)
  return folded.length - (pairs?.length ?? 0)
}

function stick(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

// A footnote's text goes on to the next blank line or start of a block, and over those where the
// next line is indented.
function withoutNotes(text: string): string {
  let inNote = false
  let afterBlank = false
  const kept = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .filter((line) => {
      const blank = line.trim() === ''
      if (NOTE_DEFINITION.test(line)) inNote = true
      else if ((BLOCK_START.test(line) || (afterBlank && !blank)) && !/^(?: {4}|\t)/.test(line))
        inNote = false
      afterBlank = blank || EMPTY_NOTE.test(line)
      return !inNote
    })
  return kept.join('\n')
}
