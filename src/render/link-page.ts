import type { PageScope } from './engine.js'
import { cutHtml, type Fragment, htmlOf } from './fragment.js'
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
    ...cutHtml(linker(htmlOf(fragment), { ...context, locale }), fragment.outermost),
  })
  return {
    ...page,
    atOnce(kind, text, locale) {
      const fragment = page.atOnce(kind, text, locale)
      return fragment && link(fragment, { locale })
    },
    *inSteps(kind, text, place) {
      return link(yield* page.inSteps(kind, text, place), place)
    },
    *tree(tree, place, text) {
      return link(yield* page.tree(tree, place, text), place)
    },
  }
}
