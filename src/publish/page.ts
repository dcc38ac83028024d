import type { Article } from '../article/types.js'
import { quote, SteleError } from '../errors.js'
import { type AddressOptions, joinPath } from '../locale/address.js'
import { ownOnly, ownValue } from '../locale/own.js'
import type { Locales } from '../locale/types.js'
import type { Messages } from '../messages/create.js'
import type { RenderedArticle, Renderer } from '../render/types.js'
import { resolveArticle } from '../resolve/article.js'
import type { ResolvedArticle, ResolveOptions } from '../resolve/types.js'
import { articlePath } from '../switch/address.js'
import { localeLinks } from '../switch/links.js'
import { articleMain } from './article.js'
import { renderDocument } from './document.js'
import type { Original, Originals } from './originals.js'

/** Options of {@link renderPage}. */
export interface PageOptions<C extends string> extends ResolveOptions, AddressOptions {
  readonly messages: Messages<C>
  readonly renderer: Renderer
  /** The day shown at the top: `YYYY-MM-DD`, or a date-time that is shown in the messages' time zone. */
  readonly now?: string
  /** Shown at the top as the link to the front page. Default: the message `page.home`. */
  readonly siteName?: string
  /** Beside which texts readers can open the original. Default: none. */
  readonly originals?: Originals
  /** The address of a module that calls `defineLocaleSwitcher`. Default: the page has no script. */
  readonly script?: string
}

/**
 * An article's page for the readers of a locale: a complete HTML document with the switcher, the
 * date, the section, the headline and the text. Needs no script.
 *
 * @throws SteleError `missing-translation` when the article has no page in the locale (its title is
 *   on purpose not in it, or nowhere on the chain); what `resolveArticle` and `render` throw
 */
export function renderPage<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  locale: NoInfer<C>,
  given: PageOptions<NoInfer<C>>,
): string {
  const options = ownOnly(given)
  const { renderer } = options
  const page = resolvePage(locales, article, locale, options)
  const original = resolveOriginal(locales, article, options)
  return compose(locales, article, options, {
    page,
    rendered: renderer.render(page),
    ...(original && { original: { ...original, rendered: renderer.render(original.article) } }),
  })
}

/** The same, for a renderer with plugins that work asynchronously. */
export async function renderPageAsync<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  locale: NoInfer<C>,
  given: PageOptions<NoInfer<C>>,
): Promise<string> {
  const options = ownOnly(given)
  const { renderer } = options
  const page = resolvePage(locales, article, locale, options)
  const original = resolveOriginal(locales, article, options)
  return compose(locales, article, options, {
    page,
    rendered: await renderer.renderAsync(page),
    ...(original && {
      original: { ...original, rendered: await renderer.renderAsync(original.article) },
    }),
  })
}

/** An article resolved for its page in a locale. */
export function resolvePage<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  locale: C,
  options: PageOptions<C>,
): ResolvedArticle<C> {
  const resolved = resolveArticle(locales, article, locale, options)
  if (resolved.available) return resolved
  throw new SteleError(
    'missing-translation',
    `The article ${quote(article.id)} has no page in ${quote(locale)}.`,
    { hint: 'Its title resolves to nothing there. Ask `isAvailable` before rendering a page.' },
  )
}

function resolveOriginal<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  options: PageOptions<C>,
): Omit<Original<C>, 'rendered'> | undefined {
  const { originals: wanted } = options
  if (wanted === undefined) return undefined
  const { source } = article
  return {
    article: resolveArticle(locales, article, source),
    address: articlePath(locales, article, source, options),
    wanted,
  }
}

interface PageContent<C extends string> {
  readonly page: ResolvedArticle<C>
  readonly rendered: RenderedArticle<C>
  readonly original?: Original<C>
}

function compose<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  options: PageOptions<C>,
  { page, rendered, original }: PageContent<C>,
): string {
  const { locale } = page
  return renderDocument({
    locale,
    messages: options.messages,
    title: rendered.title,
    description: ownValue(rendered, 'summary'),
    links: localeLinks(locales, article, locale, options),
    now: options.now,
    siteName: options.siteName,
    home: joinPath(locales, locale, '/', options),
    script: options.script,
    main: articleMain(page, rendered, options.messages, original),
  })
}
