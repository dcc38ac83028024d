import type { Html } from 'mdast'
import type { Raw } from 'mdast-util-to-hast'
import { type Diagnostic, list } from '../errors.js'
import type { Fragment } from './fragment.js'
import { placeOf } from './place.js'

/** A piece of raw HTML that was dropped. */
export interface LostHtml {
  readonly value: string
  readonly line?: number
  readonly column?: number
}

// CommonMark 6.6: `<!-->` and `<!--->` are comments too.
const COMMENTS = /<!--(?:-?>|.*?-->)/gs

/** Adds a dropped node to what was lost, unless it is only a comment, which shows nothing anyway. */
export function reportLost({ value, position }: Html | Raw, lost: LostHtml[]): void {
  if (value.replace(COMMENTS, '').trim() === '') return
  lost.push({ value, ...placeOf(position) })
}

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
