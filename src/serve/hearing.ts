/** Tells of an error, whatever whoever hears of it does: what is thrown there is only written down. */
export function hearing<A extends readonly unknown[]>(
  listener: (...said: A) => void,
): (...said: A) => void {
  return (...said) => {
    try {
      listener(...said)
    } catch (failure) {
      console.error(failure)
    }
  }
}
