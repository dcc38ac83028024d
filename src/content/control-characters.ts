import type { Diagnostic } from '../errors.js'

// All but the tab and the ends of lines: C0, delete and C1.
const CONTROL = /[^\P{Cc}\t\n\r]/u

/** Invisible characters that no text needs, and that XML and HTML forbid: told once a file. */
export function controlFindings(text: string, path: string, locale: string): readonly Diagnostic[] {
  const at = text.search(CONTROL)
  if (at === -1) return []
  const lines = text.slice(0, at).split(/\r\n?|\n/)
  const code = (text.charCodeAt(at) || 0).toString(16).toUpperCase().padStart(4, '0')
  const count = text.match(new RegExp(CONTROL, 'gu'))?.length ?? 0
  const more = count === 1 ? 'Remove it' : `Remove it and ${count - 1} more`
  return [
    {
      code: 'control-character',
      severity: 'warning',
      message: `U+${code} is a control character, which pages and feeds cannot show. ${more}.`,
      file: path,
      locale,
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
    },
  ]
}
