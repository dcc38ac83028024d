import type { ImageSize } from '../article/image-size.js'
import type { Diagnostic } from '../errors.js'

/** An image that an article shows and that lies in the content folder. */
export interface LocalImage {
  readonly article: string
  /** As the article writes it. */
  readonly src: string
  /** Absolute path of the file. */
  readonly file: string
  /**
   * The file's name with a hash of its bytes before the extension, such as
   * `tram-1f0c9d2e4b5a6c7d.jpg`: the same bytes, the same name.
   */
  readonly name: string
  /** `undefined` where it cannot be told, or `image-size` is not installed. */
  readonly size: ImageSize | undefined
}

/** Tells the size of an image at an address that is no file of the content folder. */
export type SizeOf = (src: string) => ImageSize | undefined | Promise<ImageSize | undefined>

/** The images of one article. */
export interface ArticleImages {
  readonly images: readonly LocalImage[]
  /** Of every image whose size is known, by its address. */
  readonly sizes: ReadonlyMap<string, ImageSize>
  readonly diagnostics: readonly Diagnostic[]
}

/** No images at all. */
export const NO_IMAGES: ArticleImages = { images: [], sizes: new Map(), diagnostics: [] }
