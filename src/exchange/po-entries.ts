/** The lines of one message in a PO file. */
export interface PoEntry {
  readonly text: string
  /** The line of its first comment or keyword, from 1. */
  readonly firstLine: number
  /** The line of its first keyword. */
  readonly line: number
  readonly hasPlural: boolean
}

const KEYWORD = /^\s*(?:#~\s*)?(msgctxt|msgid_plural|msgid|msgstr)\b/
const NO_CONTENT = /^\s*(?:$|#(?!~)|#~\|)/

/**
 * Cuts a PO file into its messages, so that each has its line, and repeated ones are seen:
 * gettext-parser gives no lines, and silently keeps the last of two.
 */
export function poEntries(file: string): readonly PoEntry[] {
  const entries: PoEntry[] = []
  const lines = file.split('\n')
  let start = 0
  let line: number | undefined
  let ended = false
  let hasPlural = false
  const close = (end: number): void => {
    if (line !== undefined) {
      const text = plainEscapes(lines.slice(start, end).join('\n'))
      entries.push({ text, firstLine: start + 1, line: line + 1, hasPlural })
    }
    start = end
    line = undefined
    ended = false
    hasPlural = false
  }
  lines.forEach((content, at) => {
    const keyword = KEYWORD.exec(content)?.[1]
    const opens = keyword === 'msgctxt' || keyword === 'msgid'
    const empty = NO_CONTENT.test(content)
    if (ended && (opens || empty)) close(at)
    if (!empty) line ??= at
    if (keyword === 'msgstr') ended = true
    if (keyword === 'msgid_plural') hasPlural = true
  })
  close(lines.length)
  return entries
}

const LETTERS: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', v: '\v' }

// gettext-parser knows only \n, \r and \t; gettext writes the other escapes of C too.
function plainEscapes(text: string): string {
  return text.replace(
    /\\(?:([abfv])|([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|[\s\S])/g,
    (whole, letter?: string, octal?: string, hex?: string) => {
      if (letter !== undefined) return LETTERS[letter] ?? whole
      if (octal === undefined && hex === undefined) return whole
      const character = String.fromCharCode(Number.parseInt(hex ?? octal ?? '', hex ? 16 : 8))
      if (character > '\x7F') return whole
      return character === '\n' ? '\\n' : /["\\]/.test(character) ? `\\${character}` : character
    },
  )
}
