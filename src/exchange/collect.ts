import type { Article } from '../article/types.js'
import { type Diagnostic, quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import type { ExportOptions, TranslationUnit } from './types.js'
import { translationUnits } from './units.js'

/** The units of one article that go into a file. */
export interface ExportedArticle<C extends string> {
  readonly id: string
  readonly source: C
  readonly units: readonly TranslationUnit[]
}

/** The units to be written, article by article, and the findings about those that cannot be. */
export interface Collected<C extends string> {
  readonly articles: readonly ExportedArticle<C>[]
  readonly units: number
  readonly diagnostics: readonly Diagnostic[]
}

/** Collects what one file is to hold, less what the format cannot hold. */
export function collectUnits<C extends string, M>(
  articles: readonly Article<C, M>[],
  unitsOf: (article: Article<C, M>) => readonly TranslationUnit[],
  faultOf: (text: string) => string | undefined,
): Collected<C> {
  checkIds(articles)
  const diagnostics: Diagnostic[] = []
  const collected = articles.flatMap((article): ExportedArticle<C>[] => {
    const units = unitsOf(article).filter((unit) => {
      const fault = faultOf(unit.source) ?? faultOf(unit.translation ?? '')
      if (fault === undefined) return true
      const message = `${quote(unit.context)} ${fault}; it is not in the file.`
      diagnostics.push({ code: 'unwritable-text', severity: 'warning', message })
      return false
    })
    return units.length === 0 ? [] : [{ id: article.id, source: article.source, units }]
  })
  const count = collected.reduce((sum, { units }) => sum + units.length, 0)
  return { articles: collected, units: count, diagnostics }
}

/** The units of an article that an export asks for. */
export function wantedUnits<C extends string, M>(
  locales: Locales<C>,
  locale: C,
  { states, ...options }: ExportOptions,
): (article: Article<C, M>) => readonly TranslationUnit[] {
  return (article) =>
    translationUnits(locales, article, locale, options).filter(
      ({ state }) => state !== 'omitted' && states?.includes(state) !== false,
    )
}

/** Contexts begin with the article's id, so no two articles may share one. */
export function checkIds(articles: readonly Article[]): void {
  const seen = new Set<string>()
  for (const { id } of articles) {
    if (seen.has(id)) {
      throw new SteleError('invalid-option', `Two of the articles have the id ${quote(id)}.`, {
        hint: 'Give each its own, or exchange them in separate files.',
      })
    }
    seen.add(id)
  }
}
