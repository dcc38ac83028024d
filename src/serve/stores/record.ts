import { isRecord } from '../../article/rules.js'

const FORMAT = 1

/** A text as a store keeps it. */
export interface StoredText {
  /** The version of this form. */
  readonly stele: number
  readonly text: string
}

/**
 * Wraps a text for a store. A bare text would not come back as it is: unstorage reads what looks
 * like JSON, and drops keys such as `constructor` from it.
 */
export function storedText(text: string): StoredText {
  return { stele: FORMAT, text }
}

/** Unwraps what a store gave; `undefined` where it is something else. */
export function readStoredText(value: unknown): string | undefined {
  if (!isRecord(value) || value.stele !== FORMAT) return undefined
  return typeof value.text === 'string' ? value.text : undefined
}

/**
 * A key that every store keeps apart from every other: SHA-256, in lower-case hexadecimal. As they
 * are, unstorage would take `uk/a`, `uk:a` and `uk/a?x=1` for one.
 */
export async function hashedKey(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
