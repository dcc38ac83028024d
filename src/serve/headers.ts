import type { Place } from '../publish/types.js'

/** Headers by name. */
export type Fields = Readonly<Record<string, string>>

// Pages load their style sheet and script from the site, and hold neither themselves. Images come
// from wherever an article has them.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  'img-src * data:',
  'media-src *',
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

const SECURITY: Fields = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
}

/**
 * Makes the headers of answers complete: with those that protect readers, and with what a site says
 * of its own, which takes the place of anything else of that name. An empty value sends nothing.
 */
export function createHeaders(own: Fields): (headers: Fields) => Fields {
  return (headers) => {
    // In lower case, as HTTP/2 has them: Node would otherwise make them so for every request.
    const named = Object.entries({ ...headers, ...SECURITY }).concat(Object.entries(own))
    const byName = new Map(named.map(([name, value]) => [name.toLowerCase(), value]))
    return Object.fromEntries([...byName].filter(([, value]) => value !== ''))
  }
}

/** Whose language it is in (RFC 9110, 8.5): of all its columns, where it has several. */
export function languageFields({ tags }: Pick<Place, 'tags'>): Fields {
  const codes = tags.flatMap((tag) => (tag.startsWith(LOCALE) ? tag.slice(LOCALE.length) : []))
  return codes.length === 0 ? {} : { 'Content-Language': codes.join(', ') }
}

const LOCALE = 'locale:'

/** What caches find an answer by when it is to be dropped. */
export function tagFields({ tags }: Pick<Place, 'tags'>): Fields {
  if (tags.length === 0) return {}
  const names = tags.map(tagName)
  // Cloudflare and others; Fastly and Varnish.
  return { 'Cache-Tag': names.join(','), 'Surrogate-Key': names.join(' ') }
}

// An id may hold commas and letters of any script, a header neither.
function tagName(tag: string): string {
  return tag.split(':').map(encodeURIComponent).join(':')
}
