import { escapeHtml, unescapeAttribute } from '../render/html.js'

const TAG = /(<[a-z][^\s>/]*)((?:[^>"']|"[^"]*"|'[^']*')*>)/gi
// Whole attributes, one after the other: what stands in the value of one is not taken for another.
const ATTRIBUTE = /([^\s=>"'/]+)(\s*=\s*)("([^"]*)"|'([^']*)'|[^\s>"']+)/g
const ADDRESSES = new Set(['cite', 'href', 'poster', 'src'])

/** Makes the addresses in a text absolute: in a feed there is no page that they are relative to. */
export function absoluteAddresses(html: string, base: string): string {
  const absolute = (address: string): string =>
    URL.canParse(address, base) ? new URL(address, base).href : address
  const changed = (name: string, value: string): string => {
    if (ADDRESSES.has(name)) return absolute(value)
    if (name !== 'srcset') return value
    return value.replace(/(^|,\s+)(\S+)/g, (_, before, address) => before + absolute(address))
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
