import { type GetTextTranslation, po } from 'gettext-parser'
import type { Article } from '../article/types.js'
import type { Locales } from '../locale/types.js'
import { type Collected, collectUnits, wantedUnits } from './collect.js'
import { MACHINE_COMMENT } from './po-read.js'
import type { ExportOptions, ExportResult, TranslationUnit } from './types.js'
import { sourceUnits } from './units.js'

/**
 * A gettext PO file: one entry for each text, with the context `<article>#<block>` or
 * `<article>@title`. Outdated and machine translations are `fuzzy`; outdated ones show the former
 * source text (`#| msgid`) where `previousSource` knows it.
 *
 * @throws SteleError `unknown-locale`, `invalid-option`
 * @see https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
 * @example exportPo(locales, articles, 'uk', { states: ['missing', 'outdated'] }).text
 */
export function exportPo<C extends string, M>(
  locales: Locales<C>,
  articles: readonly Article<C, M>[],
  locale: NoInfer<C>,
  options: ExportOptions = {},
): ExportResult {
  const units = wantedUnits<C, M>(locales, locales.get(locale).code, options)
  // gettext joins subtags by an underscore.
  return compile(collectUnits(articles, units, faultOfText), locale.replaceAll('-', '_'))
}

/**
 * A gettext POT file: every source text and no translation, for `msgmerge` and `msginit`.
 *
 * @throws SteleError `invalid-option`
 */
export function exportPot(articles: readonly Article[]): ExportResult {
  return compile(collectUnits(articles, sourceUnits, faultOfText), '')
}

function compile(
  { articles, units, diagnostics }: Collected<string>,
  language: string,
): ExportResult {
  const entries = articles.flatMap((article) => article.units.map(entryOf))
  const headers = {
    'Project-Id-Version': 'stele',
    'PO-Revision-Date': '',
    'Last-Translator': '',
    'Language-Team': '',
    Language: language,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
  }
  const translations = Object.fromEntries(
    entries.map((entry) => [entry.msgctxt ?? '', { [entry.msgid]: entry }]),
  )
  // Other fold lengths than 0 and 76 break characters outside ASCII.
  const bytes = po.compile({ charset: 'utf-8', headers, translations }, { foldLength: 76 })
  return { text: bytes.toString('utf8'), units, diagnostics }
}

function entryOf(unit: TranslationUnit): GetTextTranslation {
  const { context, source, translation, state, previousSource } = unit
  const comments = {
    ...(state === 'machine' ? { translator: MACHINE_COMMENT } : {}),
    ...(state === 'machine' || state === 'outdated' ? { flag: 'fuzzy' } : {}),
    ...(previousSource === undefined ? {} : { previous: `msgid "${escapeText(previousSource)}"` }),
  }
  const words = translation === undefined ? '' : withEdgesOf(source, translation)
  return { msgctxt: context, msgid: source, msgstr: [words], comments }
}

// msgfmt refuses an entry of which only one side begins, or ends, with a line break.
function withEdgesOf(source: string, translation: string): string {
  let words = translation
  if (!source.startsWith('\n')) words = words.replace(/^\n+/, '')
  else if (!words.startsWith('\n')) words = `\n${words}`
  if (!source.endsWith('\n')) words = words.replace(/(?<!\n)\n+$/, '')
  else if (!words.endsWith('\n')) words = `${words}\n`
  return words
}

function escapeText(text: string): string {
  return text
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
}

function faultOfText(text: string): string | undefined {
  if (text.includes('\0')) return 'holds the character U+0000, which PO cannot hold'
  if (/\p{Surrogate}/u.test(text)) return 'holds half of a surrogate pair, which UTF-8 cannot hold'
  return undefined
}
