import { escapeHtml, unescapeAttribute } from '../../render/html.js'
import type { ImageSize } from '../types.js'

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
