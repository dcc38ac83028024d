import { pathIn } from './addresses.js'
import type { Context } from './context.js'
import type { FeedFormat } from './feeds.js'
import type { ArticleLink } from './links.js'
import { listName, listSize } from './lists.js'
import { valueAt } from './ordered.js'
import { type ArticleRecord, linkIn } from './records.js'
import type { Place, RedirectReason } from './types.js'

/** What stands at a path, before anything is said about it. */
export type Target<C extends string> =
  | { readonly kind: 'article'; readonly record: ArticleRecord<C>; readonly link: ArticleLink<C> }
  | {
      readonly kind: 'parallel'
      readonly record: ArticleRecord<C>
      /** The pages of the article in the locales of the columns. */
      readonly columns: readonly ArticleLink<C>[]
    }
  | {
      readonly kind: 'list'
      readonly locale: C
      readonly section: string | undefined
      /** From 1. */
      readonly number: number
    }
  | {
      readonly kind: 'feed'
      readonly locale: C
      readonly section: string | undefined
      readonly format: FeedFormat
    }
  | { readonly kind: 'sitemap'; readonly part: 'index' | 'pages' | 'news'; readonly number: number }
  | { readonly kind: 'robots' | 'style' | 'chooser' }
  | { readonly kind: 'script'; readonly source: string }
  | {
      readonly kind: 'redirect'
      readonly to: string
      readonly reason: RedirectReason
      readonly locale: C | undefined
      readonly record: ArticleRecord<C> | undefined
    }
  | { readonly kind: 'not-found'; readonly locale: C | undefined; readonly near: string }

/** What stands somewhere, and the path it stands at. */
export interface Located<C extends string> {
  readonly target: Target<C>
  readonly path: string
}

/**
 * What stands at one of the publication's own places, where that says it all: its address need not
 * be looked up again.
 */
export function targetAt<C extends string>(
  { state }: Pick<Context<C>, 'state'>,
  { kind, article, locale, address, location, reason }: Place<C>,
): Target<C> | undefined {
  const record = article === undefined ? undefined : valueAt(state.records, article)
  if (kind === 'redirect' && location !== undefined && reason !== undefined) {
    return { kind, to: location, reason, locale, record }
  }
  if (kind !== 'article' || record === undefined || locale === undefined) return undefined
  const link = linkIn(record, locale)
  return link?.href === address ? { kind, record, link } : undefined
}

/** How many pages a list has. */
export function pagesOf<C extends string>(
  { settings, state }: Context<C>,
  locale: C,
  section: string | undefined,
): number {
  return Math.max(
    1,
    Math.ceil(listSize(state, listName('all', locale, section)) / settings.perPage),
  )
}

/** The path of a list's first page. */
export function listPath<C extends string>(
  { settings }: Pick<Context<C>, 'settings'>,
  locale: C,
  section: string | undefined,
): string {
  return pathIn(settings, locale, section === undefined ? '/' : `/${section}/`)
}

/** The path of any page of a list. */
export function numberedPath<C extends string>(
  context: Pick<Context<C>, 'settings'>,
  locale: C,
  section: string | undefined,
  number: number,
): string {
  const root = listPath(context, locale, section)
  return number === 1 ? root : `${root}page/${number}/`
}

/** The locale whose readers a target is for. */
export function localeOf<C extends string>(target: Target<C>): C | undefined {
  if (target.kind === 'article') return target.link.code
  if (target.kind === 'parallel') return target.columns[0]?.code
  return 'locale' in target ? target.locale : undefined
}

/** The locales that a target is about. */
export function localesOf<C extends string>(target: Target<C>): readonly C[] {
  if (target.kind === 'parallel') return target.columns.map(({ code }) => code)
  const locale = localeOf(target)
  return locale === undefined ? [] : [locale]
}

/** The article that a target is about. */
export function recordOf<C extends string>(target: Target<C>): ArticleRecord<C> | undefined {
  return 'record' in target ? target.record : undefined
}
