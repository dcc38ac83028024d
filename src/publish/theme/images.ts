import type { ImageSize } from '../../article/image-size.js'
import { escapeHtml } from '../../render/html.js'

const IMAGE = /<img(?=[\s>])((?:[^>"']|"[^"]*"|'[^']*')*)>/gi

/** Lets the images of a text load when they are about to be seen, and keeps their place free. */
export function sizeImages(html: string, sizeOf: (src: string) => ImageSize | undefined): string {
  return html.replace(IMAGE, (whole, written: string) => {
    const src = /\ssrc="([^"]*)"/i.exec(written)?.[1]
    const size = src === undefined ? undefined : sizeOf(unescapeAttribute(src))
    const has = (name: string): boolean => new RegExp(`\\s${name}(?:[\\s=]|$)`, 'i').test(written)
    const added = [
      size && !has('width') && !has('height')
        ? ` width="${escapeHtml(String(size.width))}" height="${escapeHtml(String(size.height))}"`
        : '',
      has('loading') ? '' : ' loading="lazy"',
      has('decoding') ? '' : ' decoding="async"',
    ]
    return whole.replace(/^<img/i, (tag) => tag + added.join(''))
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
