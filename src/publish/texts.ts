import type { Words } from '../messages/create.js'
import type { Renderer } from '../render/types.js'
import { resolutionOf } from '../resolve/resolution.js'
import { resolveText } from '../resolve/text.js'
import type { Coverage, ResolvedText } from '../resolve/types.js'
import type { IndexedArticle } from './indexed.js'
import type { Settings } from './settings.js'
import type { InlineText } from './theme/types.js'

/** The title and summary of an article in a locale, as its page has them, from the index alone. */
export async function textsIn<C extends string>(
  settings: Settings<C>,
  article: IndexedArticle<C>,
  locale: C,
): Promise<{ readonly title: InlineText<C>; readonly summary: InlineText<C> | undefined }> {
  const { locales, resolving, renderer } = settings
  const coverageOf = (code: C): Coverage => article.coverage[code]
  const resolution = resolutionOf(locales, article, locale, resolving, coverageOf)
  const title = await render(renderer, resolveText(resolution, article.title))
  const summary =
    article.summary && (await render(renderer, resolveText(resolution, article.summary)))
  return { title, summary: summary?.text ? summary : undefined }
}

async function render<C extends string>(
  renderer: Renderer,
  { text, locale, dir }: ResolvedText<C>,
): Promise<InlineText<C>> {
  const line = await renderer.renderInlineAsync(text, { locale })
  return { html: line.html, text: line.text, locale, dir }
}

const labels = new WeakMap<object, Map<string, Words<string>>>()

/**
 * The label of a section: the message `section.<id>`, or the id where there is none. Remembered,
 * since every page asks for all of them.
 */
export function sectionWords<C extends string>(
  settings: Settings<C>,
  locale: C,
  section: string,
): Words<C> {
  const known = labels.get(settings) ?? new Map<string, Words<C>>()
  const key = `${locale}/${section}`
  // Made with these settings, so its locale is one of theirs.
  const found = known.get(key) as Words<C> | undefined
  if (found !== undefined) return found
  const words = makeWords(settings, locale, section)
  labels.set(settings, known.set(key, words))
  return words
}

function makeWords<C extends string>(
  { messages, locales }: Settings<C>,
  locale: C,
  section: string,
): Words<C> {
  const key = `section.${section}`
  if (!messages.has(locale, key)) return { text: section, locale, dir: locales.get(locale).dir }
  // The key was just found; `words` is typed for the keys known at compile time only.
  return messages.words(locale, key as 'section.city')
}
