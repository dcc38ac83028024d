import { quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import type { Article, ArticleInput } from './types.js'
import { readArticle } from './validate.js'

/**
 * Checks an article and gives it back as plain, frozen data.
 *
 * @throws SteleError `invalid-article`, with every finding in `diagnostics`
 * @example
 * defineArticle(locales, {
 *   id: 'tram', source: 'en', title: { en: 'The tram is back' },
 *   blocks: [{ id: 'lead', text: { en: 'It **runs** again.', uk: 'Він **знову** їздить.' } }],
 * })
 */
export function defineArticle<C extends string, const S extends C, M = undefined>(
  locales: Locales<C>,
  input: ArticleInput<NoInfer<C>, S, M>,
): Article<C, M> {
  const result = readArticle(locales, input)
  // `meta` is kept as it was given, so its type is too.
  if (result.issues === undefined) return result.value as Article<C, M>
  const { issues } = result
  const count = issues.length === 1 ? 'one mistake' : `${issues.length} mistakes`
  throw new SteleError('invalid-article', `The article ${quote(input?.id)} has ${count}.`, {
    hint: issues.map((issue) => issue.message).join(' '),
    diagnostics: issues,
  })
}
