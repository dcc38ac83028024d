import { hash } from '../article/hash.js'
import { claimsIn, type IsOwner, ownership, reviseClaims } from './claims.js'
import { isOut, withoutEditions } from './editions.js'
import { reviseLinked } from './linked.js'
import { articleLinks, localesOut } from './links.js'
import { placesOf, reviseLists } from './lists.js'
import { once } from './once.js'
import { revised, valueAt } from './ordered.js'
import type { ArticleRecord, Given, State } from './records.js'
import type { Settings } from './settings.js'
import { idsBetween, reviseMoments } from './timeline.js'

/** What is to be different. */
export interface Revision<C extends string> {
  readonly now: number
  readonly changed: readonly Given<C>[]
  readonly removed: readonly string[]
}

/** A publication of nothing. */
export function emptyState<C extends string>(now: number): State<C> {
  return {
    now,
    records: undefined,
    moments: undefined,
    linked: () => undefined,
    claims: undefined,
    sections: undefined,
    lists: undefined,
  }
}

/**
 * A state in which some articles are different, or the moment is. Costs as much as those articles,
 * the ones whose addresses they take or free, and the ones that appear or go in between.
 */
export function reviseState<C extends string>(
  settings: Settings<C>,
  state: State<C>,
  { now, changed, removed }: Revision<C>,
): State<C> {
  const given = new Map<string, Given<C> | undefined>(
    idsBetween(state, now).map((id) => [id, valueAt(state.records, id)]),
  )
  for (const id of removed) given.set(id, undefined)
  for (const each of changed) given.set(each.entry.id, each)

  const before = [...given.keys()].flatMap((id) => valueAt(state.records, id) ?? [])
  const after = [...given.values()].flatMap((each) =>
    each === undefined ? [] : [draftRecord(settings, each, now)],
  )
  const claimed = reviseClaims(state, before, after)
  const ids = new Set([...after.map(({ entry }) => entry.id), ...claimed.contenders])
  const drafts = new Map(after.map((record) => [record.entry.id, record]))
  const isOwner = ownership(settings, claimed.claims, claimed.sections)

  const records = new Map<string, ArticleRecord<C> | undefined>(
    [...given.keys()].map((id) => [id, undefined]),
  )
  for (const id of ids) {
    const record = drafts.get(id) ?? valueAt(state.records, id)
    if (record !== undefined) records.set(id, linkRecord(settings, record, isOwner))
  }
  const linked = once(() => reviseLinked(state, before, after))
  // A site that is built once does not ask for it. Later ones must not hold on to all before them,
  // nor those that are still empty.
  if (state.records !== undefined || after.length === 0) linked()
  return {
    now,
    records: revised(state.records, records),
    moments: reviseMoments(settings, state, before, after),
    linked,
    claims: claimed.claims,
    sections: claimed.sections,
    lists: reviseLists(state, records),
  }
}

function draftRecord<C extends string>(
  settings: Settings<C>,
  { entry, body }: Given<C>,
  now: number,
): ArticleRecord<C> {
  const { locales, timeZone } = settings
  const hidden = locales.codes.filter((code) => !isOut(entry, code, now, timeZone))
  const visible = withoutEditions(entry, hidden)
  const out = localesOut(settings, visible, now)
  const claims = out.flatMap((locale) => claimsIn(settings, visible, locale))
  return { entry, body, visible, hidden, claims, links: [], version: '', places: [] }
}

function linkRecord<C extends string>(
  settings: Settings<C>,
  record: ArticleRecord<C>,
  isOwner: IsOwner<C>,
): ArticleRecord<C> {
  const pages = record.claims.filter((claim) => claim.kind === 'page' && isOwner(claim))
  const paths = new Map(pages.map(({ locale, path }) => [locale, path]))
  const links = articleLinks(settings, record.visible, paths)
  const facts = links.map(({ href, canonical, state }) => [href, canonical, state])
  const version = hash([...facts, ...record.hidden].join())
  return { ...record, links, version, places: placesOf(settings, record.entry, links) }
}
