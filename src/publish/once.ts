/** A value that is made when it is first asked for; then what it is made from is let go. */
export function once<T>(make: () => T): () => T {
  let held: { readonly make: () => T } | { readonly value: T } = { make }
  return () => {
    if ('make' in held) held = { value: held.make() }
    return held.value
  }
}

/** The same of each key. */
export function each<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, () => T>()
  return (key) => {
    const known = made.get(key) ?? once(() => make(key))
    made.set(key, known)
    return known()
  }
}
