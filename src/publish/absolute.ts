import { escapeHtml, unescapeAttribute } from '../render/html.js'

const TAG = /(<[a-z][^\s>/]*)((?:[^>"']|"[^"]*"|'[^']*')*>)/gi
// Whole attributes, one after the other: what stands in the value of one is not taken for another.
const ATTRIBUTE = /([^\s=>"'/]+)(\s*=\s*)("([^"]*)"|'([^']*)'|[^\s>"']+)/g
const ADDRESSES = new Set(['cite', 'href', 'poster', 'src'])

/** Makes the addresses in a text absolute: in a feed there is no page that they are relative to. */
export function absoluteAddresses(html: string, base: string): string {
  return changeAddresses(html, (address) =>
    URL.canParse(address, base) ? new URL(address, base).href : address,
  )
}

// Where the site is, a page need not know.
const SITE = 'http://site.invalid'

/**
 * An address that leads to the same place from every page of the site.
 *
 * @param page - the path of the page that it is relative to
 * @example rootedAddress('map.svg', '/en/x/') // => '/en/x/map.svg'
 */
export function rootedAddress(address: string, page: string): string {
  const url = URL.canParse(address, SITE + page) ? new URL(address, SITE + page) : undefined
  return url?.origin === SITE ? url.href.slice(SITE.length) : address
}

/** Puts other addresses in the place of those in a text. */
export function changeAddresses(html: string, change: (address: string) => string): string {
  const changed = (name: string, value: string): string => {
    if (ADDRESSES.has(name)) return change(value)
    if (name !== 'srcset') return value
    return value.replace(/(^|,\s+)(\S+)/g, (_, before, address) => before + change(address))
  }
  const rewrite = (
    whole: string,
    name: string,
    equals: string,
    bare: string,
    double?: string,
    single?: string,
  ): string => {
    const value = unescapeAttribute(double ?? single ?? bare)
    const next = changed(name.toLowerCase(), value)
    return next === value ? whole : `${name}${equals}"${escapeHtml(next)}"`
  }
  return html.replace(TAG, (_, open, rest) => open + rest.replace(ATTRIBUTE, rewrite))
}
