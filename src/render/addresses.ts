import { list, quote, SteleError } from '../errors.js'
import type { RendererOptions } from './types.js'

/** The schemes that addresses may have, by what they are for; `undefined`: any. */
export interface Schemes {
  readonly links: readonly string[] | undefined
  /** Of images, and of sources of quotes. */
  readonly files: readonly string[] | undefined
}

// GitHub's, and those that open a telephone's own programs.
const LINKS = ['http', 'https', 'irc', 'ircs', 'mailto', 'sms', 'tel', 'xmpp']
const FILES = ['http', 'https']
const RUNNING = new Set(['data', 'javascript', 'vbscript'])

/**
 * The schemes in force, where no schema of the caller's says otherwise.
 *
 * @throws SteleError `invalid-option`
 */
export function readSchemes(given: RendererOptions['allowedSchemes'] = LINKS): {
  readonly links: readonly string[]
  readonly files: readonly string[]
} {
  for (const scheme of given) {
    // RFC 3986, 3.1
    const isScheme = typeof scheme === 'string' && /^[a-z][a-z\d+.-]*$/.test(scheme)
    if (isScheme && !RUNNING.has(scheme)) continue
    throw new SteleError('invalid-option', `The scheme ${quote(scheme)} cannot be allowed.`, {
      hint: `Give names in lower case without a colon, such as ${list(LINKS)}; never one of ${list(RUNNING)}.`,
    })
  }
  return { links: [...given], files: FILES.filter((scheme) => given.includes(scheme)) }
}

/**
 * Whether an address is relative or has one of these schemes: the same question as the sanitizer's.
 *
 * @example hasScheme('/a:b', ['https']) // => true
 */
export function hasScheme(url: string, schemes: readonly string[] | undefined): boolean {
  if (schemes === undefined) return true
  const start = url.slice(0, url.search(/[/?#]|$/))
  const colon = start.indexOf(':')
  return colon < 0 || schemes.includes(start.slice(0, colon))
}
