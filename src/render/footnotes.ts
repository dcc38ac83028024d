import type { Diagnostic } from '../errors.js'
import { parseNote } from './definitions.js'
import type { PageScope } from './engine.js'
import { addFindings } from './findings.js'
import { stamp } from './fragment.js'
import { attributes, differing, escapeHtml, type TextLanguage } from './html.js'
import { NOTES_HEADING_ID, noteId, referenceId, type UsedNote } from './notes.js'
import type { Steps } from './steps.js'
import type { FootnoteWords } from './words.js'

/** The section of the footnotes that a page refers to: one at least. */
export function* renderNotes(
  page: PageScope,
  language: TextLanguage,
  words: FootnoteWords,
  diagnostics: Diagnostic[],
): Steps<string> {
  const contents: (readonly [UsedNote, string])[] = []
  // A note's own text may refer to further notes: the list grows while it is walked.
  for (const used of page.notes.used) {
    contents.push([used, yield* renderContent(page, language, used, diagnostics)])
  }
  const items = contents.map(([used, content]) => renderItem(used, content, language, words))
  const { heading } = words
  const named = attributes({ id: NOTES_HEADING_ID, ...differing(heading, language) })
  const labelled = attributes({
    class: 'footnotes',
    'data-footnotes': '',
    'aria-labelledby': NOTES_HEADING_ID,
  })
  return `<section${labelled}>
<h2${named}>${escapeHtml(heading.text)}</h2>
<ol>
${items.join('\n')}
</ol>
</section>`
}

function* renderContent(
  page: PageScope,
  language: TextLanguage,
  { note, number }: UsedNote,
  diagnostics: Diagnostic[],
): Steps<string> {
  const { locale, dir, block, text } = note
  const root = parseNote(note, page.definitions().lookup(locale), page.parse)
  const place = { locale, dir, idPrefix: `${noteId(number)}--` }
  const fragment = yield* page.tree(root, place, text)
  addFindings(page, fragment, { locale, block }, diagnostics)
  return stamp(fragment, attributes({ ...differing(note, language) }))
}

// The links back stand in the note's last paragraph, but their name is in the reader's language.
function renderItem(
  { note, number, references }: UsedNote,
  content: string,
  language: TextLanguage,
  words: FootnoteWords,
): string {
  const inParagraph = content.endsWith('</p>')
  const around = inParagraph ? note : language
  const back = references.map((reference) => renderBack(number, reference, around, words)).join(' ')
  if (back === '') return `<li id="${noteId(number)}">\n${content}\n</li>`
  const body = inParagraph
    ? `${content.slice(0, -'</p>'.length)} ${back}</p>`
    : `${content}\n<p>${back}</p>`
  return `<li id="${noteId(number)}">\n${body}\n</li>`
}

function renderBack(
  number: number,
  reference: number,
  around: TextLanguage,
  words: FootnoteWords,
): string {
  const name = words.back(reference === 1 ? `${number}` : `${number}-${reference}`)
  const written = attributes({
    href: `#${referenceId(number, reference)}`,
    'data-footnote-backref': '',
    'aria-label': name.text,
    ...differing(name, around),
  })
  const again = reference === 1 ? '' : `<sup>${reference}</sup>`
  return `<a${written}>↩${again}</a>`
}
