import type { RenderLimit } from '../markdown/limits.js'
import type { Measure } from '../markdown/work.js'
import { isolateHtml, isolateText } from './bidi.js'
import type { LostHtml } from './lost-html.js'
import type { RenderedInline } from './types.js'

/** One rendered text, before it has a place on a page. */
export interface Fragment {
  /** The name of the only outermost element, when there is exactly one that can carry attributes. */
  readonly outermost: string | undefined
  /** What stands behind that name, up to the element's end; of anything else, all of it. */
  readonly rest: string
  /** As remark-html gives it, where that is more than these two and a line ending. */
  readonly html: string | undefined
  /** Whether it is surely one paragraph without links and images. */
  readonly isPlain: boolean
  /** Whether it belongs to one place on one page: it has ids, or refers to definitions. */
  readonly isBound: boolean
  /** The text without markup. */
  readonly plainText: string
  /** Raw HTML that was dropped. */
  readonly lostHtml: readonly LostHtml[]
  /** The limit that the text is over, when it is shown as plain text for that. */
  readonly limit?: RenderLimit
  /** What it was for the tokenizer, if it needed that: it counts again wherever the text is shown. */
  readonly measure?: Measure | undefined
}

type Cut = Pick<Fragment, 'outermost' | 'rest' | 'html' | 'isPlain'>

/** Holds HTML so that attributes are put on it in one step, wherever it is shown. */
export function cutHtml(html: string, outermost: string | undefined): Cut {
  const rest = outermost === undefined ? html.trimEnd() : html.trim().slice(outermost.length + 1)
  return { outermost, rest, html, isPlain: false }
}

/** Holds a paragraph: put together, not taken apart, since most texts are one. */
export function paragraph(inside: string, isPlain = false): Cut {
  return { outermost: 'p', rest: `>${inside}</p>`, html: undefined, isPlain }
}

/** A fragment as remark-html gives it, with its final line ending. */
export function htmlOf({
  outermost,
  rest,
  html,
}: Pick<Cut, 'outermost' | 'rest' | 'html'>): string {
  return html ?? `<${outermost}${rest}\n`
}

/**
 * Puts attributes on a fragment's own outermost element when it has exactly one, else on a `div`
 * around it. On the finished HTML, so that the same fragment serves many places.
 *
 * @param written - the attributes as HTML, each with a space before it
 */
export function stamp(fragment: Fragment, written: string): string {
  if (written === '') return htmlOf(fragment).trimEnd()
  const { outermost, rest } = fragment
  if (outermost !== undefined) return `<${outermost}${written}${rest}`
  return rest === '' ? `<div${written}></div>` : `<div${written}>\n${rest}\n</div>`
}

/** A fragment as a line of text among others: inline HTML, and the same without markup. */
export function lineOf(fragment: Fragment): Pick<RenderedInline, 'html' | 'text'> {
  const { plainText } = fragment
  return { html: isolateHtml(htmlOf(fragment).trim()), text: isolateText(plainText) }
}
