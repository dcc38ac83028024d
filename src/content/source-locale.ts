import { type Diagnostic, list, quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import type { PlacedFile } from './place-files.js'
import type { ContentFile } from './types.js'

/** English, where every article has it. */
export function usualSource<C extends string>(
  locales: Locales<C>,
  articles: readonly (readonly [string, readonly PlacedFile<C>[]])[],
): C | undefined {
  const english = locales.codes.find((code) => code === 'en')
  if (english === undefined) return undefined
  return articles.every(([, files]) => files.some(({ locale }) => locale === english))
    ? english
    : undefined
}

/** The locale that an article's files say it was written in, else the usual one. */
export function sourceOf<C extends string>(
  locales: Locales<C>,
  files: readonly ContentFile<C>[],
  usual: C | undefined,
): C | undefined {
  const said = files.map(({ parsed }) => parsed.frontMatter.fields.get('source')?.value)
  const tag = said.find((value) => typeof value === 'string')
  return (typeof tag === 'string' ? locales.match(tag) : undefined) ?? usual
}

/** An article without a readable file in its source locale. */
interface Unread {
  readonly id: string
  readonly places: readonly PlacedFile[]
}

/** @throws SteleError `invalid-content` when an article's source locale cannot be told */
export function checkSources(
  read: readonly object[],
  articles: readonly (readonly [string, readonly PlacedFile[]])[],
): void {
  const unknown = read.filter((each): each is Unread => 'id' in each && 'places' in each)
  const [first] = unknown
  if (first === undefined) return
  const counts = new Map<string, number>()
  for (const [, files] of articles) {
    for (const { locale } of files) counts.set(locale, (counts.get(locale) ?? 0) + 1)
  }
  const choices = Array.from(counts, ([locale, count]) => `${locale} (${count} articles)`)
  const message = `It is not known in which locale ${quote(first.id)} was written.`
  throw new SteleError('invalid-content', message, {
    hint: `Say so: "source" in its front matter, or for all articles the option "source" (--source): ${choices.sort().join(', ')}.`,
  })
}

/** The finding about an article whose source's file cannot be read. */
export function noSource({ id, places }: Unread, usual: string | undefined): readonly Diagnostic[] {
  const path = places[0]?.path ?? id
  const has = list(places.map(({ locale }) => locale))
  const message = `${quote(id)} has no readable file in its source locale ${quote(usual ?? '')}, only in ${has}. Add it, or write "source" in the front matter.`
  return [{ code: 'no-source', severity: 'error', message, file: path }]
}
