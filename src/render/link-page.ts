import type { PageScope } from './engine.js'
import type { Fragment } from './fragment.js'
import type { LinkContext, Linker } from './links.js'

/** A page on which the addresses in every text are the page's own. */
export function linkPage(
  page: PageScope,
  linker: Linker | undefined,
  context: Omit<LinkContext, 'locale'>,
): PageScope {
  if (linker === undefined) return page
  const link = (fragment: Fragment, { locale }: { readonly locale: string }): Fragment => ({
    ...fragment,
    html: linker(fragment.html, { ...context, locale }),
  })
  return {
    ...page,
    atOnce(text, locale) {
      const fragment = page.atOnce(text, locale)
      return fragment && link(fragment, { locale })
    },
    *inSteps(text, place) {
      return link(yield* page.inSteps(text, place), place)
    },
    *inline(text, place) {
      return link(yield* page.inline(text, place), place)
    },
    *tree(tree, place, text) {
      return link(yield* page.tree(tree, place, text), place)
    },
  }
}
