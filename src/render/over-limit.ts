import { type Diagnostic, quote, SteleError } from '../errors.js'
import type { RenderLimit, RenderLimits } from '../markdown/limits.js'
import type { DefinitionSource } from '../resolve/types.js'
import { cutHtml, type Fragment, paragraph } from './fragment.js'
import { escapeHtml } from './html.js'

/** What is done with a text over a limit: shown as plain text, or an error. */
export type OnLimit = 'escape' | 'throw'

/** A text that is over a limit, as readers get to see it: as it was written, nothing in it read. */
export function plainFragment(
  text: string,
  kind: 'blocks' | 'inline',
  limit: RenderLimit,
): Fragment {
  const plainText = text.replaceAll('\0', '\uFFFD') // as the tokenizer reads NUL
  const html = escapeHtml(plainText)
  const shown = kind === 'inline' ? cutHtml(html, undefined) : paragraph(html)
  return { ...shown, isBound: false, plainText, lostHtml: [], limit }
}

/** The findings about a rendered text: none, unless it is over a limit. */
export function overLimit(
  { limit }: Fragment,
  limits: RenderLimits,
  place: { readonly locale: string; readonly block?: string | undefined },
): readonly Diagnostic[] {
  if (limit === undefined) return []
  const { locale, block } = place
  return [{ ...limitFinding(limit, limits), locale, ...(block === undefined ? {} : { block }) }]
}

/** The finding about a limit. */
export function limitFinding(
  limit: RenderLimit,
  limits: RenderLimits,
  what: 'text' | 'definitions' = 'text',
): Diagnostic {
  const shown =
    what === 'definitions' ? 'None of its definitions is used.' : 'It is shown as plain text.'
  return {
    code: 'over-limit',
    severity: 'error',
    message: `${describe(limit, limits)} ${shown} ${ADVICE}.`,
  }
}

/** The texts of definitions alone that are over a limit: those in a block are reported with it. */
export function findUnread(
  sources: readonly DefinitionSource[],
  limitOf: (text: string) => RenderLimit | undefined,
): readonly { readonly limit: RenderLimit; readonly locale: string }[] {
  return sources.flatMap(({ locale, texts }) =>
    texts.flatMap(({ text, block }) => {
      const limit = block === undefined ? limitOf(text) : undefined
      return limit === undefined ? [] : [{ limit, locale }]
    }),
  )
}

/** The error in place of the finding. */
export function limitError(limit: RenderLimit, limits: RenderLimits): SteleError {
  return new SteleError('over-limit', describe(limit, limits), {
    hint: `${ADVICE}.`,
  })
}

const ABOUT_ARTICLE: ReadonlySet<RenderLimit> = new Set([
  'articleBytes',
  'blocks',
  'definitions',
  'outputBytes',
  'work',
])
const ADVICE = 'Make it shorter or plainer, or raise the limit in `limits`'

function describe(limit: RenderLimit, limits: RenderLimits): string {
  const what = ABOUT_ARTICLE.has(limit) ? 'The article' : 'The text'
  return `${what} is over the limit ${quote(limit)} (${limits[limit]}).`
}
