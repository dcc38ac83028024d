import { isBlank } from '../article/rules.js'
import { type Diagnostic, list, quote, SteleError } from '../errors.js'
import { type Catalog, type PluralKey, pluralCategories, pluralKey } from './keys.js'

/** Options of {@link checkMessages}. */
export interface CheckMessagesOptions<L extends string> {
  /** The locale whose catalog the others are held against. */
  readonly source: NoInfer<L>
}

/**
 * Holds catalogs against the source's: keys that are missing or extra, plural categories (CLDR)
 * that the locale needs and the catalog lacks, placeholders that the source does not fill. i18next
 * reports none of these: it shows another language's words.
 *
 * @throws SteleError `unknown-locale` where the source has no catalog
 * @example checkMessages({ en, uk }, { source: 'en' }) // => [{ code: 'missing-plural', locale: 'uk', ... }]
 */
export function checkMessages<L extends string>(
  catalogs: Readonly<Record<L, Catalog>>,
  { source }: CheckMessagesOptions<L>,
): readonly Diagnostic[] {
  const all: Readonly<Record<string, Catalog>> = catalogs
  if (!Object.hasOwn(all, source)) {
    throw new SteleError('unknown-locale', `There is no catalog for the source ${quote(source)}.`, {
      hint: `Catalogs: ${list(Object.keys(all))}.`,
    })
  }
  const wanted = readCatalog(source, catalogs[source])
  return Object.entries(all).flatMap(([locale, catalog]) => {
    const own = readCatalog(locale, catalog)
    return [
      ...missingMessages(own, wanted),
      ...missingPlurals(own, wanted),
      ...extraMessages(own, wanted),
      ...extraPlurals(own),
      ...unknownPlaceholders(own, wanted),
    ]
  })
}

/** The texts of a key by category. */
interface PluralForms {
  readonly type: PluralKey['type']
  readonly texts: Map<string, string>
}

interface Words {
  readonly locale: string
  readonly plain: ReadonlyMap<string, string>
  readonly plural: ReadonlyMap<string, PluralForms>
}

function readCatalog(locale: string, catalog: Readonly<Record<string, unknown>>): Words {
  const plain = new Map<string, string>()
  const plural = new Map<string, PluralForms>()
  for (const [key, value] of Object.entries(catalog)) {
    const text = typeof value === 'string' ? value : ''
    const found = pluralKey(key)
    if (found === undefined) {
      plain.set(key, text)
      continue
    }
    // i18next keeps the ordinal forms of a key beside its cardinal ones.
    const name = found.type === 'ordinal' ? `${found.key}_ordinal` : found.key
    const forms = plural.get(name) ?? { type: found.type, texts: new Map<string, string>() }
    forms.texts.set(found.category, text)
    plural.set(name, forms)
  }
  return { locale, plain, plural }
}

function missingMessages(own: Words, wanted: Words): readonly Diagnostic[] {
  return [...wanted.plain.keys()]
    .filter((key) => isBlank(own.plain.get(key) ?? ''))
    .map((key) => finding('missing-message', own.locale, key, `${lacksWords(own, key)} Add it.`))
}

function missingPlurals(own: Words, wanted: Words): readonly Diagnostic[] {
  return [...wanted.plural].flatMap(([name, { type }]) => {
    const texts = own.plural.get(name)?.texts
    return pluralCategories(own.locale, type)
      .filter((category) => isBlank(texts?.get(category) ?? ''))
      .map((category) => `${name}_${category}`)
      .map((key) => finding('missing-plural', own.locale, key, `${lacksWords(own, key)} Add it.`))
  })
}

function extraMessages(own: Words, wanted: Words): readonly Diagnostic[] {
  return [...own.plain.keys(), ...own.plural.keys()]
    .filter((key) => !isWanted(wanted, key))
    .map((key) => {
      const message = `${quote(key)} is in ${quote(own.locale)} but not in ${quote(wanted.locale)}. Remove it, or add it there.`
      return finding('extra-message', own.locale, key, message)
    })
}

function extraPlurals({ locale, plural }: Words): readonly Diagnostic[] {
  return [...plural].flatMap(([name, { type, texts }]) => {
    const needed = pluralCategories(locale, type)
    // In every language i18next takes a form for zero, where there is one, for a count of 0.
    const used = type === 'cardinal' ? [...needed, 'zero'] : needed
    return [...texts.keys()]
      .filter((category) => !used.includes(category))
      .map((category) => {
        const key = `${name}_${category}`
        const message = `${quote(key)} is never used: ${quote(locale)} has ${list(needed)}.`
        return finding('extra-plural', locale, key, message)
      })
  })
}

function unknownPlaceholders(own: Words, wanted: Words): readonly Diagnostic[] {
  const texts = [
    ...Array.from(own.plain, ([key, text]) => ({ name: key, key, text })),
    ...Array.from(own.plural, ([name, forms]) =>
      Array.from(forms.texts, ([category, text]) => ({ name, key: `${name}_${category}`, text })),
    ).flat(),
  ]
  return texts
    .filter(({ name }) => isWanted(wanted, name))
    .flatMap(({ name, key, text }) => {
      const known = knownPlaceholders(wanted, name)
      return placeholdersOf(text)
        .filter((placeholder) => !known.has(placeholder))
        .map((placeholder) => {
          const message = `${quote(key)} in ${quote(own.locale)} uses {{${placeholder}}}, which ${quote(wanted.locale)} does not.`
          return finding('unknown-placeholder', own.locale, key, message)
        })
    })
}

function isWanted(wanted: Words, name: string): boolean {
  return wanted.plain.has(name) || wanted.plural.has(name)
}

function knownPlaceholders(wanted: Words, name: string): ReadonlySet<string> {
  const forms = wanted.plural.get(name)
  const texts = [wanted.plain.get(name) ?? '', ...(forms?.texts.values() ?? [])]
  return new Set([...texts.flatMap(placeholdersOf), ...(forms === undefined ? [] : ['count'])])
}

function placeholdersOf(text: string): readonly string[] {
  const names = Array.from(text.matchAll(/\{\{-?\s*([\w.-]+)/g), ([, name = '']) => name)
  return [...new Set(names)]
}

function lacksWords({ locale }: Words, key: string): string {
  return `${quote(key)} has no words in ${quote(locale)}.`
}

const SEVERITIES = {
  'missing-message': 'error',
  'missing-plural': 'error',
  'extra-message': 'warning',
  'extra-plural': 'warning',
  'unknown-placeholder': 'error',
} as const

function finding(
  code: keyof typeof SEVERITIES,
  locale: string,
  key: string,
  message: string,
): Diagnostic {
  return { code, severity: SEVERITIES[code], message, locale, path: [locale, key] }
}
