import i18next, { type i18n } from 'i18next'
import { isBlank, isRecord } from '../article/rules.js'
import { list, quote, SteleError } from '../errors.js'
import type { Direction } from '../locale/direction.js'
import type { Locales } from '../locale/types.js'
import { catalogs } from './catalogs.js'
import { createFormats, type Formats } from './formats.js'
import { type Catalog, type KeysOf, type MessageKey, pluralCategories, pluralKey } from './keys.js'

/**
 * The values a message is filled with. `count` chooses its plural form; with `ordinal` it is the
 * one for `2nd`, not for `2`. `context` and the names of i18next's other options are not for
 * placeholders.
 */
export type MessageValues = Readonly<Record<string, string | number | boolean>> & {
  readonly count?: number
  readonly ordinal?: boolean
}

/** Gives the words of a key in one locale, filled with values. Not escaped for HTML. */
export type Translate<K extends string = MessageKey> = (key: K, values?: MessageValues) => string

/** Words, and the locale they are in. */
export interface Words<C extends string = string> {
  /** Not escaped for HTML. */
  readonly text: string
  readonly locale: C
  readonly dir: Direction
}

/** Options of {@link createMessages}. */
export interface MessagesOptions<C extends string, A extends AppCatalogs<C>> {
  /** The app's own words by locale: new keys, or others in place of stele's. Blank ones are missing. */
  readonly catalogs?: A & OnlyDeclared<C, A>
  /** IANA time zone that dates are shown in. Default: `UTC`. */
  readonly timeZone?: string
}

// A locale that is not declared does not compile where the catalogs are written out; of catalogs read
// from outside, the compiler cannot know.
type OnlyDeclared<C extends string, A> = string extends keyof A
  ? unknown
  : { readonly [K in Exclude<keyof A, C>]: never }

/** The app's own words, by locale. */
export type AppCatalogs<C extends string> = { readonly [K in C]?: Catalog }

/** Interface words, dates and numbers in every locale, on the same chains as the content. */
export interface Messages<C extends string = string, K extends string = MessageKey> {
  readonly locales: Locales<C>
  /**
   * The words of one locale. A key without words there is taken along `locales.chain(locale)`.
   *
   * @throws SteleError `unknown-locale`
   * @example messages.t('uk')('notice.fallback', { count: 2 }) // => '2 абзаци на цій сторінці …'
   */
  readonly t: (locale: C) => Translate<K>
  /**
   * The same with the locale the words are in, which is another one where this one has none: they
   * need a `lang` then, like any other text.
   */
  readonly words: (locale: C, key: K, values?: MessageValues) => Words<C>
  /** Whether there are words for a key, in this locale or along its chain. */
  readonly has: (locale: C, key: string) => boolean
  readonly formats: Formats<C>
  /** The i18next instance behind it, for its own plugins and integrations. */
  readonly i18next: i18n
}

const NAMESPACE = 'translation'

/**
 * Interface words by i18next: an instance of its own, ready at once.
 *
 * @throws SteleError `invalid-message`, `invalid-option`
 * @example createMessages(locales, { catalogs: { uk: { greeting: 'Вітаємо' } } }).t('uk')('greeting')
 */
export function createMessages<
  C extends string,
  const A extends AppCatalogs<NoInfer<C>> = Record<never, never>,
>(
  locales: Locales<C>,
  options: MessagesOptions<NoInfer<C>, A> = {},
): Messages<C, MessageKey | KeysOf<A>> {
  const { timeZone = 'UTC' } = options
  const instance = i18next.createInstance()
  // Every option that a result depends on is given, so that i18next 26 and 27 act alike.
  instance.init({
    lng: locales.default,
    supportedLngs: [...locales.codes],
    fallbackLng: Object.fromEntries(
      locales.codes.map((code) => [code, locales.chain(code).slice(1)]),
    ),
    load: 'currentOnly',
    resources: resourcesOf(locales, options.catalogs ?? {}),
    ns: [NAMESPACE],
    defaultNS: NAMESPACE,
    keySeparator: false,
    nsSeparator: false,
    contextSeparator: '_',
    pluralSeparator: '_',
    returnEmptyString: false,
    returnNull: false,
    initAsync: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  })
  const translators = new Map<C, Translate<MessageKey | KeysOf<A>>>()
  const t = (locale: C): Translate<MessageKey | KeysOf<A>> => {
    const known = translators.get(locale)
    if (known !== undefined) return known
    const { code } = locales.get(locale)
    const fixed = instance.getFixedT(code)
    // The locale comes last: a value named `lng` would be read as another one.
    const translate: Translate<string> = (key, values) =>
      String(fixed(key, { ...values, lng: code }))
    translators.set(locale, translate)
    return translate
  }
  return Object.freeze({
    locales,
    i18next: instance,
    formats: createFormats(locales, timeZone),
    t,
    words: (locale: C, key: MessageKey | KeysOf<A>, values?: MessageValues) => {
      const lookup = { ...values, lng: locales.get(locale).code }
      // Only asked for the locale: with `returnDetails` a message nested by `$t()` has no words.
      const { usedLng } = instance.t(key, { ...lookup, returnDetails: true })
      const used = locales.has(usedLng) && instance.exists(key, lookup) ? usedLng : locale
      return { text: t(locale)(key, values), locale: used, dir: locales.get(used).dir }
    },
    has: (locale: C, key: string) => {
      const { code } = locales.get(locale)
      return [{}, { count: 1 }, { count: 1, ordinal: true }].some((values) =>
        instance.exists(key, { ...values, lng: code }),
      )
    },
  })
}

// i18next changes the resources it is given: these are made for it.
function resourcesOf<C extends string>(
  locales: Locales<C>,
  app: Readonly<Record<string, unknown>>,
) {
  for (const code of Object.keys(app)) {
    if (locales.has(code)) continue
    throw new SteleError(
      'unknown-locale',
      `The catalogs name ${quote(code)}, which is not declared.`,
      { hint: `Declared: ${list(locales.codes)}.` },
    )
  }
  const own: Readonly<Record<string, Catalog>> = catalogs
  return Object.fromEntries(
    locales.codes.map((code) => {
      const words = { ...readCatalog(own, code), ...readCatalog(app, code) }
      return [code, { [NAMESPACE]: withPlurals(words, code) }]
    }),
  )
}

// For a plural form that is missing, i18next 27 takes the language's own `other`, and 26 the words of
// another language. With the form filled in, both take `other`.
function withPlurals(words: Catalog, code: string): Catalog {
  const filled: [string, string][] = []
  for (const [key, text] of Object.entries(words)) {
    const plural = pluralKey(key)
    if (plural?.category !== 'other' || Object.hasOwn(words, plural.key)) continue
    for (const category of pluralCategories(code, plural.type)) {
      filled.push([key.replace(/other$/, category), text])
    }
  }
  return { ...Object.fromEntries(filled), ...words }
}

// Blank words are missing, as in articles: what would be there without them is.
function readCatalog(all: Readonly<Record<string, unknown>>, code: string): Catalog {
  const catalog = Object.hasOwn(all, code) ? all[code] : undefined
  if (catalog === undefined) return {}
  if (!isRecord(catalog)) throw notFlat(`The catalog of ${quote(code)} is ${quote(catalog)}.`)
  const words: [string, string][] = []
  for (const [key, text] of Object.entries(catalog)) {
    if (typeof text !== 'string') {
      throw notFlat(`The message ${quote(key)} in ${quote(code)} is ${quote(text)}.`)
    }
    if (!isBlank(text)) words.push([key, text])
  }
  return Object.fromEntries(words)
}

function notFlat(message: string): SteleError {
  return new SteleError('invalid-message', message, {
    hint: 'A catalog is a flat object: each key has a string.',
  })
}
