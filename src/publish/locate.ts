import { splitPath } from '../locale/address.js'
import { addressOf, keyOf, pathIn } from './addresses.js'
import type { Context } from './context.js'
import { FEED_FILES, FEED_FORMATS, isFed } from './feeds.js'
import { hasListed } from './lists.js'
import { matchArticle, matchParallel } from './match-article.js'
import { type Located, listPath, localeOf, numberedPath, pagesOf, recordOf } from './target.js'
import type { RedirectReason } from './types.js'

/** Finds what stands at a path: not percent-encoded, without the base of the site. */
export function locate<C extends string>(
  context: Context<C>,
  path: string,
  reader?: C,
): Located<C> {
  const plain = path.replace(/\/index\.html$/i, '/')
  const exact = match(context, plain)
  if (exact !== undefined)
    return exact.path === path ? exact : redirect(context, exact, path, 'spelling')
  const { locales, unprefixedDefault } = context.settings
  const { locale, rest } = splitPath(locales, plain, { unprefixedDefault })
  if (locale === undefined) {
    const near = reader && pathIn(context.settings, reader, path.replace(UNKNOWN_LOCALE, ''))
    return notFound(context, near ?? path, reader)
  }
  const meant = pathIn(context.settings, locale, rest)
  const found = keyOf(meant) === keyOf(plain) ? undefined : match(context, meant)
  return found === undefined
    ? notFound(context, path, locale)
    : redirect(context, found, path, 'alias')
}

// A language and what may follow it, as `/de` or `/zh-hant` before the rest of a path.
const UNKNOWN_LOCALE = /^\/[a-z]{2,3}(?:[-_][a-z\d]{2,8})*(?=\/)/i

/** What stands at a path, however that is spelt. */
function match<C extends string>(context: Context<C>, path: string): Located<C> | undefined {
  return (
    matchArticle(context, path) ??
    matchParallel(context, path) ??
    matchRoot(context, path) ??
    matchLocale(context, path)
  )
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
