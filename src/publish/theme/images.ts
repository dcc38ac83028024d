import { attributes } from '../../render/html.js'
import type { PublishedImage } from '../types.js'

const IMAGE = /<img(?=[\s>])((?:[^>"']|"[^"]*"|'[^']*')*)>/gi

/** Gives the images of a text their address and size on the site, and lets them load when needed. */
export function placeImages(
  html: string,
  place: (src: string) => PublishedImage | undefined,
): string {
  return html.replace(IMAGE, (whole, written: string) => {
    const [attribute, src] = /\ssrc="([^"]*)"/i.exec(written) ?? []
    const {
      src: address,
      width,
      height,
    } = (src === undefined ? undefined : place(unescapeAttribute(src))) ?? {}
    const has = (name: string): boolean => new RegExp(`\\s${name}(?:[\\s=]|$)`, 'i').test(written)
    const isSized = has('width') || has('height')
    const added = {
      width: isSized ? undefined : width?.toString(),
      height: isSized ? undefined : height?.toString(),
      loading: has('loading') ? undefined : 'lazy',
      decoding: has('decoding') ? undefined : 'async',
    }
    const moved =
      attribute === undefined || address === undefined
        ? whole
        : whole.replace(attribute, () => attributes({ src: address }))
    return moved.replace(/^<img/i, (tag) => tag + attributes(added))
  })
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** The value of an attribute as it was before a serializer escaped it. */
export function unescapeAttribute(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
