import { ownOnly } from '../locale/own.js'
import { newsroomLocales } from '../locale/preset.js'
import { readLimits } from '../markdown/limits.js'
import { createMessages } from '../messages/create.js'
import { renderArticle } from './article.js'
import { addStatus, createFragmentCache, type FragmentCache, NO_CACHE } from './cache.js'
import type { Engine } from './engine.js'
import { createLane } from './lane/create.js'
import { createRecentFragments, NOTHING_RECENT } from './lane/recent.js'
import { createLinker } from './links.js'
import { createPipeline } from './pipeline.js'
import {
  renderInlineWithoutPage,
  renderPlain,
  renderPlainInline,
  renderWithoutPage,
} from './plain.js'
import { createRenderOnce, RENDER_ALWAYS } from './remember.js'
import { takeSteps, takeStepsAsync } from './steps.js'
import type { Renderer, RendererOptions } from './types.js'
import { createTypesetter, type Typesetter } from './typography/typesetter.js'

/**
 * Makes a renderer: Markdown through unified to HTML that is sanitized, block by block.
 *
 * @example createRenderer().render(resolveArticle(locales, article, 'uk')).html
 */
export function createRenderer(given: RendererOptions = {}): Renderer {
  const options = ownOnly(given)
  const limits = readLimits(options.limits)
  const recent = remembers(options) ? createRecentFragments() : NOTHING_RECENT
  const engine: Engine = {
    blocks: {
      pipeline: createPipeline(options, 'blocks'),
      cache: createCache(options),
      lane: createLane(options, limits, 'blocks', recent),
    },
    inline: {
      pipeline: createPipeline(options, 'inline'),
      cache: createCache(options),
      lane: createLane(options, limits, 'inline', NOTHING_RECENT),
    },
    limits,
    onLimit: options.onLimit ?? 'escape',
    messages: options.messages ?? createMessages(newsroomLocales),
    linker: createLinker(options),
    typeset: typesetterOf(options),
  }
  // What a hook answers may change.
  const isSettled = remembers(options) && options.rewriteUrl === undefined
  const once = isSettled ? createRenderOnce() : RENDER_ALWAYS
  return Object.freeze<Renderer>({
    render: (article) => once(article, () => takeSteps(renderArticle(engine, article))),
    renderAsync: (article) => takeStepsAsync(renderArticle(engine, article)),
    renderMarkdown: (text, { locale = 'en' } = {}) =>
      renderWithoutPage(engine, text) ?? takeSteps(renderPlain(engine, text, locale)),
    renderInline: (text, { locale = 'und' } = {}) =>
      renderInlineWithoutPage(engine, text) ?? takeSteps(renderPlainInline(engine, text, locale)),
    renderInlineAsync: async (text, { locale = 'und' } = {}) =>
      renderInlineWithoutPage(engine, text) ??
      takeStepsAsync(renderPlainInline(engine, text, locale)),
    cacheStatus: () => addStatus(engine.blocks.cache.status(), engine.inline.cache.status()),
    renderMarkdownAsync: (text, { locale = 'en' } = {}) =>
      takeStepsAsync(renderPlain(engine, text, locale)),
  })
}

function typesetterOf({ typography = false }: RendererOptions): Typesetter | undefined {
  if (typography === false) return undefined
  return createTypesetter(typography === true ? {} : typography)
}

// A plugin may look at more than the text, or answer differently each time.
function remembers({ cache, remarkPlugins, rehypePlugins }: RendererOptions): boolean {
  const plugins = (remarkPlugins?.length ?? 0) + (rehypePlugins?.length ?? 0)
  return cache ?? plugins === 0
}

function createCache(options: RendererOptions): FragmentCache {
  return remembers(options) ? createFragmentCache() : NO_CACHE
}
