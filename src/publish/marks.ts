import type { Messages, Words } from '../messages/create.js'
import { filledWords } from '../messages/filled-words.js'
import type { TextLanguage } from '../render/html.js'
import type { ResolvedText } from '../resolve/types.js'
import { inlineWords } from './document.js'

/** A text of the page: its HTML, and how it was chosen. */
export interface ShownText<C extends string>
  extends Pick<ResolvedText<C>, 'locale' | 'state' | 'outdated' | 'machine'> {
  readonly html: string
  /** Whether there is anything to read: an omitted text leaves an empty element. */
  readonly isReadable: boolean
}

/**
 * The HTML of texts, one below the other, with a line in the page's language before each run of
 * texts about which readers should know something: that it is in another language, outdated, or by
 * a machine.
 */
export function withMarks<C extends string>(
  texts: readonly ShownText<C>[],
  page: TextLanguage & { readonly locale: C },
  messages: Messages<C>,
): string {
  const marks = new Map<string, string>()
  let written = ''
  let before = ''
  for (const text of texts) {
    if (text.isReadable) {
      const mark = markFor(text, page, messages, marks)
      if (mark !== before) written = below(written, mark)
      before = mark
    }
    written = below(written, text.html)
  }
  return written
}

// Long pages have few kinds of marks.
function markFor<C extends string>(
  text: ShownText<C>,
  page: TextLanguage & { readonly locale: C },
  messages: Messages<C>,
  known: Map<string, string>,
): string {
  const { locale, state, outdated, machine } = text
  if (state !== 'fallback' && !outdated && !machine) return ''
  const kind = `${state === 'fallback' ? locale : ''} ${outdated} ${machine}`
  const found = known.get(kind)
  if (found !== undefined) return found
  const mark = markOf(wordsAbout(text, page.locale, messages), page)
  known.set(kind, mark)
  return mark
}

/** Two parts one below the other, where there are both. */
export function below(one: string, other: string): string {
  return one === '' || other === '' ? one + other : `${one}\n${other}`
}

/** A line with words about a text, inside a page or a part of it in another language. */
export function markOf(words: readonly Words[], page: TextLanguage): string {
  if (words.length === 0) return ''
  const parts = words.map((each) => inlineWords(each, page))
  return `<p class="mark">${parts.join('\u00a0· ')}</p>`
}

/** What readers should know about a text. */
export function wordsAbout<C extends string>(
  {
    locale,
    state,
    outdated,
    machine,
  }: Pick<ShownText<C>, 'locale' | 'state' | 'outdated' | 'machine'>,
  reader: C,
  messages: Messages<C>,
): readonly Words<C>[] {
  return [
    ...(state === 'fallback' ? [languageWords(messages, reader, locale)] : []),
    ...(outdated ? [messages.words(reader, 'mark.outdated')] : []),
    ...(machine ? [messages.words(reader, 'mark.machine')] : []),
  ]
}

function languageWords<C extends string>(messages: Messages<C>, reader: C, locale: C): Words<C> {
  return filledWords(messages, reader, 'mark.fallback', (used) => ({
    language: messages.formats.language(used, locale),
  }))
}
