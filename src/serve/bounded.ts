/** A map that forgets what was not asked for longest when it would hold too much. */
export interface Bounded<V> {
  readonly get: (key: string) => V | undefined
  readonly set: (key: string, value: V, size: number) => void
}

/** Makes one that holds values of so much size together. */
export function createBounded<V>(limit: number): Bounded<V> {
  const entries = new Map<string, { readonly value: V; readonly size: number }>()
  let held = 0
  let newest: string | undefined
  const forget = (key: string): void => {
    held -= entries.get(key)?.size ?? 0
    entries.delete(key)
  }
  return {
    get: (key) => {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      // A Map keeps the order in which keys came. Mostly one page is asked for again and again.
      if (key !== newest) {
        entries.delete(key)
        entries.set(key, entry)
        newest = key
      }
      return entry.value
    },
    set: (key, value, size) => {
      forget(key)
      if (size > limit) return
      for (const oldest of entries.keys()) {
        if (held + size <= limit) break
        forget(oldest)
      }
      entries.set(key, { value, size })
      held += size
      newest = key
    },
  }
}
