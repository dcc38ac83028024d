import type { Messages } from '../messages/create.js'
import { escapeHtml } from '../render/html.js'
import type { RenderedArticle } from '../render/types.js'
import type { ResolvedArticle, ResolvedBlock } from '../resolve/types.js'
import { copyOf } from './copy.js'
import { languageOf } from './language.js'
import { withoutAlign } from './without-align.js'

/**
 * Beside which texts readers can open the original: `marked` are those that are in a third
 * language, outdated or by a machine, `all` are all translations.
 */
export type Originals = 'marked' | 'all'

/** The article in its source locale, for its words to stand beside their translations. */
export interface Original<C extends string> {
  readonly article: ResolvedArticle<C>
  readonly rendered: RenderedArticle<C>
  /** The address of the page in that locale. */
  readonly address: string
  readonly wanted: Originals
}

/** The original of a block, closed, where there is one to show; needs no script. */
export function originalOf<C extends string>(
  block: ResolvedBlock<C>,
  at: number,
  { article, rendered, address, wanted }: Original<C>,
  page: ResolvedArticle<C>,
  messages: Messages<C>,
): string {
  const source = rendered.blocks[at]
  if (source === undefined || !isWanted(block, article.source, wanted)) return ''
  const words = messages.words(page.locale, 'original.show')
  const summary = `<summary${languageOf(words, page)}>${escapeHtml(words.text)}</summary>`
  const copy = copyOf(withoutAlign(source.html), address)
  return `<details class="original">${summary}<div${languageOf(article, page)}>${copy}</div></details>`
}

/** Whether readers of a block are to have the original beside it. */
export function isWanted(block: ResolvedBlock, source: string, wanted: Originals): boolean {
  const { state, locale, outdated, machine } = block
  if (state === 'missing' || state === 'omitted' || state === 'shared' || locale === source) {
    return false
  }
  return wanted === 'all' || state === 'fallback' || outdated || machine
}
