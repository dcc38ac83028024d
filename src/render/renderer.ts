import { newsroomLocales } from '../locale/preset.js'
import { createMessages } from '../messages/create.js'
import { renderArticle } from './article.js'
import { createFragmentCache, type FragmentCache, NO_CACHE } from './cache.js'
import type { Engine } from './engine.js'
import { createPipeline } from './pipeline.js'
import { renderPlain, renderPlainInline } from './plain.js'
import { takeSteps, takeStepsAsync } from './steps.js'
import type { Renderer, RendererOptions } from './types.js'

/**
 * Makes a renderer: Markdown through unified to HTML that is sanitized, block by block.
 *
 * @example createRenderer().render(resolveArticle(locales, article, 'uk')).html
 */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const engine: Engine = {
    blocks: { pipeline: createPipeline(options, 'blocks'), cache: createCache(options) },
    inline: { pipeline: createPipeline(options, 'inline'), cache: createCache(options) },
    messages: options.messages ?? createMessages(newsroomLocales),
  }
  return Object.freeze<Renderer>({
    render: (article) => takeSteps(renderArticle(engine, article)),
    renderAsync: (article) => takeStepsAsync(renderArticle(engine, article)),
    renderMarkdown: (text, { locale = 'en' } = {}) => takeSteps(renderPlain(engine, text, locale)),
    renderInline: (text) => takeSteps(renderPlainInline(engine, text)),
    renderInlineAsync: (text) => takeStepsAsync(renderPlainInline(engine, text)),
    renderMarkdownAsync: (text, { locale = 'en' } = {}) =>
      takeStepsAsync(renderPlain(engine, text, locale)),
  })
}

// A plugin may look at more than the text, or answer differently each time.
function createCache({ cache, remarkPlugins, rehypePlugins }: RendererOptions): FragmentCache {
  const plugins = (remarkPlugins?.length ?? 0) + (rehypePlugins?.length ?? 0)
  return (cache ?? plugins === 0) ? createFragmentCache() : NO_CACHE
}
