import type { Schema } from 'hast-util-sanitize'
import type { PluggableList } from 'unified'
import type { Diagnostic } from '../errors.js'
import type { Direction } from '../locale/direction.js'
import type { RenderLimits } from '../markdown/limits.js'
import type { ResolvedArticle, TextState } from '../resolve/types.js'
import type { CacheStatus } from './cache.js'
import type { ExternalLinks, UrlContext } from './links.js'
import type { OnLimit } from './over-limit.js'
import type { TypographyOptions } from './typography/typesetter.js'
import type { MessageSource } from './words.js'

/** Options of {@link createRenderer}. */
export interface RendererOptions {
  /** Plugins for Markdown (mdast). */
  readonly remarkPlugins?: PluggableList
  /** Plugins for HTML (hast). What they make is sanitized too. */
  readonly rehypePlugins?: PluggableList
  /**
   * Tables, footnotes, strikethrough, task lists, bare links (GitHub Flavored Markdown), read as
   * `remark-gfm` reads them. Default: true.
   */
  readonly gfm?: boolean
  /** Interface words. Default: stele's own catalogs. */
  readonly messages?: MessageSource
  /** What may stand in the HTML. Default: the schema of hast-util-sanitize, which is GitHub's. */
  readonly schema?: Schema
  /**
   * The schemes that addresses of links may have; images, of these, only `http` and `https`. Relative
   * addresses are always allowed; `javascript`, `data` and `vbscript` never are. Default: `http`,
   * `https`, `irc`, `ircs`, `mailto`, `sms`, `tel`, `xmpp`; with a `schema` of your own, as it says.
   */
  readonly allowedSchemes?: readonly string[]
  /** The `rel` and `target` of links that leave the site. Default: none. */
  readonly externalLinks?: ExternalLinks
  /**
   * Gives an address of a link or image in the text another one: a link to an article in the reader's
   * locale, a local image where it was published. It gets the address as HTML has it,
   * percent-encoded, and is not asked about places on the page itself (`#talks`). What it answers is
   * held to `allowedSchemes` too.
   */
  readonly rewriteUrl?: (url: string, context: UrlContext) => string
  /**
   * Whether quotes, dashes, ellipses and no-break spaces are set as each text's own language has
   * them: in German, English, Russian and Ukrainian. Code, addresses and attributes stay as they are.
   * Default: false.
   */
  readonly typography?: boolean | TypographyOptions
  /** Passes raw HTML and unsafe addresses through. Only for text that you would run as code. */
  readonly dangerouslyAllowHtml?: boolean
  /**
   * Whether a text that was rendered once is remembered. Default: true without plugins of your own,
   * false with them. `true` beside plugins says that they look at nothing but the text.
   */
  readonly cache?: boolean
  /** How much a text may ask of the tokenizer, where it shall differ from the defaults. */
  readonly limits?: Partial<RenderLimits>
  /**
   * What is done with a text over a limit: `escape` shows it as plain text in its place and reports
   * it as a diagnostic `over-limit`; `throw` throws. Default: `escape`.
   */
  readonly onLimit?: OnLimit
}

/** One block's HTML. */
export interface RenderedBlock<C extends string = string> {
  readonly id: string
  /** One element that carries the block's id, `lang`, `dir` and `data-state`. */
  readonly html: string
  readonly locale: C
  readonly state: TextState
}

/** A title, summary or other line of text: inline HTML without an element around it. */
export interface RenderedInline<C extends string = string> {
  readonly html: string
  /** The same without markup, for `<title>` and attributes. Not escaped. */
  readonly text: string
  readonly locale: C
  readonly dir: Direction
  readonly state: TextState
  readonly outdated: boolean
  readonly machine: boolean
}

/** An article as HTML, for the readers of one locale. */
export interface RenderedArticle<C extends string = string> {
  /** All blocks, then the footnotes. Safe to put into a page unless raw HTML was allowed. */
  readonly html: string
  readonly blocks: readonly RenderedBlock<C>[]
  /** The section of footnotes, or an empty string. */
  readonly footnotes: string
  /** The page's locale, for `<html lang>`. */
  readonly lang: C
  /** The page's direction, for `<html dir>`. */
  readonly dir: Direction
  readonly title: RenderedInline<C>
  readonly summary?: RenderedInline<C>
  readonly localized: { readonly [name: string]: RenderedInline<C> }
  readonly diagnostics: readonly Diagnostic[]
}

/** Renders Markdown through unified. Made by {@link createRenderer}. */
export interface Renderer {
  /**
   * @throws SteleError `async-plugin` when a plugin works asynchronously
   * @example renderer.render(resolved).html // => '<p id="lead">…</p>'
   */
  readonly render: <C extends string>(article: ResolvedArticle<C>) => RenderedArticle<C>
  /** The same, for plugins that work asynchronously. */
  readonly renderAsync: <C extends string>(
    article: ResolvedArticle<C>,
  ) => Promise<RenderedArticle<C>>
  /**
   * Plain Markdown to HTML: no id, no wrapper; as remark-html has it.
   *
   * @throws SteleError `async-plugin` when a plugin works asynchronously
   * @example renderer.renderMarkdown('*Hi*') // => '<p><em>Hi</em></p>\n'
   */
  readonly renderMarkdown: (text: string, options?: RenderMarkdownOptions) => string
  /**
   * One line of Markdown, such as a title: inline HTML, and the same as plain text.
   *
   * @throws SteleError `async-plugin` when a plugin works asynchronously
   * @example renderer.renderInline('2021. *Year*') // => { html: '2021. <em>Year</em>', text: '2021. Year' }
   */
  readonly renderInline: (
    text: string,
    options?: RenderMarkdownOptions,
  ) => Pick<RenderedInline, 'html' | 'text'>
  /** The same as `renderInline`, for plugins that work asynchronously. */
  readonly renderInlineAsync: (
    text: string,
    options?: RenderMarkdownOptions,
  ) => Promise<Pick<RenderedInline, 'html' | 'text'>>
  /** The same as `renderMarkdown`, for plugins that work asynchronously. */
  readonly renderMarkdownAsync: (text: string, options?: RenderMarkdownOptions) => Promise<string>
  /**
   * How much the renderer remembers, over all articles and locales, of the texts that need the
   * tokenizer. The others cost little, and are not counted.
   */
  readonly cacheStatus: () => CacheStatus
}

/** Options of {@link Renderer.renderMarkdown}. */
export interface RenderMarkdownOptions {
  /** The language of the text, for typography and for words around footnotes. Default: `en`; a line's: none. */
  readonly locale?: string
}
