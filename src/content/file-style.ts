import { formatFile, type ParsedFile } from './file.js'

/** How a file ends its lines. */
export interface FileStyle {
  readonly lineEnd: string
  /** An empty line. */
  readonly gap: string
  readonly apply: (text: string) => string
}

/** A file's line ends, and how to give a text the same. */
export function styleOf(file: ParsedFile): FileStyle {
  const lineEnd = formatFile(file).includes('\r\n') ? '\r\n' : '\n'
  return {
    lineEnd,
    gap: lineEnd + lineEnd,
    apply: (text) =>
      text
        .replace(/^(?:[ \t]*\r?\n)+/, '')
        .trimEnd()
        .replace(/\r?\n/g, lineEnd),
  }
}

/** What stands before a block that now follows another one than it did: a blank line, too. */
export function separated(before: string, { gap }: FileStyle): string {
  return /^[ \t]*\r?\n[ \t]*\r?\n/.test(before) ? before : gap + before.trimStart()
}

/** What stands before a block that now is the first of its file. */
export function atStart(before: string, { head }: ParsedFile, { lineEnd }: FileStyle): string {
  return (head === '' ? '' : lineEnd) + before.trimStart()
}
