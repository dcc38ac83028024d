import type { Direction } from './direction.js'

/** What may be said about a locale when it is declared. Every field has a default. */
export interface LocaleInput<C extends string = string> {
  /** The short label readers see in a switcher, such as `UA`. Default: the code in capitals. */
  readonly label?: string
  /** The locale's name in its own language. Default: from Intl (CLDR), such as `Українська`. */
  readonly name?: string
  /** Default: by the script of the code. */
  readonly dir?: Direction
  /**
   * The tag by which dates, numbers and lists are written, in the same language: `en-GB` gives
   * "2 March 2026" where `en` gives "March 2, 2026". May have extensions (`ar-u-nu-latn`). For Intl
   * only: nothing else sees it. Default: the code.
   */
  readonly format?: string
  /** Other tags that mean this locale, such as `ua`. Matched like codes, never shown or emitted. */
  readonly aliases?: readonly string[]
  /** The locales whose words stand in where this one has none, best first. Not transitive. */
  readonly fallback?: readonly NoInfer<C>[]
  /** Locales whose words must never stand in for this one. */
  readonly never?: readonly NoInfer<C>[]
}

/** A declared locale with every default filled in. */
export interface LocaleInfo<C extends string = string> {
  /** Canonical BCP 47 tag. */
  readonly code: C
  readonly label: string
  readonly name: string
  readonly dir: Direction
  /** Where another tag than the code was declared for Intl. */
  readonly format?: string
  readonly aliases: readonly string[]
  readonly fallback: readonly C[]
  readonly never: readonly C[]
}

type AliasesOf<T> = T extends { readonly aliases: readonly (infer A)[] } ? A : never

/** Turns an alias that is also a declared code (`C`) into a type error on that alias. */
export type WithoutAliasClash<D, C> = {
  readonly [K in keyof D]: [Extract<AliasesOf<D[K]>, C>] extends [never]
    ? unknown
    : { readonly aliases: readonly 'An alias must not be a declared code'[] }
}

/** Options of {@link Locales.extend}. */
export interface ExtendOptions<C extends string> {
  /** The new default locale. Left out, the default stays. */
  readonly default?: NoInfer<C>
}

/**
 * A closed set of locales, each with its fallback chain. The union of codes is inferred from the
 * definition and carried by every function that takes a `Locales`.
 */
export interface Locales<C extends string = string> {
  /** The declared codes, in the order of the definition. */
  readonly codes: readonly C[]
  /** The locale for readers about whom nothing is known, and the last in every chain. */
  readonly default: C
  /**
   * The declared locale that a tag, alias or system locale means, or `undefined`. By RFC 4647
   * lookup: a more precise tag finds its less precise parent, never a text in another script.
   *
   * @example locales.match('uk_UA') // => 'uk'
   */
  readonly match: (tag: string) => C | undefined
  /**
   * The locales to try for a reader of `code`, best first: itself, its fallbacks, the default;
   * without repeats and without what its `never` forbids.
   *
   * @throws SteleError `unknown-locale`
   * @example locales.chain('uk') // => ['uk', 'en', 'ru']
   */
  readonly chain: (code: C) => readonly C[]
  /**
   * The best declared locale for an `Accept-Language` value (RFC 9110, 12.5.4) or a list such as
   * `navigator.languages`; the default when nothing fits. Reads at most 4,096 characters and 64
   * ranges; never throws.
   *
   * @example locales.negotiate('de, uk;q=0.8') // => 'uk'
   */
  readonly negotiate: (accept: string | readonly string[] | null | undefined) => C
  /**
   * Everything declared about a locale.
   *
   * @throws SteleError `unknown-locale`
   */
  readonly get: (code: C) => LocaleInfo<C>
  /** Whether a value is one of the declared codes. */
  readonly has: (code: unknown) => code is C
  /**
   * A new, wider set. A code declared again has the fields given here replaced; its others stay.
   *
   * @example locales.extend({ de: { fallback: ['en'] } }).codes // => ['ru', 'uk', 'en', 'de']
   */
  readonly extend: <
    const D extends { readonly [K in keyof D]: LocaleInput<C | (keyof D & string)> },
  >(
    more: D & WithoutAliasClash<D, C | keyof D>,
    options?: ExtendOptions<C | (keyof D & string)>,
  ) => Locales<C | (keyof D & string)>
}
