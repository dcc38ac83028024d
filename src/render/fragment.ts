import { isolateHtml, isolateText } from './bidi.js'
import type { RenderLimit } from './limits.js'
import type { LostHtml } from './lost-html.js'
import type { RunFindings } from './pipeline.js'
import type { RenderedInline } from './types.js'

/** One rendered text, before it has a place on a page. */
export interface Fragment extends Readonly<Omit<RunFindings, 'lostHtml'>> {
  /** Raw HTML that was dropped. */
  readonly lostHtml: readonly LostHtml[]
  /** As remark-html gives it, with its final line ending. */
  readonly html: string
  /** The limit that the text is over, when it is shown as plain text for that. */
  readonly limit?: RenderLimit
}

/**
 * Puts attributes on a fragment's own outermost element when it has exactly one, else on a `div`
 * around it. On the finished HTML, so that the same fragment serves many places.
 *
 * @param written - the attributes as HTML, each with a space before it
 */
export function stamp({ html, outermost }: Fragment, written: string): string {
  if (written === '') return html.trimEnd()
  if (outermost === undefined) return wrap(html.trimEnd(), written)
  const name = `<${outermost}`
  return name + written + html.trim().slice(name.length)
}

/** A fragment as a line of text among others: inline HTML, and the same without markup. */
export function lineOf({ html, plainText }: Fragment): Pick<RenderedInline, 'html' | 'text'> {
  return { html: isolateHtml(html.trim()), text: isolateText(plainText) }
}

function wrap(body: string, written: string): string {
  return body === '' ? `<div${written}></div>` : `<div${written}>\n${body}\n</div>`
}
