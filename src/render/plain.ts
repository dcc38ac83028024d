import { directionOf } from '../locale/direction.js'
import { type Engine, openPage } from './engine.js'
import { renderNotes } from './footnotes.js'
import type { Steps } from './steps.js'
import { wordsFor } from './words.js'

/** Renders Markdown that belongs to no article, footnotes below it. */
export function* renderPlain(engine: Engine, text: string, locale: string): Steps<string> {
  const language = { locale, dir: directionOf(locale) }
  const sources = text.includes(']:') ? [{ ...language, texts: [{ text }] }] : []
  const page = openPage(engine, sources, text.length)
  const { html } = yield* page.blocks(text, { ...language, idPrefix: 'text--' })
  const notes = yield* renderNotes(page, language, wordsFor(engine.messages, [locale]), [])
  return notes === '' ? html : `${html}${notes}\n`
}

/** Renders one line of Markdown that belongs to no article. */
export function* renderPlainInline(
  engine: Engine,
  text: string,
): Steps<{ readonly html: string; readonly text: string }> {
  const page = openPage(engine, [], text.length)
  const fragment = yield* page.inline(text, { locale: 'und', dir: 'ltr', idPrefix: 'text--' })
  return { html: fragment.html.trim(), text: fragment.plainText }
}
