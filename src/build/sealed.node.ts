import { hash } from 'node:crypto'

/** What tells contents apart, whoever made them: SHA-256. */
export function contentHash(content: string | NodeJS.ArrayBufferView): string {
  return hash('sha256', content, 'base64url')
}

/** A text that says whether it is whole. */
export function seal(text: string): string {
  return `${contentHash(text)}\n${text}`
}

/** The text that was sealed, or `undefined` where anything about it is damaged. */
export function unseal(sealed: string): string | undefined {
  const end = sealed.indexOf('\n')
  const text = sealed.slice(end + 1)
  return contentHash(text) === sealed.slice(0, end) ? text : undefined
}
