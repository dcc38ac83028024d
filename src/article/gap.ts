import type { Entry, Gap } from './types.js'

/** Whether an entry says why there is no translation. */
export function isGap(entry: Entry | undefined): entry is Gap {
  return typeof entry === 'object' && entry !== null && Object.hasOwn(entry, 'missing')
}
