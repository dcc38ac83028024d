import { directionOf } from '../locale/direction.js'
import type { DefinitionSource } from '../resolve/types.js'
import { type Engine, openPage, type PageScope } from './engine.js'
import { renderNotes } from './footnotes.js'
import { htmlOf, lineOf } from './fragment.js'
import { linkPage } from './link-page.js'
import type { Steps } from './steps.js'
import { typesetPage } from './typography/page.js'
import { wordsFor } from './words.js'

/** Renders Markdown that is plain and within all limits at one look, or answers `undefined`. */
export function renderWithoutPage(
  { blocks, limits, linker, typeset }: Engine,
  text: string,
): string | undefined {
  if (typeset !== undefined || linker !== undefined) return undefined
  const bytes = Math.min(limits.blockBytes, limits.articleBytes)
  if (limits.blocks < 1 || text.length * 3 > bytes) return undefined
  const fragment = blocks.lane(text, text.includes(']:'))
  const html = fragment && htmlOf(fragment)
  return html !== undefined && html.length <= limits.outputBytes ? html : undefined
}

/** Renders Markdown that belongs to no article, footnotes below it. */
export function* renderPlain(engine: Engine, text: string, locale: string): Steps<string> {
  const place = {
    locale,
    idPrefix: 'text--',
    // Only footnotes and labels ask for it, and it costs more than a plain text.
    get dir() {
      return directionOf(locale)
    },
  }
  const sources = text.includes(']:') ? [{ locale, dir: place.dir, texts: [{ text }] }] : []
  const page = openPlain(engine, sources, text, locale)
  const html = htmlOf(
    page.atOnce('blocks', text, locale) ?? (yield* page.inSteps('blocks', text, place)),
  )
  if (page.notes.used.length === 0) return html
  const notes = yield* renderNotes(page, place, wordsFor(engine.messages, [locale]), [])
  return `${html}${notes}\n`
}

/** Renders a line that is plain and within all limits at one look, or answers `undefined`. */
export function renderInlineWithoutPage(
  { inline, limits, linker, typeset }: Engine,
  text: string,
): { readonly html: string; readonly text: string } | undefined {
  if (typeset !== undefined || linker !== undefined) return undefined
  if (text.length * 3 > Math.min(limits.blockBytes, limits.articleBytes)) return undefined
  const fragment = inline.lane(text, false)
  const isWithin = fragment !== undefined && htmlOf(fragment).length <= limits.outputBytes
  return isWithin ? lineOf(fragment) : undefined
}

/** Renders one line of Markdown that belongs to no article. */
export function* renderPlainInline(
  engine: Engine,
  text: string,
  locale: string,
): Steps<{ readonly html: string; readonly text: string }> {
  const page = openPlain(engine, [], text, locale)
  const place = { locale, dir: directionOf(locale), idPrefix: 'text--' }
  return lineOf(page.atOnce('inline', text, locale) ?? (yield* page.inSteps('inline', text, place)))
}

function openPlain(
  engine: Engine,
  sources: readonly DefinitionSource[],
  text: string,
  locale: string,
): PageScope {
  const page = typesetPage(openPage(engine, sources, text.length), engine.typeset)
  return linkPage(page, engine.linker, { pageLocale: locale })
}
