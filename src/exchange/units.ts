import { fingerprint } from '../article/fingerprint.js'
import type { Article } from '../article/types.js'
import type { Locales } from '../locale/types.js'
import { type OwnText, ownText } from '../resolve/entry.js'
import { type ArticleText, mapTexts } from './texts.js'
import type { TranslationUnit, UnitOptions, UnitState } from './types.js'

/**
 * Every text of an article that can be translated into a locale: title, slug, summary, image alt,
 * the app's own texts, footnotes kept apart, and blocks. Shared blocks are none. An article has no
 * units in its own source locale.
 *
 * @throws SteleError `unknown-locale`
 * @example translationUnits(locales, article, 'uk').map((unit) => unit.context) // => ['tram@title', 'tram#lead']
 */
export function translationUnits<C extends string, M>(
  locales: Locales<C>,
  article: Article<C, M>,
  locale: NoInfer<C>,
  { previousSource }: UnitOptions = {},
): readonly TranslationUnit[] {
  const { code } = locales.get(locale)
  const units: TranslationUnit[] = []
  if (article.source === code) return units
  mapTexts(article, (text) => {
    units.push(unitOf(article.source, text, code, previousSource))
    return text.text
  })
  return units
}

/** Every text of an article as it was written, for whatever locale. */
export function sourceUnits<C extends string, M>(
  article: Article<C, M>,
): readonly TranslationUnit[] {
  const units: TranslationUnit[] = []
  mapTexts(article, ({ context, format, source, text }) => {
    units.push({ context, source, fingerprint: fingerprint(source), state: 'missing', format })
    return text
  })
  return units
}

function unitOf<C extends string>(
  sourceLocale: C,
  { context, format, source, text }: ArticleText<C>,
  locale: C,
  previousSource: UnitOptions['previousSource'],
): TranslationUnit {
  const own = ownText(text, locale, sourceLocale)
  const state = stateOf(own)
  const entry = Object.hasOwn(text, locale) ? text[locale] : undefined
  const of = typeof entry === 'object' && entry !== null && 'of' in entry ? entry.of : undefined
  const previous =
    state === 'outdated' && of !== undefined ? previousSource?.(of, context) : undefined
  return {
    context,
    source,
    fingerprint: fingerprint(source),
    ...(own.kind === 'words' ? { translation: own.text } : {}),
    state,
    ...(previous === undefined ? {} : { previousSource: previous }),
    format,
  }
}

function stateOf(own: OwnText): UnitState {
  if (own.kind !== 'words') return own.kind
  if (own.outdated) return 'outdated'
  return own.machine ? 'machine' : 'translated'
}
