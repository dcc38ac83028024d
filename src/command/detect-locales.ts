import { type ContentLayout, placeOf } from '../content/layout.js'
import { quote, SteleError } from '../errors.js'
import { defineLocales } from '../locale/define.js'
import { canonicalTag } from '../locale/tag.js'
import type { Locales } from '../locale/types.js'

// What people write for a language is often the code of a country. None of these is a language.
const COUNTRIES: ReadonlyMap<string, string> = new Map([
  ['cn', 'zh'],
  ['cz', 'cs'],
  ['dk', 'da'],
  ['gr', 'el'],
  ['jp', 'ja'],
  ['ua', 'uk'],
])

const PLAIN_TAG = /^[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?$/i
const LAYOUTS: readonly ContentLayout[] = ['folder', 'suffix', 'prefix']

/** Options of {@link detectLocales}. */
interface DetectOptions {
  readonly layout?: ContentLayout | undefined
  /** Tags of locales that may have no file yet. */
  readonly also?: readonly string[]
}

/**
 * The locales that the names of a folder's files speak of, for a project that declares none. Short
 * words are tags too (`new`, `it`), so the layout that most files agree on decides where a tag is.
 *
 * @throws SteleError `invalid-content` where no name holds a locale
 * @example detectLocales(['trams/en.md', 'trams/ua.md']).codes // => ['en', 'uk']
 */
export function detectLocales(
  paths: readonly string[],
  { layout, also = [] }: DetectOptions = {},
): Locales {
  const layouts = layout === undefined ? LAYOUTS : [layout]
  const found = layouts.map((each) => tagsIn(paths, each)).sort(byWeight)[0]
  const tags = new Set([...(found?.tags ?? []), ...also.filter(isLanguage)])
  if (tags.size === 0) {
    throw new SteleError('invalid-content', 'No file is named after a locale.', {
      hint: 'Name files "night-trams/uk.md", "night-trams.uk.md" or "uk/night-trams.md", or declare locales in a configuration, as "stele init --locales en,uk" writes it.',
    })
  }
  const codes = [...new Set(Array.from(tags, (tag) => codeOf(tag) ?? tag))].sort()
  const input = Object.fromEntries(codes.map((code) => [code, { aliases: countriesOf(code) }]))
  // The type tells aliases and codes apart by their literals; here both are known at run time only.
  return defineLocales(input as Readonly<Record<string, object>>, {
    default: codes.includes('en') ? 'en' : (codes[0] ?? ''),
  })
}

function countriesOf(code: string): readonly string[] {
  return Array.from(COUNTRIES).flatMap(([country, language]) => (language === code ? country : []))
}

interface Tags {
  readonly files: number
  readonly tags: ReadonlySet<string>
}

function tagsIn(paths: readonly string[], layout: ContentLayout): Tags {
  // Asking Intl takes long, and thousands of files are named after few locales.
  const known = new Map<string, boolean>()
  const isTag = (tag: string): boolean => {
    const found = known.get(tag) ?? isLanguage(tag)
    known.set(tag, found)
    return found
  }
  const tags = paths.flatMap((path) => placeOf(path, isTag, layout)?.tag ?? [])
  return { files: tags.length, tags: new Set(tags) }
}

function byWeight(one: Tags, two: Tags): number {
  return two.files - one.files || two.tags.size - one.tags.size
}

function isLanguage(tag: string): boolean {
  return codeOf(tag) !== undefined
}

/** The locale that a tag means, also where it is the code of a country; `undefined` for no language. */
function codeOf(tag: string): string | undefined {
  const country = COUNTRIES.get(tag.toLowerCase())
  if (country !== undefined) return country
  const code = PLAIN_TAG.test(tag) ? canonicalTag(tag) : undefined
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  return code !== undefined && names.of(code) !== undefined ? code : undefined
}

/**
 * The locale that a tag means, as {@link codeOf} reads it.
 *
 * @throws SteleError `invalid-locale` where it is no language
 */
export function languageOf(tag: string): string {
  const code = codeOf(tag.trim())
  if (code !== undefined) return code
  throw new SteleError('invalid-locale', `${quote(tag)} is no language.`, {
    hint: 'Give a tag such as "uk", "pt-BR" or "zh-Hant".',
  })
}
