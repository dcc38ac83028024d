import { type Diagnostic, list } from '../errors.js'
import type { Fragment } from './fragment.js'

/** Raw HTML that readers do not get to see. */
export function lostHtml(
  { lostHtml: lost }: Fragment,
  place: { readonly locale: string; readonly block?: string | undefined },
): readonly Diagnostic[] {
  const [first] = lost
  if (first === undefined) return []
  const { line, column } = first
  const values = list(new Set(lost.map(({ value }) => value)))
  return [
    {
      code: 'raw-html',
      severity: 'warning',
      message: `Raw HTML is left out: ${values}. Write it as Markdown, or add a plugin that makes it.`,
      locale: place.locale,
      ...(place.block === undefined ? {} : { block: place.block }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    },
  ]
}
