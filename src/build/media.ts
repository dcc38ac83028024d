import type { LocalImage } from '../content/local-image.js'
import type { PublishedImage } from '../publish/types.js'

/** The path at which a site stands, without a final `/`; empty for what is no address. */
export function baseOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, '') : ''
}

/** The file of an image, below the root of a site. */
export function mediaFile({ name }: Pick<LocalImage, 'name'>): string {
  return `media/${name}`
}

/** Where a site that stands at a path has an image. */
export function publishedImage(base: string, { name, size }: LocalImage): PublishedImage {
  return { src: `${base}/${mediaFile({ name: encodeURIComponent(name) })}`, ...size }
}
