import { type GetTextTranslation, type GetTextTranslations, po } from 'gettext-parser'
import type { Article } from '../article/types.js'
import { type Diagnostic, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { decode } from './decode.js'
import { mergeTexts } from './merge.js'
import { type PoEntry, poEntries } from './po-entries.js'
import type { ImportOptions, ImportResult, IncomingFile, IncomingText } from './types.js'

/** The translator comment that marks a machine's words: tools keep it, unlike flags of our own. */
export const MACHINE_COMMENT = 'Machine translation.'

/**
 * Puts the translations of a PO file into articles. `fuzzy` entries are work that is not finished:
 * they change nothing. Removing `fuzzy` accepts a machine's or an outdated translation.
 *
 * @throws SteleError `invalid-exchange-file` with the line, `invalid-option`, `unknown-locale`
 */
export function importPo<C extends string, M>(
  locales: Locales<C>,
  articles: readonly Article<C, M>[],
  file: string | Uint8Array,
  options: ImportOptions<NoInfer<C>> = {},
): ImportResult<C, M> {
  return mergeTexts(locales, articles, readPo(decode(file)), options)
}

function readPo(text: string): IncomingFile {
  const languages: string[] = []
  const texts: IncomingText[] = []
  const diagnostics: Diagnostic[] = []
  const entries = poEntries(text)
  for (const entry of entries) {
    if (entry.hasPlural) {
      const message = 'The entry has plural forms, which no text of an article has: left alone.'
      diagnostics.push({ code: 'unknown-content', severity: 'info', message, line: entry.line })
      continue
    }
    const { message, headers, obsolete } = parseEntry(entry)
    if (message.msgctxt === undefined && message.msgid === '') {
      const language = headers?.Language ?? ''
      if (language !== '') languages.push(language)
    } else texts.push(textOf(message, obsolete, entry.line))
  }
  if (entries.length === 0) {
    throw new SteleError('invalid-exchange-file', 'The file holds no PO entry.', {
      hint: 'Import a file that exportPo wrote.',
    })
  }
  return { languages, texts, diagnostics }
}

function textOf(message: GetTextTranslation, obsolete: boolean, line: number): IncomingText {
  const { msgctxt: context = '', msgid: source, msgstr, comments } = message
  const isFuzzy = comments?.flag?.split(/[,\n]/).some((flag) => flag.trim() === 'fuzzy') ?? false
  const isMachine = comments?.translator?.split('\n').includes(MACHINE_COMMENT) ?? false
  const unfinished = isMachine ? 'machine' : 'unfinished'
  const status = obsolete ? 'obsolete' : isFuzzy ? unfinished : 'ready'
  return { context, source, translation: msgstr[0] ?? '', status, line }
}

interface ParsedEntry {
  readonly message: GetTextTranslation
  readonly headers: GetTextTranslations['headers'] | undefined
  readonly obsolete: boolean
}

function parseEntry({ text, firstLine, line }: PoEntry): ParsedEntry {
  const parsed = parse(text, firstLine, line)
  const [message] = Object.values(parsed.translations).flatMap((byId) => Object.values(byId))
  if (message !== undefined) return { message, headers: parsed.headers, obsolete: false }
  const [old] = Object.values(parsed.obsolete ?? {}).flatMap((byId) => Object.values(byId))
  if (old !== undefined) return { message: old, headers: undefined, obsolete: true }
  throw damaged('The entry has no msgid', line)
}

function parse(text: string, firstLine: number, line: number): GetTextTranslations {
  try {
    return po.parse(text, { validation: true })
  } catch (cause) {
    // One entry has no duplicate: the parser takes msgids such as "toString" for one it has seen.
    const isFalseAlarm = cause instanceof Error && cause.message.startsWith('Duplicate msgid')
    if (isFalseAlarm) return po.parse(text)
    const inEntry = cause instanceof Error && 'lineNumber' in cause ? Number(cause.lineNumber) : 0
    const what = 'The PO file is damaged: a string, a keyword or a msgstr is not as it must be'
    throw damaged(what, inEntry > 0 ? firstLine + inEntry - 1 : line, cause)
  }
}

function damaged(what: string, line: number, cause?: unknown): SteleError {
  return new SteleError('invalid-exchange-file', `${what} (line ${line}).`, {
    hint: 'Check it with `msgfmt --check`, or ask the translator for the file again.',
    cause,
    diagnostics: [{ code: 'damaged-file', severity: 'error', message: what, line }],
  })
}
