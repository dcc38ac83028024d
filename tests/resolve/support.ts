import { type Article, defineLocales, fingerprint, type ResolvedText } from 'stele'

/** Chains as in the preset, but Ukrainian never shows Russian. */
export const wary = defineLocales(
  {
    ru: { fallback: ['en', 'uk'] },
    uk: { fallback: ['en'], aliases: ['ua'], never: ['ru'] },
    en: { fallback: ['uk', 'ru'] },
    ar: { fallback: ['en'] },
  },
  { default: 'ru' },
)

export type Code = (typeof wary.codes)[number]

/** What the tests' articles are written from: `of` of a translation that is current, or not. */
export const current = fingerprint('e')
export const before = fingerprint('before')

/** An article that no validator has seen, such as one straight from JSON. */
export function unchecked(fields: object): Article<Code> {
  return { id: 'a', source: 'en', title: { en: 'T' }, blocks: [], ...fields } as Article<Code>
}

/** A resolved text on one line: `fallback en "e" outdated (absent)`. */
export function summary({ state, locale, text, outdated, machine, reason }: ResolvedText): string {
  const marks = [outdated && 'outdated', machine && 'machine', reason && `(${reason})`]
  return [state, locale, JSON.stringify(text), ...marks].filter(Boolean).join(' ')
}
