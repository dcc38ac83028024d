/** The parts of a URL that matter here. */
export interface Target {
  /** Percent-encoded, as it was sent. */
  readonly path: string
  /** From its `?`, or empty. */
  readonly query: string
}

// The authority of an absolute URL is never looked at: anybody may have written it.
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i

// What may stand in a header as it is (RFC 3986): no spaces, no line breaks, nothing beyond ASCII.
const PLAIN = /^[\x21-\x7e]*$/

/** Takes apart an absolute URL, or what follows its host. Not with `URL`, which is slow and tidies. */
export function targetOf(url: string): Target {
  const local = url.startsWith('/') ? url : url.replace(ORIGIN, '')
  const end = local.indexOf('#')
  const whole = end < 0 ? local : local.slice(0, end)
  const at = whole.indexOf('?')
  if (at < 0) return { path: whole === '' ? '/' : whole, query: '' }
  const query = whole.slice(at)
  return { path: whole.slice(0, at) || '/', query: PLAIN.test(query) ? query : '' }
}
