/** The part of `Messages` that rendering needs, whatever its locales and keys. */
export interface MessageSource {
  readonly locales: { readonly has: (code: unknown) => boolean; readonly default: string }
  // Method syntax: a `t` for a closed set of locales is asked only for those that `has` knows.
  t(
    locale: string,
  ): (key: 'footnotes.back' | 'footnotes.heading', values?: FootnoteValues) => string
}

type FootnoteValues = { readonly reference: string }

/** The interface words around footnotes. */
export interface FootnoteWords {
  /** The language they are in. */
  readonly locale: string
  /** The heading over the footnotes, such as `Footnotes`. */
  readonly heading: string
  /** The name of the link back to a reference such as `2` or `2-1`. */
  readonly back: (reference: string) => string
}

/** The words of the first locale of a chain that there are words for. */
export function wordsFor(messages: MessageSource, chain: readonly string[]): FootnoteWords {
  const locale = chain.find((code) => messages.locales.has(code)) ?? messages.locales.default
  const t = messages.t(locale)
  return {
    locale,
    heading: t('footnotes.heading'),
    back: (reference) => t('footnotes.back', { reference }),
  }
}
