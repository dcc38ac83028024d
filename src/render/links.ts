import { quote, SteleError } from '../errors.js'
import { hasScheme } from './addresses.js'
import { unescapeAttribute } from './html.js'
import { escapeAttribute } from './lane/escape.js'
import { schemesOf } from './schema.js'
import { rewriteTags, type TagAttribute } from './tags.js'
import type { RendererOptions } from './types.js'

/** Where an address stands. */
export interface UrlContext {
  readonly kind: 'link' | 'image'
  /** The locale of the words around it: a fallback's own. */
  readonly locale: string
  /** The locale of the page: the reader's. */
  readonly pageLocale: string
  /** The article that is rendered, unless it is Markdown that belongs to none. */
  readonly articleId?: string
}

/** Where a text stands on which page. */
export type LinkContext = Omit<UrlContext, 'kind'>

/** What links that leave the site carry. */
export interface ExternalLinks {
  /** The address of the site itself, or several. Default: any address with a host leaves the site. */
  readonly site?: string | readonly string[]
  /** Link types, separated by spaces (HTML 4.6.7), such as `nofollow noopener`. Default: `noopener`. */
  readonly rel?: string
  /** Such as `_blank`. Default: none. */
  readonly target?: string
}

/** Changes the links and images in the HTML of one text. */
export type Linker = (html: string, context: LinkContext) => string

const ADDRESSES: Readonly<Record<string, readonly [string, UrlContext['kind']]>> = {
  a: ['href', 'link'],
  area: ['href', 'link'],
  img: ['src', 'image'],
}

/**
 * What the options ask for, if anything. It works on the finished HTML, so that a text is remembered
 * once for all pages and leads elsewhere on each.
 *
 * @throws SteleError `invalid-option`
 */
export function createLinker(options: RendererOptions): Linker | undefined {
  const { rewriteUrl, externalLinks } = options
  if (rewriteUrl === undefined && externalLinks === undefined) return undefined
  const schemes = schemesOf(options)
  const leaves = externalLinks && createExternal(externalLinks)
  const { rel = 'noopener', target } = externalLinks ?? {}

  const follow = (
    attributes: readonly TagAttribute[],
    address: TagAttribute,
    kind: UrlContext['kind'],
    context: LinkContext,
  ): readonly TagAttribute[] => {
    const { name, value = '' } = address
    const url = unescapeAttribute(value)
    if (url.startsWith('#')) return attributes // a place on the page itself
    const next = rewriteUrl === undefined ? url : askFor(rewriteUrl, url, { ...context, kind })
    const changed = attributes.flatMap((attribute) => {
      if (attribute !== address || next === url) return [attribute]
      return hasScheme(next, kind === 'link' ? schemes.links : schemes.files)
        ? [write(name, next)]
        : []
    })
    return kind === 'link' && leaves?.(next) === true ? markExternal(changed, rel, target) : changed
  }

  return (html, context) =>
    rewriteTags(html, (tag, attributes) => {
      const name = tag.toLowerCase()
      const [wanted, kind] = (Object.hasOwn(ADDRESSES, name) && ADDRESSES[name]) || []
      const address = attributes.find(({ name }) => name === wanted)
      if (address === undefined || kind === undefined) return attributes
      return follow(attributes, address, kind, context)
    })
}

// Untyped callers forget to answer.
function askFor(
  rewriteUrl: NonNullable<RendererOptions['rewriteUrl']>,
  url: string,
  context: UrlContext,
): string {
  const next: unknown = rewriteUrl(url, context)
  if (typeof next === 'string') return next
  throw new SteleError('invalid-option', `The option "rewriteUrl" answers ${quote(next)}.`, {
    hint: `Answer a string, for ${quote(url)} too: the address itself where it shall stay.`,
  })
}

function write(name: string, value: string): TagAttribute {
  return { written: ` ${name}="${escapeAttribute(value)}"`, name, value }
}

function markExternal(
  attributes: readonly TagAttribute[],
  rel: string,
  target: string | undefined,
): readonly TagAttribute[] {
  const own = attributes.filter(({ name }) => name === 'rel').map(({ value = '' }) => value)
  const types = new Set([...own, rel].join(' ').split(/\s+/).filter(Boolean))
  return [
    ...attributes.filter(
      ({ name }) => name !== 'rel' && (name !== 'target' || target === undefined),
    ),
    ...(types.size === 0 ? [] : [write('rel', [...types].join(' '))]),
    ...(target === undefined ? [] : [write('target', target)]),
  ]
}

// Relative addresses get this host: `.invalid` is nobody's (RFC 2606).
const HERE = 'https://site.invalid/'

function createExternal({ site = [] }: ExternalLinks): (url: string) => boolean {
  const sites = typeof site === 'string' ? [site] : site
  const hosts = new Set([hostOf(HERE), ...sites.map(hostOf)])
  return (url) => {
    if (!URL.canParse(url, HERE)) return false
    const { protocol, host } = new URL(url, HERE)
    return /^https?:$/.test(protocol) && !hosts.has(host)
  }
}

function hostOf(site: string): string {
  if (URL.canParse(site) && new URL(site).host !== '') return new URL(site).host
  throw new SteleError('invalid-option', `The site of external links is ${quote(site)}.`, {
    hint: 'Give an absolute address, such as "https://example.org".',
  })
}
