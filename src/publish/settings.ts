import { hash } from '../article/hash.js'
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
import { CHOOSER_SCRIPT } from './chooser-script.js'
import { checkColumns } from './columns.js'
import type { Head } from './head.js'
import { momentOf } from './moments.js'
import type { Originals } from './originals.js'
import { rememberedMessages } from './remembered-messages.js'
import { SWITCHER_SCRIPT } from './switcher-script.js'
import { defaultTemplates } from './theme/templates.js'
import type { Page, Templates } from './theme/types.js'
import type { PublicationOptions, PublishedImage, SlugPlace } from './types.js'

/** The options of a publication, checked, with every default filled in. */
export interface Settings<C extends string> {
  readonly locales: Locales<C>
  /** Such as `https://example.org`. */
  readonly origin: string
  /** Such as `example.org`, without a port. */
  readonly host: string
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
  /** The columns of the pages side by side that articles lead to. */
  readonly parallel: readonly (readonly [C, ...C[]])[]
  /** Beside which texts readers can open the original. */
  readonly originals: Originals | undefined
  readonly perPage: number
  readonly feedLength: number
  readonly feedContent: 'full' | 'summary'
  /** What the ids of feeds and their items begin with (RFC 4151). */
  readonly tag: string
  readonly image: (src: string, article: string) => PublishedImage | undefined
  /** The source of the module that pages load. */
  readonly script: string | undefined
  /** The same for the page at the root. */
  readonly chooserScript: string | undefined
  readonly head: (head: Head, page: Page<C>) => Head
  readonly templates: Templates<C>
  /** Changes whenever any page may look different without an article having changed. */
  readonly version: string
}

const KEEP_HEAD = (head: Head): Head => head
const AS_WRITTEN = (): undefined => undefined
const BY_SLUG = ({ slug }: { readonly slug: string }): string => `/${slug}/`

/** Checks options and fills in what was left out. */
export function readSettings<C extends string>(options: PublicationOptions<C>): Settings<C> {
  const { locales, unprefixedDefault = false } = options
  const resolving = resolvingOf(options)
  const { threshold, countMachine } = resolving
  checkOptions(resolving)
  const url = readUrl(options.url)
  const messages = rememberedMessages(readMessages(options))
  const { siteName = url.host, perPage = 20, feedLength = 20, feedContent = 'full' } = options
  const parallel = (options.parallel ?? []).map((columns) =>
    checkColumns(columns.map((code) => locales.get(code).code)),
  )
  const { chooserScript = false } = options
  checkCount('perPage', perPage)
  checkCount('feedLength', feedLength)
  const plain = {
    url: url.href,
    siteName,
    resolving,
    unprefixedDefault,
    parallel,
    originals: options.originals,
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
    host: url.hostname,
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
    parallel,
    originals: options.originals,
    perPage,
    feedLength,
    feedContent,
    tag: `tag:${url.hostname},${options.since ?? '2026'}:`,
    image: options.image ?? AS_WRITTEN,
    script: options.script === false ? undefined : (options.script ?? SWITCHER_SCRIPT),
    chooserScript: chooserScript === true ? CHOOSER_SCRIPT : chooserScript || undefined,
    head: options.head ?? KEEP_HEAD,
    templates: { ...defaultTemplates, ...options.templates },
    version: hash(JSON.stringify(plain)),
  }
}

/** What the articles of a publication are resolved with. */
export function resolvingOf<C extends string>({
  policy = 'mixed',
  outdated = 'show',
  listAt: threshold = DEFAULT_THRESHOLD,
  countMachine = false,
}: Pick<PublicationOptions<C>, 'policy' | 'outdated' | 'listAt' | 'countMachine'>): Required<
  Pick<ResolveOptions, 'policy' | 'outdated' | 'threshold' | 'countMachine'>
> {
  return { policy, outdated, threshold, countMachine }
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
