import { type Place, readPlace } from './place.js'

// Beside what other scripts keep in the entry.
const KEY = 'stele'

/** The place kept in the state of a history entry; `undefined` where the entry is not ours. */
export function placeIn(state: unknown): Place | undefined {
  // Only `keepPlace` and `stateWith` write there.
  return (state as { readonly [KEY]?: Place } | null)?.[KEY]
}

/** The state of a new entry. */
export function stateWith(place: Place): unknown {
  return { [KEY]: place }
}

/** Keeps the reader's place in the present entry, which becomes ours. */
export function keepPlace(): void {
  history.replaceState({ ...history.state, [KEY]: readPlace() }, '')
}
