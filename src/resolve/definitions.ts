import type { Article } from '../article/types.js'
import { ownValue } from '../locale/own.js'
import type { Locales } from '../locale/types.js'
import type { DefinitionSource } from './types.js'
import { wordsIn } from './words.js'

/**
 * For each locale, the texts that may define links and footnotes: its blocks in order, then the
 * article's own definitions. Whether they really do is for the Markdown parser to say.
 */
export function definitionSources<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  chain: readonly C[],
): readonly DefinitionSource<C>[] {
  const given = ownValue(article, 'definitions')
  const sources: DefinitionSource<C>[] = []
  for (const locale of chain) {
    const texts: { text: string; block?: string }[] = []
    for (const { id, text } of article.blocks) {
      const words = typeof text === 'string' ? text : (wordsIn(text, locale) ?? '')
      if (mayDefine(words)) texts.push({ text: words, block: id })
    }
    const own = given && ownValue(given, locale)
    if (own !== undefined && mayDefine(own)) texts.push({ text: own })
    if (texts.length > 0) sources.push({ locale, dir: locales.get(locale).dir, texts })
  }
  return sources
}

// A quick look, before the Markdown parser takes a long one.
function mayDefine(text: string): boolean {
  return text.includes(']:')
}
