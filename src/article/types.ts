/**
 * A translation with what is known about it.
 *
 * `of` is the {@link fingerprint} of the source text it was made from: when the source changes, the
 * translation is outdated. `machine` marks text that no person has accepted yet.
 */
export interface TranslatedText {
  readonly text: string
  readonly of?: string | undefined
  readonly machine?: boolean | undefined
}

/**
 * Why a locale has no words of its own: there is no translation (`absent`), what stands there
 * repeats the source's prose (`untranslated`), it could not be told which text it translates
 * (`unsure`), or somebody has yet to write it (`todo`).
 */
export type GapReason = 'absent' | 'untranslated' | 'unsure' | 'todo'

/** A translation that is missing, with the reason why: resolved like one that is left out. */
export interface Gap {
  readonly missing: GapReason
  /** What stands in its place and does not count, for those who work on it. */
  readonly text?: string | undefined
}

/**
 * One locale's words. Left out, empty or blank: not translated yet, as is a {@link Gap}. `null`: on
 * purpose not in this locale.
 */
export type Entry = string | null | TranslatedText | Gap

/** What the edition in one locale has of its own. */
export interface Edition {
  /** Not to be published in this locale yet. */
  readonly draft?: boolean | undefined
  /** When it appeared in this locale; default: the article's. */
  readonly published?: string | undefined
  /** When it last changed in this locale; default: the article's. */
  readonly updated?: string | undefined
  /** Names, as a byline shows them. */
  readonly translators?: readonly string[] | undefined
  /** Any JSON of the app's own: kept, never looked at. */
  readonly meta?: unknown
}

/** A text keyed by locale (`C`), written first in the source locale (`S`). */
export type Localized<C extends string, S extends C = never> = {
  readonly [K in Exclude<C, S>]?: Entry | undefined
} & { readonly [K in S]: string }

/** One place in the article: an id, and Markdown per locale or one Markdown text for all. */
export interface BlockInput<C extends string, S extends C> {
  /** `[A-Za-z0-9][A-Za-z0-9_-]*`, at most 64 characters, without `--`: it is the HTML id. */
  readonly id: string
  readonly text: string | Localized<C, S>
  /** A name that blocks share when one markup element spans them: they fall back together. */
  readonly unit?: string | undefined
}

/** The article's lead image. */
export interface ImageInput<C extends string, S extends C> {
  readonly src: string
  /** What the image shows, as plain text. Left out: the image is decoration. */
  readonly alt?: Localized<C, S> | undefined
  /** In CSS pixels. */
  readonly width?: number | undefined
  /** In CSS pixels. */
  readonly height?: number | undefined
}

/** What {@link defineArticle} takes. */
export interface ArticleInput<C extends string, S extends C, M = unknown> {
  /** Unique in the publication; one path segment. */
  readonly id: string
  /** The locale the article was written in. */
  readonly source: S
  /** The id of a section; its label is the message `section.<id>`. */
  readonly section?: string | undefined
  /** RFC 3339 date-time with an offset, or a plain date `YYYY-MM-DD`. */
  readonly published?: string | undefined
  /** RFC 3339 date-time with an offset, or a plain date `YYYY-MM-DD`. */
  readonly updated?: string | undefined
  /** From then on the article has no pages. RFC 3339 date-time with an offset, or a plain date. */
  readonly expires?: string | undefined
  /** Not to be published yet, in any locale. */
  readonly draft?: boolean | undefined
  /** What single locales have of their own. */
  readonly editions?: { readonly [K in C]?: Edition | undefined } | undefined
  /** Names, as a byline shows them. */
  readonly authors?: readonly string[] | undefined
  readonly tags?: readonly string[] | undefined
  /** Replaces the locales' own fallbacks for this article. */
  readonly fallback?: readonly NoInfer<C>[] | undefined
  /** One path segment: the same everywhere, or per locale. Default: the id. */
  readonly slug?: string | { readonly [K in C]?: string | undefined } | undefined
  /** Slugs of earlier addresses, in whatever locale: they lead on to today's. */
  readonly formerSlugs?: readonly string[] | undefined
  /** Inline Markdown. */
  readonly title: Localized<C, S>
  /** Inline Markdown. */
  readonly summary?: Localized<C, S> | undefined
  readonly image?: ImageInput<C, S> | undefined
  /** The app's own texts, resolved like the title. */
  readonly localized?: { readonly [name: string]: Localized<C, S> } | undefined
  readonly blocks: readonly BlockInput<C, S>[]
  /** Markdown link and footnote definitions that every block of that locale may use. */
  readonly definitions?: { readonly [K in C]?: string | undefined } | undefined
  /** Any JSON of the app's own: kept, never looked at. */
  readonly meta?: M
}

/** A text keyed by locale, as an {@link Article} holds it. */
export type LocalizedText<C extends string> = { readonly [K in C]?: Entry | undefined }

/** One block of an {@link Article}. */
export interface Block<C extends string = string> {
  readonly id: string
  readonly text: string | LocalizedText<C>
  readonly unit?: string
}

/** The lead image of an {@link Article}. */
export interface ArticleImage<C extends string = string> {
  readonly src: string
  readonly alt?: LocalizedText<C>
  readonly width?: number
  readonly height?: number
}

/**
 * A checked article: plain, frozen, readonly JSON. Covariant in its locales: usable wherever at
 * least these are known.
 */
export interface Article<C extends string = string, M = unknown> {
  readonly id: string
  readonly source: C
  readonly section?: string
  readonly published?: string
  readonly updated?: string
  readonly expires?: string
  readonly draft?: boolean
  readonly editions?: { readonly [K in C]?: Edition | undefined }
  readonly authors?: readonly string[]
  readonly tags?: readonly string[]
  readonly fallback?: readonly C[]
  readonly slug?: string | { readonly [K in C]?: string | undefined }
  readonly formerSlugs?: readonly string[]
  readonly title: LocalizedText<C>
  readonly summary?: LocalizedText<C>
  readonly image?: ArticleImage<C>
  readonly localized?: { readonly [name: string]: LocalizedText<C> }
  readonly blocks: readonly Block<C>[]
  readonly definitions?: { readonly [K in C]?: string | undefined }
  readonly meta?: M
}
