import type { IndexedArticle } from './indexed.js'
import type { ArticleLink } from './links.js'
import { momentOf } from './moments.js'
import { entriesOf, revised, sizeOf, valueAt } from './ordered.js'
import type { ArticleRecord, ListPlace, State } from './records.js'
import type { Settings } from './settings.js'
import { MAX_MOMENT, momentKey } from './timeline.js'

/** The name of the list of a locale's articles, or of one section's. */
export function listName(kind: 'all' | 'listed', locale: string, section?: string): string {
  return section === undefined ? `${kind}/${locale}` : `${kind}/${locale}/${section}`
}

/** Where an article stands in lists. */
export function placesOf<C extends string>(
  { timeZone }: Settings<C>,
  { id, section }: IndexedArticle<C>,
  links: readonly ArticleLink<C>[],
): readonly ListPlace<C>[] {
  return links
    .filter(({ href }) => href !== undefined)
    .flatMap(({ code, published, listed }) => {
      const moment = published === undefined ? -MAX_MOMENT : momentOf(published, timeZone)
      const key = `${momentKey(-moment)} ${id}` // newest first, without a date last
      const kinds = listed ? (['all', 'listed'] as const) : (['all'] as const)
      const sections = section === undefined ? [undefined] : [undefined, section]
      return kinds.flatMap((kind) =>
        sections.map((each) => ({
          kind,
          locale: code,
          section: each,
          list: listName(kind, code, each),
          key,
        })),
      )
    })
}

/** The lists of a state when some records are different. */
export function reviseLists<C extends string>(
  state: State<C>,
  records: ReadonlyMap<string, ArticleRecord<C> | undefined>,
): State<C>['lists'] {
  const edits = new Map<string, Map<string, string | undefined>>()
  const edit = ({ list, key }: ListPlace<C>, id: string | undefined): void => {
    const known = edits.get(list) ?? new Map<string, string | undefined>()
    edits.set(list, known.set(key, id))
  }
  for (const id of records.keys()) {
    for (const place of valueAt(state.records, id)?.places ?? []) edit(place, undefined)
  }
  for (const [id, record] of records) {
    for (const place of record?.places ?? []) edit(place, id)
  }
  return revised(
    state.lists,
    new Map(
      Array.from(edits, ([name, changes]) => [name, revised(valueAt(state.lists, name), changes)]),
    ),
  )
}

/** How many articles a list has. */
export function listSize<C extends string>(state: Pick<State<C>, 'lists'>, name: string): number {
  return sizeOf(valueAt(state.lists, name))
}

/** The articles of a list from one rank up to, not including, another. */
export function* listRecords<C extends string>(
  state: State<C>,
  name: string,
  from?: number,
  to?: number,
): Generator<ArticleRecord<C>> {
  for (const [, id] of entriesOf(valueAt(state.lists, name), from, to)) {
    const record = valueAt(state.records, id)
    if (record !== undefined) yield record
  }
}

/** Whether any page at all is listed, which is what there is a sitemap for. */
export function hasListed<C extends string>(
  state: Pick<State<C>, 'lists'>,
  codes: readonly C[],
): boolean {
  return codes.some((code) => listSize(state, listName('listed', code)) > 0)
}
