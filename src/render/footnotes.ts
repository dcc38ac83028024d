import type { Diagnostic } from '../errors.js'
import type { Direction } from '../locale/direction.js'
import { directionOf } from '../locale/direction.js'
import { parseNote } from './definitions.js'
import type { PageScope } from './engine.js'
import { stamp } from './fragment.js'
import { attributes, escapeHtml } from './html.js'
import { lostHtml } from './lost-html.js'
import { NOTES_HEADING_ID, noteId, referenceId, type UsedNote } from './notes.js'
import type { Steps } from './steps.js'
import type { FootnoteWords } from './words.js'

interface PageLanguage {
  readonly locale: string
  readonly dir: Direction
}

/** The section of the footnotes that a page refers to, or an empty string. */
export function* renderNotes(
  page: PageScope,
  language: PageLanguage,
  words: FootnoteWords,
  diagnostics: Diagnostic[],
): Steps<string> {
  const contents: string[] = []
  // A note's own text may refer to further notes: the list grows while it is walked.
  for (let at = 0; at < page.notes.used.length; at += 1) {
    const used = page.notes.used[at]
    if (used !== undefined) contents.push(yield* renderContent(page, language, used, diagnostics))
  }
  if (contents.length === 0) return ''
  const items = page.notes.used.map((used, at) =>
    renderItem(used, contents[at] ?? '', language, words),
  )
  const heading = `<h2${attributes({ id: NOTES_HEADING_ID, ...wordsLanguage(words, language) })}>${escapeHtml(words.heading)}</h2>`
  const labelled = attributes({
    class: 'footnotes',
    'data-footnotes': '',
    'aria-labelledby': NOTES_HEADING_ID,
  })
  return `<section${labelled}>\n${heading}\n<ol>\n${items.join('\n')}\n</ol>\n</section>`
}

function* renderContent(
  page: PageScope,
  language: PageLanguage,
  { note, number }: UsedNote,
  diagnostics: Diagnostic[],
): Steps<string> {
  const { locale, dir, block } = note
  const root = parseNote(note, page.definitions().lookup(locale), page.parse)
  const fragment = yield* page.tree(root, { locale, dir, idPrefix: `${noteId(number)}--` })
  diagnostics.push(...lostHtml(fragment, { locale, block }))
  return stamp(fragment, differing(note, language))
}

// The links back stand in the note's last paragraph, but their name is in the reader's language.
function renderItem(
  { note, number, references }: UsedNote,
  content: string,
  language: PageLanguage,
  words: FootnoteWords,
): string {
  const inParagraph = content.endsWith('</p>')
  const own = wordsLanguage(words, inParagraph ? note : language)
  const links = Array.from({ length: references }, (_, at) =>
    renderBack(number, at + 1, own, words),
  )
  const back = links.join(' ')
  const body = inParagraph
    ? `${content.slice(0, -'</p>'.length)} ${back}</p>`
    : `${content}\n<p>${back}</p>`
  return `<li id="${noteId(number)}">\n${body}\n</li>`
}

function renderBack(
  number: number,
  reference: number,
  language: Readonly<Record<string, string | undefined>>,
  words: FootnoteWords,
): string {
  const written = attributes({
    href: `#${referenceId(number, reference)}`,
    'data-footnote-backref': '',
    'aria-label': words.back(reference === 1 ? `${number}` : `${number}-${reference}`),
    ...language,
  })
  const again = reference === 1 ? '' : `<sup>${reference}</sup>`
  return `<a${written}>↩${again}</a>`
}

function wordsLanguage(words: FootnoteWords, around: PageLanguage) {
  return differing({ locale: words.locale, dir: directionOf(words.locale) }, around)
}

/** The `lang` and `dir` that a text needs inside a text in another language. */
function differing(inner: PageLanguage, outer: PageLanguage) {
  return {
    lang: inner.locale === outer.locale ? undefined : inner.locale,
    dir: inner.dir === outer.dir ? undefined : inner.dir,
  }
}
