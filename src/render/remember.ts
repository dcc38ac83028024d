import type { ResolvedArticle } from '../resolve/types.js'
import type { RenderedArticle } from './types.js'

interface Remembered {
  readonly texts: readonly string[]
  readonly rendered: RenderedArticle<string>
}

/** Renders each article once, for as long as the caller keeps it. */
export type RenderOnce = <C extends string>(
  article: ResolvedArticle<C>,
  render: () => RenderedArticle<C>,
) => RenderedArticle<C>

/** Remembers what articles became. Their texts are compared, so that one changed in place is seen. */
export function createRenderOnce(): RenderOnce {
  const remembered = new WeakMap<object, Remembered>()
  return <C extends string>(article: ResolvedArticle<C>, render: () => RenderedArticle<C>) => {
    const known = remembered.get(article)
    // What was rendered from this very article has its locales.
    if (known !== undefined && isUnchanged(article, known))
      return known.rendered as RenderedArticle<C>
    const rendered = render()
    remembered.set(article, { texts: textsOf(article), rendered })
    return rendered
  }
}

/** Renders every time. */
export const RENDER_ALWAYS: RenderOnce = (_, render) => render()

function textsOf({ blocks, title, summary }: ResolvedArticle): readonly string[] {
  return [...blocks.map(({ text }) => text), title.text, summary?.text ?? '']
}

function isUnchanged({ blocks, title, summary }: ResolvedArticle, { texts }: Remembered): boolean {
  const { length } = blocks
  return (
    texts.length === length + 2 &&
    texts[length] === title.text &&
    texts[length + 1] === (summary?.text ?? '') &&
    blocks.every(({ text }, at) => texts[at] === text)
  )
}
