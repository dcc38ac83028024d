import type { Asked } from './types.js'

// What is looked at, here or further on.
const READ = [
  'accept-encoding',
  'accept-language',
  'cookie',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-unmodified-since',
]

// As much as Node takes for all headers together.
const MOST_CHARACTERS = 16_384

const HOST = /^(?:[\w.-]*|\[[\da-f:.]+\])(?::\d{0,5})?$/i

/**
 * Whether a request is one that a browser might send: no header that would take long to read, and a
 * host that is one (RFC 9112, 3.2). Which host it is makes no difference: nothing is made of it.
 */
export function isSane({ header, url }: Asked): boolean {
  const host = header('host')
  if (host !== null && host !== undefined && !HOST.test(host)) return false
  if (url.length > 2 * MOST_CHARACTERS) return false
  return READ.every((name) => (header(name)?.length ?? 0) <= MOST_CHARACTERS)
}
