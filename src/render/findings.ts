import type { Diagnostic } from '../errors.js'
import type { PageScope } from './engine.js'
import type { Fragment } from './fragment.js'
import { lostHtml } from './lost-html.js'
import { overLimit } from './over-limit.js'

/** Reports what readers do not get to see of a text as it was meant. */
export function addFindings(
  { limits }: Pick<PageScope, 'limits'>,
  fragment: Fragment,
  place: { readonly locale: string; readonly block?: string | undefined },
  diagnostics: Diagnostic[],
): void {
  if (fragment.lostHtml.length === 0 && fragment.limit === undefined) return
  diagnostics.push(...lostHtml(fragment, place), ...overLimit(fragment, limits, place))
}
