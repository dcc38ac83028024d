import type { ResolvedArticle } from '../resolve/types.js'
import type { RenderedArticle } from './types.js'

interface Remembered {
  readonly texts: readonly string[]
  readonly rendered: RenderedArticle<string>
}

/** Renders an article that is shown again no more, for as long as the caller keeps it. */
export type RenderOnce = <C extends string>(
  article: ResolvedArticle<C>,
  render: () => RenderedArticle<C>,
) => RenderedArticle<C>

/**
 * Remembers what articles became. From the second time on: most are rendered once, and to keep what
 * they became costs the garbage collector more than making it. Their texts are compared, so that one
 * changed in place is seen.
 */
export function createRenderOnce(): RenderOnce {
  const seen = new WeakSet<object>()
  const remembered = new WeakMap<object, Remembered>()
  return <C extends string>(article: ResolvedArticle<C>, render: () => RenderedArticle<C>) => {
    const known = remembered.get(article)
    // What was rendered from this very article has its locales.
    if (known !== undefined && isUnchanged(article, known))
      return known.rendered as RenderedArticle<C>
    const rendered = render()
    if (seen.has(article)) remembered.set(article, { texts: textsOf(article), rendered })
    else seen.add(article)
    return rendered
  }
}

/** Renders every time. */
export const RENDER_ALWAYS: RenderOnce = (_, render) => render()

function textsOf(article: ResolvedArticle): readonly string[] {
  return [...article.blocks.map(({ text }) => text), ...linesOf(article)]
}

function linesOf({ title, summary, localized }: ResolvedArticle): readonly string[] {
  return [title, ...(summary ? [summary] : []), ...Object.values(localized)].map(({ text }) => text)
}

function isUnchanged(article: ResolvedArticle, { texts }: Remembered): boolean {
  const { blocks } = article
  const lines = linesOf(article)
  return (
    texts.length === blocks.length + lines.length &&
    blocks.every(({ text }, at) => texts[at] === text) &&
    lines.every((text, at) => texts[blocks.length + at] === text)
  )
}
