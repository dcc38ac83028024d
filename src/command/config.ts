import { isRecord } from '../article/rules.js'
import type { ContentLayout } from '../content/layout.js'
import type { SizeOf } from '../content/local-image.js'
import { list, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import type { SiteOptions } from '../publish/types.js'

/** Translates texts of one locale into another, in their order, by whatever means. */
export type MachineTranslation = (
  texts: readonly string[],
  from: string,
  to: string,
) => readonly string[] | Promise<readonly string[]>

/** How articles become a site: the options of a publication, but for those that are known here. */
export type SiteConfig<C extends string = string> = Omit<SiteOptions<C>, 'locales' | 'now'>

/** What `stele.config.js` says to the `stele` command. Paths count from that file's folder. */
export interface SteleConfig<C extends string = string> {
  readonly locales: Locales<C>
  /** The folder of the articles. Default: `articles`. */
  readonly content?: string | undefined
  /** The locale that articles are written in. */
  readonly source?: NoInfer<C> | undefined
  /** How files are named. Default: seen from their names. */
  readonly layout?: ContentLayout | undefined
  /** The folder of the message catalogs, `<locale>.json`. */
  readonly messages?: string | undefined
  /** Makes first versions of translations; they count once a person has accepted them. */
  readonly translate?: MachineTranslation | undefined
  /** The site that the articles make. */
  readonly site?: SiteConfig<C> | undefined
  /** The folder that the site is built in. Default: `dist`. */
  readonly out?: string | undefined
  /** Tells the size of an image that is no file of the folder, as `https:` or `/images/tram.jpg`. */
  readonly sizeOf?: SizeOf | undefined
}

/**
 * A configuration with its locales checked at compile time.
 *
 * @example export default defineConfig({ locales, content: 'articles', source: 'en' })
 */
export function defineConfig<C extends string>(config: SteleConfig<C>): SteleConfig<C> {
  return config
}

const FIELDS = [
  'locales',
  'content',
  'source',
  'layout',
  'messages',
  'translate',
  'site',
  'out',
  'sizeOf',
]
const LAYOUTS: readonly ContentLayout[] = ['folder', 'suffix', 'prefix']

/**
 * Checks what a configuration file exports.
 *
 * @throws SteleError `invalid-option`
 */
export function readConfig(value: unknown, file: string): SteleConfig {
  const fail = (message: string, hint: string): never => {
    throw new SteleError('invalid-option', `${file}: ${message}`, { hint })
  }
  if (!isRecord(value))
    return fail('there is no default export.', 'Write "export default { locales }".')
  const unknown = Object.keys(value).filter((key) => !FIELDS.includes(key))
  if (unknown.length > 0) fail(`${list(unknown)} means nothing here.`, `Known: ${list(FIELDS)}.`)
  const { locales, content, source, layout, messages, translate, site, out, sizeOf } = value
  if (!isLocales(locales)) return fail('"locales" is missing.', 'Give what defineLocales returns.')
  const text = (name: string, field: unknown): string | undefined =>
    field === undefined || typeof field === 'string'
      ? field
      : fail(`"${name}" is no text.`, 'Give the path of a folder.')
  const known = typeof source === 'string' ? locales.match(source) : undefined
  if (source !== undefined && known === undefined) {
    fail('"source" is not a declared locale.', `Declared: ${list(locales.codes)}.`)
  }
  return {
    locales,
    content: text('content', content),
    source: known,
    layout: layout === undefined ? undefined : readLayout(layout),
    messages: text('messages', messages),
    out: text('out', out),
    translate: isTranslation(translate) ? translate : undefined,
    site:
      site === undefined || isSite(site)
        ? site
        : fail(
            '"site" has no "url".',
            'Give the address of the site, such as "https://example.org".',
          ),
    sizeOf: isSizeOf(sizeOf) ? sizeOf : undefined,
  }
}

/** @throws SteleError `invalid-option` where there is no such layout */
export function readLayout(value: unknown): ContentLayout {
  const layout = LAYOUTS.find((each) => each === value)
  if (layout !== undefined) return layout
  throw new SteleError('invalid-option', `There is no layout ${JSON.stringify(value)}.`, {
    hint: `Layouts: ${list(LAYOUTS)}.`,
  })
}

function isLocales(value: unknown): value is Locales {
  return isRecord(value) && Array.isArray(value.codes) && typeof value.match === 'function'
}

// Its options are checked when a publication is made of them.
function isSite(value: unknown): value is SiteConfig {
  return isRecord(value) && typeof value.url === 'string'
}

function isTranslation(value: unknown): value is MachineTranslation {
  return typeof value === 'function'
}

function isSizeOf(value: unknown): value is SizeOf {
  return typeof value === 'function'
}
