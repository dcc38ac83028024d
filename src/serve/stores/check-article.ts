import type { Article } from '../../article/types.js'
import { readArticle } from '../../article/validate.js'
import { quote, SteleError } from '../../errors.js'
import type { Locales } from '../../locale/types.js'

/**
 * Checks an article on its way to or from a store.
 *
 * @throws SteleError `invalid-article`, with every finding in `diagnostics`
 */
export function checkArticle<C extends string>(
  locales: Locales<C>,
  id: string,
  value: unknown,
): Article<C> {
  const result = readArticle(locales, value)
  if (result.issues !== undefined) {
    throw new SteleError('invalid-article', `The article ${quote(id)} has mistakes.`, {
      hint: result.issues.map(({ message }) => message).join(' '),
      diagnostics: result.issues,
    })
  }
  if (result.value.id === id) return result.value
  throw new SteleError(
    'invalid-article',
    `The store has the article ${quote(result.value.id)} under the id ${quote(id)}.`,
    { hint: 'Save each article under its own id.' },
  )
}
