/** A value that is made when it is first asked for; then what it is made from is let go. */
export function once<T>(make: () => T): () => T {
  let held: { readonly make: () => T } | { readonly value: T } = { make }
  return () => {
    if ('make' in held) held = { value: held.make() }
    return held.value
  }
}
