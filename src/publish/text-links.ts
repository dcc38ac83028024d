import { isMarkdownName, placeOf, pathOf as sourcePath } from '../content/layout.js'
import { decodeSegment, splitPath } from '../locale/address.js'
import { fallbackChain } from '../resolve/chain.js'
import { pathIn, pathOf } from './addresses.js'
import type { Context } from './context.js'
import type { ArticleLink } from './links.js'
import { locate } from './locate.js'
import { matchArticle } from './match-article.js'
import { valueAt } from './ordered.js'
import { type ArticleRecord, linkIn } from './records.js'
import { localeOf, recordOf } from './target.js'

/** Where a link in a text leads: `nowhere` if it means an article that is not there. */
export type Follow<C extends string> = (
  href: string,
) => { readonly href: string; readonly hreflang: C | undefined } | 'nowhere' | undefined

/**
 * Follows the links in the texts of an article for the readers of a locale. A link may be any
 * address that an article has or had in any locale, or the path of its file as the author of
 * another file writes it. It leads to the page in the reader's locale, else to the one it names,
 * else to the first on the reader's chain.
 *
 * @returns of a link: `undefined` where it is none to an article, and stays as it is
 */
export function followLinks<C extends string>(
  context: Context<C>,
  record: ArticleRecord<C>,
  locale: C,
): Follow<C> {
  return (href) => {
    const [, address = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? []
    if (address === '' || /^(?!https?:)[a-z][a-z\d+.-]*:/i.test(address)) return undefined
    const meant =
      meantByFile(context, record, locale, address) ??
      meantByAddress(context, record, locale, address)
    if (meant === undefined || meant === 'nowhere') return meant
    const link = pageFor(context, meant, locale)
    if (link?.href === undefined) return 'nowhere'
    const hreflang = link.code === locale ? undefined : link.code
    return { href: link.href + suffix, hreflang }
  }
}

/** An article that a link means, and the locale it names. */
interface Meant<C extends string> {
  readonly record: ArticleRecord<C>
  readonly named: C | undefined
}

function pageFor<C extends string>(
  { settings }: Context<C>,
  { record, named }: Meant<C>,
  locale: C,
): ArticleLink<C> | undefined {
  const chain = fallbackChain(settings.locales, record.entry, locale)
  return [locale, ...(named === undefined ? [] : [named]), ...chain]
    .flatMap((code) => linkIn(record, code) ?? [])
    .find(({ href }) => href !== undefined)
}

const LAYOUTS = ['folder', 'suffix', 'prefix'] as const

// How files are named is not known here: what an author writes is tried beside each kind of name.
function meantByFile<C extends string>(
  { settings, state }: Context<C>,
  { entry }: ArticleRecord<C>,
  locale: C,
  address: string,
): Meant<C> | 'nowhere' | undefined {
  const isMarkdown = isMarkdownName(address)
  if (/^(?:\/|https?:)/i.test(address)) return undefined
  if (!isMarkdown && /\.[^./]+\/?$/.test(address)) return undefined
  const localeNamed = (tag: string): C | undefined => splitPath(settings.locales, `/${tag}`).locale
  for (const layout of LAYOUTS) {
    const path = joined(sourcePath(entry.id, locale, layout), address)
    const file = isMarkdown ? path : `${path.replace(/\/$/, '')}/${locale}.md`
    const place = placeOf(file, (tag) => localeNamed(tag) !== undefined)
    const record = place && valueAt(state.records, place.id)
    if (place === undefined || record === undefined) continue
    return { record, named: isMarkdown ? localeNamed(place.tag) : undefined }
  }
  return isMarkdown ? 'nowhere' : undefined
}

function joined(file: string, address: string): string {
  const base = `http://files.invalid/${file.split('/').map(encodeURIComponent).join('/')}`
  const path = URL.canParse(address, base) ? new URL(address, base).pathname : ''
  return path.slice(1).split('/').map(decodeSegment).join('/')
}

function meantByAddress<C extends string>(
  context: Context<C>,
  record: ArticleRecord<C>,
  locale: C,
  address: string,
): Meant<C> | 'nowhere' | undefined {
  const { settings } = context
  const page = settings.origin + (linkIn(record, locale)?.href ?? '/')
  const url = URL.canParse(address, page) ? new URL(address, page) : undefined
  const path = url?.origin === settings.origin ? pathOf(settings, url.pathname) : undefined
  return path === undefined ? undefined : meantAt(context, path)
}

// Texts lead to the same places again and again, and pages are described before they are made.
const meanings = new WeakMap<object, Map<string, Meant<string> | 'nowhere' | undefined>>()

function meantAt<C extends string>(
  context: Context<C>,
  path: string,
): Meant<C> | 'nowhere' | undefined {
  const known = meanings.get(context) ?? new Map<string, Meant<C> | 'nowhere' | undefined>()
  meanings.set(context, known)
  if (!known.has(path)) known.set(path, findMeant(context, path))
  // Found in this context, so its locales are these.
  return known.get(path) as Meant<C> | 'nowhere' | undefined
}

function findMeant<C extends string>(
  context: Context<C>,
  path: string,
): Meant<C> | 'nowhere' | undefined {
  const { settings } = context
  const { target } = locate(context, path)
  const found = recordOf(target)
  if (found !== undefined) {
    return target.kind === 'parallel' || isParallel(path)
      ? undefined
      : { record: found, named: localeOf(target) }
  }
  if (target.kind !== 'not-found') return undefined
  const { locale: named, rest } = splitPath(settings.locales, path)
  for (const code of settings.locales.codes) {
    const other = matchArticle(context, pathIn(settings, code, rest))
    const record = other && recordOf(other.target)
    if (record !== undefined) return { record, named }
  }
  // Other files may stand on the site too: only what says its locale surely means a page.
  return named === undefined || /\.[^./]+$/.test(path) ? undefined : 'nowhere'
}

const isParallel = (path: string): boolean => /\/with\/[^/]+(?:\/[^/]+){0,2}\/?$/i.test(path)
