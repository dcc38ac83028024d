/**
 * A copy without a prototype: what somebody has put into `Object.prototype` is no option of ours.
 * A way around the sanitizer must not be opened from afar.
 */
export function ownOnly<T extends object>(values: T): T {
  // Nothing but its prototype differs.
  return Object.assign(Object.create(null), values) as T
}

/** A value of an object's own: what stands in `Object.prototype` is none. */
export function ownValue<T extends object, K extends keyof T>(
  values: T,
  name: K,
): T[K] | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}
