import { canonicalTag } from '../locale/tag.js'
import type { catalogs } from './catalogs.js'

type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

// One suffix at a time: of a union of them, TypeScript tries only what follows the first `_`.
type BeforeSuffix<K extends string, S extends string> = S extends string
  ? K extends `${infer Key}_${S}`
    ? Key
    : never
  : never

type FirstKnown<A, B, C> = [A] extends [never] ? ([B] extends [never] ? C : B) : A

/** A message key without the plural suffix that i18next adds to it (`_few`, `_ordinal_two`). */
type WithoutPlural<K extends string> = K extends string
  ? FirstKnown<BeforeSuffix<K, `ordinal_${PluralCategory}`>, BeforeSuffix<K, PluralCategory>, K>
  : never

/** The keys of stele's own catalogs. */
export type MessageKey = WithoutPlural<keyof (typeof catalogs)['en']>

/** The words of one locale: message key, with i18next's plural suffix where it counts, to text. */
export type Catalog = Readonly<Record<string, string>>

/** The keys of an app's catalogs. */
export type KeysOf<A> = WithoutPlural<{ [L in keyof A]: keyof A[L] & string }[keyof A]>

const PLURAL = /^(.*?)(_ordinal)?_(zero|one|two|few|many|other)$/s

/** A key taken apart: `read_few` is the category `few` of `read`. */
export interface PluralKey {
  readonly key: string
  readonly category: string
  readonly type: 'cardinal' | 'ordinal'
}

/** Reads i18next's plural suffix (its JSON format 4), if a key has one. */
export function pluralKey(key: string): PluralKey | undefined {
  const [, base, ordinal, category] = PLURAL.exec(key) ?? []
  if (base === undefined || category === undefined) return undefined
  return { key: base, category, type: ordinal === undefined ? 'cardinal' : 'ordinal' }
}

/**
 * The plural categories (CLDR) of a locale. Where Intl has no rules for a tag it would take the
 * host's, as for the region `ua`: then there is only `other`.
 */
export function pluralCategories(locale: string, type: PluralKey['type']): readonly string[] {
  const [known] = Intl.PluralRules.supportedLocalesOf(canonicalTag(locale) ?? [])
  if (known === undefined) return ['other']
  return new Intl.PluralRules(known, { type }).resolvedOptions().pluralCategories
}
