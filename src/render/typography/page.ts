import type { PageScope } from '../engine.js'
import type { Typesetter } from './typesetter.js'

/** A page on which every text is set in the typography of its own locale. */
export function typesetPage(page: PageScope, typeset: Typesetter | undefined): PageScope {
  if (typeset === undefined) return page
  return {
    ...page,
    atOnce(kind, text, locale) {
      const fragment = page.atOnce(kind, text, locale)
      return fragment && typeset(fragment, locale)
    },
    *inSteps(kind, text, place) {
      return typeset(yield* page.inSteps(kind, text, place), place.locale)
    },
    *tree(tree, place, text) {
      return typeset(yield* page.tree(tree, place, text), place.locale)
    },
  }
}
