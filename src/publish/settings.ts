import { hash } from '../article/hash.js'
import type { ImageSize } from '../article/image-size.js'
import { quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { createMessages, type Messages } from '../messages/create.js'
import { createFormats } from '../messages/formats.js'
import { createRenderer } from '../render/renderer.js'
import type { Renderer } from '../render/types.js'
import type { ListingOptions } from '../resolve/coverage.js'
import { checkOptions, DEFAULT_THRESHOLD } from '../resolve/options.js'
import type { ResolveOptions } from '../resolve/types.js'
import { VERSION } from '../version.js'
import type { Head } from './head.js'
import { momentOf } from './moments.js'
import { defaultTemplates } from './theme/templates.js'
import type { Page, Templates } from './theme/types.js'
import type { PublicationOptions, SlugPlace } from './types.js'

/** The options of a publication, checked, with every default filled in. */
export interface Settings<C extends string> {
  readonly locales: Locales<C>
  /** Such as `https://example.org`. */
  readonly origin: string
  /** The path of the site's root, without its final `/`: mostly empty. */
  readonly base: string
  readonly unprefixedDefault: boolean
  readonly path: (place: SlugPlace<C>) => string
  readonly messages: Messages<C>
  readonly renderer: Renderer
  readonly timeZone: string
  readonly siteName: string
  readonly logo: string | undefined
  readonly listing: ListingOptions
  readonly resolving: ResolveOptions
  readonly perPage: number
  readonly feedLength: number
  readonly feedContent: 'full' | 'summary'
  /** What the ids of feeds and their items begin with (RFC 4151). */
  readonly tag: string
  readonly imageSize: (src: string) => ImageSize | undefined
  readonly head: (head: Head, page: Page<C>) => Head
  readonly templates: Templates<C>
  /** Changes whenever any page may look different without an article having changed. */
  readonly version: string
}

const KEEP_HEAD = (head: Head): Head => head
const NO_SIZE = (): undefined => undefined
const BY_SLUG = ({ slug }: { readonly slug: string }): string => `/${slug}/`

/** Checks options and fills in what was left out. */
export function readSettings<C extends string>(options: PublicationOptions<C>): Settings<C> {
  const { locales, listAt: threshold = DEFAULT_THRESHOLD, countMachine = false } = options
  const { policy = 'mixed', outdated = 'show', unprefixedDefault = false } = options
  const resolving = { policy, outdated, threshold, countMachine }
  checkOptions(resolving)
  const url = readUrl(options.url)
  const messages = readMessages(options)
  const { siteName = url.host, perPage = 20, feedLength = 20, feedContent = 'full' } = options
  checkCount('perPage', perPage)
  checkCount('feedLength', feedLength)
  const plain = {
    url: url.href,
    siteName,
    resolving,
    unprefixedDefault,
    perPage,
    feedLength,
    feedContent,
    logo: options.logo,
    since: options.since,
    timeZone: messages.formats.timeZone,
    revision: options.revision,
    locales: locales.codes.map((code) => [locales.get(code), locales.chain(code)]),
    messages: messages.i18next.store.data,
    stele: VERSION,
  }
  return {
    locales,
    origin: url.origin,
    base: url.pathname.replace(/\/+$/, ''),
    unprefixedDefault,
    path: options.path ?? BY_SLUG,
    messages,
    renderer: options.renderer ?? createRenderer({ messages }),
    timeZone: messages.formats.timeZone,
    siteName,
    logo: options.logo,
    listing: { threshold, countMachine },
    resolving,
    perPage,
    feedLength,
    feedContent,
    tag: `tag:${url.hostname},${options.since ?? '2026'}:`,
    imageSize: options.imageSize ?? NO_SIZE,
    head: options.head ?? KEEP_HEAD,
    templates: { ...defaultTemplates, ...options.templates },
    version: hash(JSON.stringify(plain)),
  }
}

/** Reads the moment that a publication is of. */
export function readNow(now: unknown, timeZone: string): number {
  const moment = typeof now === 'string' ? momentOf(now, timeZone) : Number.NaN
  if (!Number.isNaN(moment)) return moment
  throw new SteleError('invalid-option', `The moment "now" is ${quote(now)}.`, {
    hint: 'Give a date-time with an offset, such as new Date().toISOString().',
  })
}

function readUrl(value: unknown): URL {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url
  throw new SteleError('invalid-option', `The option "url" is ${quote(value)}.`, {
    hint: 'Give the absolute address of the site, such as "https://example.org".',
  })
}

function readMessages<C extends string>(options: PublicationOptions<C>): Messages<C> {
  const { locales, timeZone } = options
  const messages: Messages<C> =
    options.messages ?? createMessages<C>(locales, timeZone === undefined ? {} : { timeZone })
  if (timeZone === undefined || messages.formats.timeZone === timeZone) return messages
  return { ...messages, formats: createFormats(locales, timeZone) }
}

function checkCount(name: string, value: unknown): void {
  if (Number.isInteger(value) && Number(value) > 0) return
  throw new SteleError('invalid-option', `The option ${quote(name)} is ${quote(value)}.`, {
    hint: 'Give a whole number above 0.',
  })
}
