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
    const end = href.search(/[?#]/)
    const address = end < 0 ? href : href.slice(0, end)
    if (address === '' || isElsewhere(context, address)) return undefined
    const meant = isRooted(address)
      ? meantByRooted(context, address)
      : (meantByFile(context, record, locale, address) ??
        meantByAddress(context, address, linkIn(record, locale)?.href ?? '/'))
    if (meant === undefined || meant === 'nowhere') return meant
    const link = pageFor(context, meant, locale)
    if (link?.href === undefined) return 'nowhere'
    const hreflang = link.code === locale ? undefined : link.code
    return { href: end < 0 ? link.href : link.href + href.slice(end), hreflang }
  }
}

const OTHER_SCHEME = /^(?!https?:)[a-z][a-z\d+.-]*:/i

// A host that URLs leave as it is, but for its case.
const PLAIN_HOST = /^https?:\/\/((?:[a-z\d-]+\.)+[a-z]+)(?:\/|$)/i

// What is told apart without taking the address apart, as most links to other sites are.
function isElsewhere<C extends string>({ settings }: Context<C>, address: string): boolean {
  if (OTHER_SCHEME.test(address)) return true
  const host = PLAIN_HOST.exec(address)?.[1]
  return host !== undefined && host.toLowerCase() !== settings.host
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
  const own = pageIn(record, locale) ?? (named && pageIn(record, named))
  if (own !== undefined) return own
  for (const code of fallbackChain(settings.locales, record.entry, locale)) {
    const link = pageIn(record, code)
    if (link !== undefined) return link
  }
  return undefined
}

function pageIn<C extends string>(record: ArticleRecord<C>, locale: C): ArticleLink<C> | undefined {
  const link = linkIn(record, locale)
  return link?.href === undefined ? undefined : link
}

const LAYOUTS = ['folder', 'suffix', 'prefix'] as const

// How files are named is not known here: what an author writes is tried beside each kind of name.
function meantByFile<C extends string>(
  { settings, state }: Context<C>,
  { entry }: ArticleRecord<C>,
  locale: C,
  address: string,
): Meant<C> | 'nowhere' | undefined {
  if (/^https?:/i.test(address)) return undefined
  const isMarkdown = isMarkdownName(address)
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

// From here on an address means the same on every page.
function meantByAddress<C extends string>(
  context: Context<C>,
  address: string,
  page: string,
): Meant<C> | 'nowhere' | undefined {
  const base = context.settings.origin + page
  return URL.canParse(address, base)
    ? meantByRooted(context, new URL(address, base).href)
    : undefined
}

/** Whether an address leads to the same place from every page. */
export const isRooted = (address: string): boolean => /^(?:\/|https?:\/\/)/i.test(address)

// Texts lead to the same places again and again, and pages are described before they are made.
const meanings = new WeakMap<object, Map<string, Meant<string> | 'nowhere' | 'none'>>()

function meantByRooted<C extends string>(
  context: Context<C>,
  address: string,
): Meant<C> | 'nowhere' | undefined {
  const known = meanings.get(context) ?? new Map<string, Meant<C> | 'nowhere' | 'none'>()
  // Found in this context, so its locales are these.
  const found = known.get(address) as Meant<C> | 'nowhere' | 'none' | undefined
  if (found !== undefined) return found === 'none' ? undefined : found
  const meant = meantAt(context, address)
  meanings.set(context, known.set(address, meant ?? 'none'))
  return meant
}

function meantAt<C extends string>(
  context: Context<C>,
  address: string,
): Meant<C> | 'nowhere' | undefined {
  const { settings } = context
  const url = URL.canParse(address, settings.origin) ? new URL(address, settings.origin) : undefined
  const path = url?.origin === settings.origin ? pathOf(settings, url.pathname) : undefined
  return path === undefined ? undefined : findMeant(context, path)
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
