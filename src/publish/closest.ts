import { keyOf, pathIn } from './addresses.js'
import type { Context } from './context.js'
import { entriesOf, rankOf, sizeOf, valueAt } from './ordered.js'
import { type ArticleRecord, linkIn } from './records.js'

const MOST = 5
const LEAST_SHARED = 2

/**
 * Articles with a page in a locale whose addresses begin like a path that leads nowhere. What begins
 * alike stands together in the order of addresses: nothing is searched, however many there are.
 */
export function closestRecords<C extends string>(
  { settings, state }: Context<C>,
  locale: C,
  path: string,
): readonly ArticleRecord<C>[] {
  const near = keyOf(path)
  const least = pathIn(settings, locale, '/').length + LEAST_SHARED
  const at = rankOf(state.claims, near)
  const [from, to] = [Math.max(0, at - MOST), Math.min(sizeOf(state.claims), at + MOST)]
  const around = Array.from(entriesOf(state.claims, from, to), ([key, claims]) => ({
    shared: sharedStart(key, near),
    id: claims[0]?.article ?? '',
  }))
    .filter(({ shared }) => shared >= least)
    .sort((a, b) => b.shared - a.shared)
  return [...new Set(around.map(({ id }) => id))]
    .flatMap((id) => valueAt(state.records, id) ?? [])
    .filter((record) => linkIn(record, locale)?.href !== undefined)
    .slice(0, MOST)
}

function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}
