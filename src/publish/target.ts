import { splitPath } from '../locale/address.js'
import { addressOf, keyOf, pathIn } from './addresses.js'
import type { Context } from './context.js'
import { FEED_FILES, FEED_FORMATS, type FeedFormat, isFed } from './feeds.js'
import type { ArticleLink } from './links.js'
import { hasListed, listName, listSize } from './lists.js'
import { valueAt } from './ordered.js'
import type { ArticleRecord } from './records.js'
import type { RedirectReason } from './types.js'

/** What stands at a path, before anything is said about it. */
export type Target<C extends string> =
  | { readonly kind: 'article'; readonly record: ArticleRecord<C>; readonly link: ArticleLink<C> }
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

/** Finds what stands at a path: not percent-encoded, without the base of the site. */
export function locate<C extends string>(context: Context<C>, path: string): Located<C> {
  const plain = path.replace(/\/index\.html$/i, '/')
  const exact = match(context, plain)
  if (exact !== undefined)
    return exact.path === path ? exact : redirect(context, exact, path, 'spelling')
  const { locales, unprefixedDefault } = context.settings
  const { locale, rest } = splitPath(locales, plain, { unprefixedDefault })
  if (locale === undefined) return notFound(context, path, undefined)
  const meant = pathIn(context.settings, locale, rest)
  const found = keyOf(meant) === keyOf(plain) ? undefined : match(context, meant)
  return found === undefined
    ? notFound(context, path, locale)
    : redirect(context, found, path, 'alias')
}

/** What stands at a path, however that is spelt. */
function match<C extends string>(context: Context<C>, path: string): Located<C> | undefined {
  return matchArticle(context, path) ?? matchRoot(context, path) ?? matchLocale(context, path)
}

function matchArticle<C extends string>(
  { state }: Context<C>,
  path: string,
): Located<C> | undefined {
  for (const claim of valueAt(state.claims, keyOf(path)) ?? []) {
    const record = valueAt(state.records, claim.article)
    const link = record?.links.find(({ code }) => code === claim.locale)
    if (record === undefined || link?.href === undefined) continue
    if (claim.kind === 'page')
      return { target: { kind: 'article', record, link }, path: claim.path }
    const { kind: reason, locale } = claim
    const target = { kind: 'redirect', to: link.href, reason, locale, record } as const
    return { target, path: claim.path }
  }
  return undefined
}

const SITEMAP = /^\/(sitemap|news)-([1-9]\d{0,5})\.xml$/

function matchRoot<C extends string>(context: Context<C>, path: string): Located<C> | undefined {
  const key = keyOf(path)
  const { locales, unprefixedDefault } = context.settings
  if (key === '' && !unprefixedDefault) return { target: { kind: 'chooser' }, path: '/' }
  if (key === '/robots.txt') return { target: { kind: 'robots' }, path: key }
  if (key === `/${context.styleName()}`) return { target: { kind: 'style' }, path: key }
  const source = scriptAt(context, key)
  if (source !== undefined) return { target: { kind: 'script', source }, path: key }
  if (key === '/sitemap.xml' && hasListed(context.state, locales.codes)) {
    return { target: { kind: 'sitemap', part: 'index', number: 0 }, path: key }
  }
  if (key === '/404.html' && !unprefixedDefault) return notFound(context, '', undefined)
  const [, name, digits] = SITEMAP.exec(key) ?? []
  if (name === undefined) return undefined
  const part = name === 'news' ? 'news' : 'pages'
  const number = Number(digits)
  if (number > context.sitemap()[part].length) return undefined
  return { target: { kind: 'sitemap', part, number }, path: key }
}

function scriptAt<C extends string>(context: Context<C>, key: string): string | undefined {
  const { script, chooserScript } = context.settings
  if (key === `/${context.scriptName()}`) return script
  return key === `/${context.chooserScriptName()}` ? chooserScript : undefined
}

function matchLocale<C extends string>(context: Context<C>, path: string): Located<C> | undefined {
  const { settings } = context
  const { locales, unprefixedDefault } = settings
  const { locale, rest } = splitPath(locales, path, { unprefixedDefault })
  if (locale === undefined || keyOf(pathIn(settings, locale, rest)) !== keyOf(path))
    return undefined
  const own = matchRest(context, locale, undefined, rest)
  if (own !== undefined) return own
  const [, segment = ''] = rest.split('/')
  const found = context.sectionAt(pathIn(settings, locale, `/${segment}/`))
  if (found === undefined) return undefined
  return matchRest(context, locale, found.section, rest.slice(segment.length + 1) || '/')
}

// What is generated for a locale, and for each of its sections.
function matchRest<C extends string>(
  context: Context<C>,
  locale: C,
  section: string | undefined,
  rest: string,
): Located<C> | undefined {
  const root = listPath(context, locale, section)
  const key = keyOf(rest)
  if (key === '') return { target: { kind: 'list', locale, section, number: 1 }, path: root }
  if (key === '/404.html' && section === undefined) {
    return notFound(context, '', locale)
  }
  const format = FEED_FORMATS.find((each) => key === `/${FEED_FILES[each]}`)
  if (format !== undefined && isFed(context, locale, section)) {
    return { target: { kind: 'feed', locale, section, format }, path: root + key.slice(1) }
  }
  const number = Number(/^\/page\/(\d{1,6})$/.exec(key)?.[1] ?? 0)
  if (number < 1 || number > pagesOf(context, locale, section)) return undefined
  return {
    target: { kind: 'list', locale, section, number },
    path: numberedPath(context, locale, section, number),
  }
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

/** The page for paths that lead nowhere: in a locale, or in all of them. */
export function notFound<C extends string>(
  { settings }: Context<C>,
  near: string,
  locale: C | undefined,
): Located<C> {
  const path = locale === undefined ? '/404.html' : `${pathIn(settings, locale, '/')}404.html`
  return { target: { kind: 'not-found', locale, near }, path }
}

function redirect<C extends string>(
  { settings }: Context<C>,
  { target, path: to }: Located<C>,
  path: string,
  reason: RedirectReason,
): Located<C> {
  if (target.kind === 'redirect') return { target, path }
  if (target.kind === 'not-found') return { target, path: to }
  return {
    target: {
      kind: 'redirect',
      to: addressOf(settings, to),
      reason,
      locale: localeOf(target),
      record: recordOf(target),
    },
    path,
  }
}

/** The locale whose readers a target is for. */
export function localeOf<C extends string>(target: Target<C>): C | undefined {
  if (target.kind === 'article') return target.link.code
  return 'locale' in target ? target.locale : undefined
}

/** The article that a target is about. */
export function recordOf<C extends string>(target: Target<C>): ArticleRecord<C> | undefined {
  return 'record' in target ? target.record : undefined
}
