import { posix } from 'node:path'
import { decodeAddress } from './decode-address.js'

// A scheme, a host, a path from the site's root, a backslash that a browser reads as one, a query or
// a fragment alone.
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|[/\\?#]|$)/i

/** Whether an address means a file beside the one that names it, not `https:`, `data:` or `/x.png`. */
export function isLocalAddress(src: string): boolean {
  return !ELSEWHERE.test(src.trim())
}

/**
 * The file that a local address means, relative to the content folder like the file that names it.
 * One that leads out begins with `..`.
 *
 * @example pathOfAddress('city/trams/uk.md', '../tram%20a.jpg?v=2') // => 'city/tram a.jpg'
 */
export function pathOfAddress(from: string, src: string): string {
  return posix.join(posix.dirname(from), decodeAddress(src.trim().replace(/[?#].*$/s, '')))
}
