import i18next, { type i18n } from 'i18next'
import { quote, SteleError } from '../errors.js'
import type { Direction } from '../locale/direction.js'
import type { Locales } from '../locale/types.js'
import { catalogs } from './catalogs.js'
import { checkTimeZone, createFormats, type Formats } from './formats.js'
import type { Catalog, KeysOf, MessageKey } from './keys.js'

/** The values a message is filled with. `count` chooses its plural form. */
export type MessageValues = Readonly<Record<string, string | number>>

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
  /** The app's own words by locale: new keys, or others in place of stele's. */
  readonly catalogs?: A
  /** IANA time zone that dates are shown in. Default: `UTC`. */
  readonly timeZone?: string
}

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
  checkTimeZone(timeZone)
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
    interpolation: { escapeValue: false },
  })
  const translators = new Map<C, Translate<MessageKey | KeysOf<A>>>()
  return Object.freeze({
    locales,
    i18next: instance,
    formats: createFormats<C>(timeZone),
    t: (locale: C) => {
      const known = translators.get(locale)
      if (known !== undefined) return known
      // With these options a message is always a string; the keys are ours to type.
      const t = instance.getFixedT(locales.get(locale).code) as Translate<MessageKey | KeysOf<A>>
      translators.set(locale, t)
      return t
    },
    words: (locale: C, key: string, values: MessageValues = {}) => {
      const lng = locales.get(locale).code
      const { res, usedLng } = instance.t(key, { ...values, lng, returnDetails: true })
      const used = locales.has(usedLng) ? usedLng : locale
      return { text: String(res), locale: used, dir: locales.get(used).dir }
    },
    has: (locale: C, key: string) => instance.exists(key, { lng: locales.get(locale).code }),
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
      {
        hint: `Declared: ${locales.codes.join(', ')}.`,
      },
    )
  }
  const own: Readonly<Record<string, Catalog>> = catalogs
  return Object.fromEntries(
    locales.codes.map((code) => {
      const words = { ...ownCatalog(own, code), ...readCatalog(app[code], code) }
      return [code, { [NAMESPACE]: words }]
    }),
  )
}

function ownCatalog(own: Readonly<Record<string, Catalog>>, code: string): Catalog {
  return (Object.hasOwn(own, code) ? own[code] : undefined) ?? {}
}

function readCatalog(value: unknown, code: string): Catalog {
  if (value === undefined) return {}
  const words = Object.entries(value ?? {})
  for (const [key, text] of words) {
    if (typeof text === 'string') continue
    throw new SteleError(
      'invalid-message',
      `The message ${quote(key)} in ${quote(code)} is ${quote(text)}.`,
      {
        hint: 'Catalogs are flat: each key has a string.',
      },
    )
  }
  return Object.fromEntries(words)
}
