import { type Diagnostic, list, quote } from '../errors.js'
import { type Catalog, type PluralKey, pluralKey } from './keys.js'

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
 * @example checkMessages({ en, uk }, { source: 'en' }) // => [{ code: 'missing-plural', locale: 'uk', ... }]
 */
export function checkMessages<L extends string>(
  catalogs: Readonly<Record<L, Catalog>>,
  { source }: CheckMessagesOptions<L>,
): readonly Diagnostic[] {
  const wanted = readKeys(catalogs[source])
  const locales = Object.keys(catalogs)
  const all: Readonly<Record<string, Catalog>> = catalogs
  return locales.flatMap((locale) => checkCatalog(locale, all[locale] ?? {}, wanted, source))
}

interface Keys {
  readonly plain: ReadonlyMap<string, string>
  /** By key and type: the texts of all categories. */
  readonly plural: ReadonlyMap<
    string,
    { readonly type: PluralKey['type']; readonly texts: Map<string, string> }
  >
}

function readKeys(catalog: Catalog): Keys {
  const plain = new Map<string, string>()
  const plural = new Map<string, { type: PluralKey['type']; texts: Map<string, string> }>()
  for (const [key, text] of Object.entries(catalog)) {
    const found = pluralKey(key)
    if (found === undefined) {
      plain.set(key, text)
      continue
    }
    const name = found.type === 'ordinal' ? `${found.key}_ordinal` : found.key
    const forms = plural.get(name) ?? { type: found.type, texts: new Map<string, string>() }
    forms.texts.set(found.category, text)
    plural.set(name, forms)
  }
  return { plain, plural }
}

function checkCatalog(
  locale: string,
  catalog: Catalog,
  wanted: Keys,
  source: string,
): readonly Diagnostic[] {
  const own = readKeys(catalog)
  const found: Diagnostic[] = []
  const add = (
    code: string,
    severity: Diagnostic['severity'],
    key: string,
    message: string,
  ): void => {
    found.push({ code, severity, message, locale, path: [locale, key] })
  }
  const isWanted = (key: string): boolean => wanted.plain.has(key) || wanted.plural.has(key)

  for (const key of wanted.plain.keys()) {
    if (own.plain.has(key) && own.plain.get(key)?.trim() !== '') continue
    add('missing-message', 'error', key, `${quote(key)} has no words in ${quote(locale)}. Add it.`)
  }
  for (const [key, { type }] of wanted.plural) {
    const texts = own.plural.get(key)?.texts ?? new Map<string, string>()
    const lacking = categoriesOf(locale, type).filter(
      (each) => (texts.get(each) ?? '').trim() === '',
    )
    for (const category of lacking) {
      const form = `${key}_${category}`
      add(
        'missing-plural',
        'error',
        form,
        `${quote(form)} has no words in ${quote(locale)}. Add it.`,
      )
    }
  }
  for (const key of [...own.plain.keys(), ...own.plural.keys()]) {
    if (isWanted(key)) continue
    const message = `${quote(key)} is in ${quote(locale)} but not in ${quote(source)}. Remove it, or add it there.`
    add('extra-message', 'warning', key, message)
  }
  for (const [key, { type, texts }] of own.plural) {
    const needed = categoriesOf(locale, type)
    for (const category of texts.keys()) {
      if (needed.includes(category)) continue
      const message = `${quote(`${key}_${category}`)} is never used: ${quote(locale)} has ${list(needed)}.`
      add('extra-plural', 'warning', `${key}_${category}`, message)
    }
  }
  for (const [key, text] of Object.entries(catalog)) {
    for (const name of placeholders(text)) {
      if (placeholdersOf(wanted, key).has(name)) continue
      const message = `${quote(key)} in ${quote(locale)} uses {{${name}}}, which ${quote(source)} does not.`
      if (isWanted(pluralName(key))) add('unknown-placeholder', 'error', key, message)
    }
  }
  return found
}

function pluralName(key: string): string {
  const found = pluralKey(key)
  if (found === undefined) return key
  return found.type === 'ordinal' ? `${found.key}_ordinal` : found.key
}

function placeholdersOf(wanted: Keys, key: string): ReadonlySet<string> {
  const forms = wanted.plural.get(pluralName(key))
  const texts = forms === undefined ? [wanted.plain.get(key) ?? ''] : [...forms.texts.values()]
  const names = texts.flatMap((text) => [...placeholders(text)])
  return new Set(forms === undefined ? names : [...names, 'count'])
}

function placeholders(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/\{\{-?\s*([\w.]+)/g), ([, name = '']) => name))
}

function categoriesOf(locale: string, type: PluralKey['type']): readonly string[] {
  return new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories
}
