import type { TextLanguage } from './html.js'

/** The part of `Messages` that rendering needs, whatever its locales and keys. */
export interface MessageSource {
  readonly locales: { readonly has: (code: unknown) => boolean; readonly default: string }
  // Method syntax: words for a closed set of locales are asked only for those that `has` knows.
  words(locale: string, key: FootnoteKey, values?: { readonly reference: string }): FootnoteText
}

type FootnoteKey = 'footnotes.back' | 'footnotes.heading'

interface FootnoteText extends TextLanguage {
  readonly text: string
}

/** The interface words around footnotes. */
export interface FootnoteWords {
  /** The heading over the footnotes, such as `Footnotes`. */
  readonly heading: FootnoteText
  /** The name of the link back to a reference such as `2` or `2-1`. */
  readonly back: (reference: string) => FootnoteText
}

/** The words of the first locale of a chain that there are words for. */
export function wordsFor(messages: MessageSource, chain: readonly string[]): FootnoteWords {
  const locale = chain.find((code) => messages.locales.has(code)) ?? messages.locales.default
  return {
    heading: messages.words(locale, 'footnotes.heading'),
    back: (reference) => messages.words(locale, 'footnotes.back', { reference }),
  }
}
