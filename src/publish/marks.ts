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
  // Long pages have few kinds of marks.
  const marks = new Map<string, string>()
  const markFor = (text: ShownText<C>): string => {
    const { locale, state, outdated, machine } = text
    if (state !== 'fallback' && !outdated && !machine) return ''
    const kind = `${state === 'fallback' ? locale : ''} ${outdated} ${machine}`
    const mark = marks.get(kind) ?? markOf(wordsAbout(text, page.locale, messages), page)
    marks.set(kind, mark)
    return mark
  }
  let written = ''
  let before = ''
  const add = (part: string): void => {
    if (part !== '') written += written === '' ? part : `\n${part}`
  }
  for (const text of texts) {
    if (text.isReadable) {
      const mark = markFor(text)
      if (mark !== before) add(mark)
      before = mark
    }
    add(text.html)
  }
  return written
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
