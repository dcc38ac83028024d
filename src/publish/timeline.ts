import { momentsOf } from './editions.js'
import { entriesOf, type Ordered, rankOf, revised } from './ordered.js'
import type { ArticleRecord, State } from './records.js'
import type { Settings } from './settings.js'

/** The first and last moment there is, either side of 1970 (ECMAScript, 21.4.1.1). */
export const MAX_MOMENT = 8.64e15

/** A moment as a key: later ones stand after earlier ones. */
export function momentKey(moment: number): string {
  return String(moment + MAX_MOMENT).padStart(17, '0')
}

/** The first moment after `now` at which any article appears or goes. */
export function nextMoment<C extends string>(state: State<C>): number | undefined {
  const at = rankOf(state.moments, momentKey(state.now + 1))
  for (const [key] of entriesOf(state.moments, at, at + 1)) {
    return Number(key.slice(0, 17)) - MAX_MOMENT
  }
  return undefined
}

/** The articles that appear or go between a state's moment and another. */
export function idsBetween<C extends string>({ now, moments }: State<C>, other: number): string[] {
  const [from, to] = [Math.min(now, other), Math.max(now, other)]
  const first = rankOf(moments, momentKey(from + 1))
  const last = rankOf(moments, momentKey(to + 1))
  return [...new Set(Array.from(entriesOf(moments, first, last), ([, id]) => id))]
}

/** The moments of a state after a revision. */
export function reviseMoments<C extends string>(
  { timeZone }: Settings<C>,
  { moments }: State<C>,
  before: readonly ArticleRecord<C>[],
  after: readonly ArticleRecord<C>[],
): Ordered<string> {
  const edits = new Map<string, string | undefined>()
  const note = ({ entry }: ArticleRecord<C>, id: string | undefined): void => {
    for (const moment of momentsOf(entry, timeZone)) {
      edits.set(`${momentKey(moment)} ${entry.id}`, id)
    }
  }
  for (const record of before) note(record, undefined)
  for (const record of after) note(record, record.entry.id)
  return revised(moments, edits)
}
