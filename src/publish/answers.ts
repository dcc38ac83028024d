import type { Article } from '../article/types.js'
import type { Diagnostic } from '../errors.js'
import { addressOf } from './addresses.js'
import { articleView } from './article-view.js'
import type { Context } from './context.js'
import { makeFeed } from './feed.js'
import { atom, jsonFeed, rss } from './feed-formats.js'
import { type Html, htmlText } from './html.js'
import { listView, notFoundView } from './list-view.js'
import { hasListed } from './lists.js'
import { parallelView } from './parallel-view.js'
import type { ArticleRecord } from './records.js'
import { newsSitemap, pageSitemap, sitemapIndex } from './sitemap.js'
import type { Target } from './target.js'
import { textsIn } from './texts.js'
import { chooserDocument, notFoundDocument, redirectDocument } from './theme/small.js'
import type { Page } from './theme/types.js'

/** The content of a page, and what was found while making it. */
export interface Content {
  readonly body: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the article of a record. */
export type ReadBody<C extends string> = (record: ArticleRecord<C>) => Promise<Article<C>>

/** Makes the content of what stands somewhere. */
export async function contentOf<C extends string>(
  context: Context<C>,
  target: Target<C>,
  read: ReadBody<C>,
): Promise<Content> {
  const { templates } = context.settings
  if (target.kind === 'article') {
    const page = await articleView(
      context,
      target,
      target.record.body ?? (await read(target.record)),
    )
    return {
      body: document(page, templates.article(page)),
      diagnostics: page.rendered.diagnostics,
    }
  }
  if (target.kind === 'parallel') {
    const page = await parallelView(
      context,
      target,
      target.record.body ?? (await read(target.record)),
    )
    return {
      body: document(page, templates.parallel(page)),
      diagnostics: page.columns.flatMap(({ rendered }) => rendered.diagnostics),
    }
  }
  return { body: await bodyOf(context, target, read), diagnostics: [] }
}

function document<C extends string>(page: Page<C>, main: Html): string {
  return htmlText(page.templates.layout(page, main))
}

type Rest<C extends string> = Exclude<Target<C>, { kind: 'article' | 'parallel' }>

async function bodyOf<C extends string>(
  context: Context<C>,
  target: Rest<C>,
  read: ReadBody<C>,
): Promise<string> {
  const { settings } = context
  const { templates, messages, origin, locales } = settings
  switch (target.kind) {
    case 'list': {
      const page = await listView(context, target)
      return document(page, templates.list(page))
    }
    case 'not-found': {
      if (target.locale === undefined) return htmlText(notFoundDocument(everybody(context)))
      const page = await notFoundView(context, target.locale, target.near)
      return document(page, templates.notFound(page))
    }
    case 'redirect': {
      const locale = target.locale ?? locales.default
      return htmlText(redirectDocument(origin + target.to, locale, messages))
    }
    case 'feed': {
      const feed = await makeFeed(context, target, read)
      return { rss, atom, json: jsonFeed }[target.format](feed)
    }
    case 'sitemap':
      return sitemapOf(context, target)
    case 'chooser':
      return htmlText(chooserDocument(everybody(context)))
    case 'robots': {
      const sitemap = `\nSitemap: ${origin}${addressOf(settings, '/sitemap.xml')}\n`
      const hasPages = hasListed(context.state, locales.codes)
      return `User-agent: *\nAllow: /\n${hasPages ? sitemap : ''}`
    }
    case 'script':
      return target.source
    case 'style':
      return templates.style
  }
}

async function sitemapOf<C extends string>(
  context: Context<C>,
  { part, number }: Extract<Target<C>, { kind: 'sitemap' }>,
): Promise<string> {
  const { settings, state, sitemap } = context
  const cuts = sitemap()
  const file = part === 'index' ? undefined : cuts[part][number - 1]
  if (file === undefined) return sitemapIndex(settings, cuts)
  if (part === 'pages') return pageSitemap(settings, state, file)
  return newsSitemap(settings, state, file, async (record, locale) => {
    const { title } = await textsIn(settings, record.visible, locale)
    return title.text
  })
}

function everybody<C extends string>(context: Context<C>) {
  const { settings, styleName, chooserScriptName } = context
  const { siteName, messages } = settings
  const stylesheet = addressOf(settings, `/${styleName()}`)
  const name = chooserScriptName()
  const script = name === undefined ? undefined : addressOf(settings, `/${name}`)
  return { siteName, messages, stylesheet, script, links: context.lists(undefined) }
}
