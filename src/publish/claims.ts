import { slugOf } from '../resolve/article.js'
import { articleRest, generatedName, keyOf, pathIn } from './addresses.js'
import type { IndexedArticle } from './indexed.js'
import { type Edits, entriesOf, type Ordered, rankOf, revised, valueAt } from './ordered.js'
import type { ArticleRecord, Claim, ClaimKind, State } from './records.js'
import type { Settings } from './settings.js'

/** Everything an article wants in a locale where it is out. */
export function claimsIn<C extends string>(
  settings: Settings<C>,
  article: IndexedArticle<C>,
  locale: C,
): readonly Claim<C>[] {
  const claim = (kind: ClaimKind, slug: string): Claim<C> => {
    const path = pathIn(settings, locale, articleRest(settings, article, locale, slug))
    return { kind, article: article.id, locale, path }
  }
  const own = slugOf(article, locale)
  const others = [...settings.locales.codes.map((code) => slugOf(article, code)), article.id]
  const claims = [
    claim('page', own),
    ...(article.formerSlugs ?? []).map((slug) => claim('former-slug', slug)),
    ...others.filter((slug) => slug !== own).map((slug) => claim('other-locale', slug)),
  ]
  // One claim to an address, the strongest first.
  const seen = new Set<string>()
  return claims.filter(({ path }) => {
    const key = keyOf(path)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** Claims and sections after a revision. */
export interface Claimed<C extends string> extends Pick<State<C>, 'claims' | 'sections'> {
  /** Ids of articles that may have gained or lost a page, though they did not change. */
  readonly contenders: readonly string[]
}

/** The claims of a state, and the sections, when some articles are different. */
export function reviseClaims<C extends string>(
  state: State<C>,
  before: readonly ArticleRecord<C>[],
  after: readonly ArticleRecord<C>[],
): Claimed<C> {
  const gone = new Set(before.map(({ entry }) => entry.id))
  const edits = new Map<string, readonly Claim<C>[] | undefined>()
  const read = (key: string): readonly Claim<C>[] =>
    edits.has(key) ? (edits.get(key) ?? []) : (valueAt(state.claims, key) ?? [])
  const counts = new Map<string, number>()
  const count = (record: ArticleRecord<C>, difference: number): void => {
    const { section } = record.entry
    if (section === undefined) return
    for (const { kind, locale } of record.claims) {
      if (kind !== 'page') continue
      const name = `${locale}/${section}`
      counts.set(name, (counts.get(name) ?? 0) + difference)
    }
  }
  for (const record of before) {
    count(record, -1)
    for (const { path } of record.claims) {
      const key = keyOf(path)
      edits.set(
        key,
        read(key).filter(({ article }) => !gone.has(article)),
      )
    }
  }
  for (const record of after) {
    count(record, 1)
    for (const claim of record.claims) {
      const key = keyOf(claim.path)
      const others = read(key)
      edits.set(key, others.length === 0 ? [claim] : [...others, claim].sort(byStrength))
    }
  }
  const contenders = [...edits.values()].flatMap((claims = []) =>
    claims.map(({ article }) => article),
  )
  for (const [key, claims] of edits) if (claims?.length === 0) edits.set(key, undefined)
  const claims = revised(state.claims, edits)
  const sectionEdits = countEdits(state.sections, counts)
  const toggled = [...sectionEdits].filter(
    ([name, number]) => (number ?? 0) > 0 !== (valueAt(state.sections, name) ?? 0) > 0,
  )
  return {
    claims,
    sections: revised(state.sections, sectionEdits),
    contenders: [...contenders, ...toggled.flatMap(([name]) => claimantsOf(claims, name))],
  }
}

function claimantsOf<C extends string>(
  claims: State<C>['claims'],
  section: string,
): readonly string[] {
  // Where the default locale stands unprefixed, its sections do too.
  const keys = [`/${section}`, section.slice(section.indexOf('/'))].map(keyOf)
  return keys.flatMap((key) => (valueAt(claims, key) ?? []).map(({ article }) => article))
}

function countEdits(sections: Ordered<number>, counts: ReadonlyMap<string, number>): Edits<number> {
  return new Map(
    Array.from(counts, ([name, difference]) => {
      const number = (valueAt(sections, name) ?? 0) + difference
      return [name, number === 0 ? undefined : number]
    }),
  )
}

const STRENGTH: Readonly<Record<ClaimKind, number>> = {
  page: 0,
  'former-slug': 1,
  'other-locale': 2,
}

function byStrength<C extends string>(a: Claim<C>, b: Claim<C>): number {
  const difference = STRENGTH[a.kind] - STRENGTH[b.kind]
  if (difference !== 0) return difference
  return a.article < b.article ? -1 : 1
}

/** Whether the page of a claim really stands at its address. */
export type IsOwner<C extends string> = (claim: Claim<C>) => boolean

/** Who gets an address: that depends on what is there, never on what came first. */
export function ownership<C extends string>(
  settings: Settings<C>,
  claims: State<C>['claims'],
  sections: State<C>['sections'],
): IsOwner<C> {
  const taken = sectionKeys(settings, sections)
  return (claim) => {
    const key = keyOf(claim.path)
    if (taken.has(key) || generatedName(settings, claim.path) !== undefined) return false
    return valueAt(claims, key)?.[0]?.article === claim.article
  }
}

/** The sections of all locales, by the keys of their paths. */
export function sectionKeys<C extends string>(
  settings: Settings<C>,
  sections: State<C>['sections'],
): ReadonlyMap<string, { readonly locale: C; readonly section: string }> {
  const { locales } = settings
  return new Map(
    locales.codes.flatMap((locale) =>
      sectionsIn({ sections }, locale).map((section) => [
        keyOf(pathIn(settings, locale, `/${section}/`)),
        { locale, section },
      ]),
    ),
  )
}

/** The sections that have articles in a locale, sorted by id. */
export function sectionsIn(
  state: Pick<State<string>, 'sections'>,
  locale: string,
): readonly string[] {
  const from = rankOf(state.sections, `${locale}/`)
  const to = rankOf(state.sections, `${locale}0`) // the character after `/`
  return Array.from(entriesOf(state.sections, from, to), ([key]) => key.slice(locale.length + 1))
}
