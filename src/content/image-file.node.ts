import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type ImageSize, toImageSize } from '../article/image-size.js'

/** What is known of an image by its bytes. */
export interface ImageBytes {
  /** Of the bytes, as hexadecimal digits. */
  readonly hash: string
  readonly size: ImageSize | undefined
  /** Why the size is not known, though it was looked for. */
  readonly fault?: string
}

/** What `imageSize` of the package `image-size` is. */
export type SizeReader = (bytes: Uint8Array) => {
  readonly width: number
  readonly height: number
  readonly orientation?: number
}

// Sizes stand in the first bytes of most formats, but not of all; a larger photograph is no page's.
const MAX_BYTES = 32 * 1024 * 1024
const HASH_LENGTH = 16
// EXIF: from here on the picture lies on its side.
const FIRST_TURNED = 5

/** The reader of sizes, if the package is installed. */
export async function findSizeReader(): Promise<SizeReader | undefined> {
  try {
    const { imageSize } = await import('image-size')
    return imageSize
  } catch (error) {
    const isAbsent =
      error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    if (isAbsent) return undefined
    throw error
  }
}

/** Reads an image once, for its hash and its size. */
export async function readImage(file: string, read: SizeReader | undefined): Promise<ImageBytes> {
  const hash = createHash('sha256')
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    length += chunk.length
    if (length <= MAX_BYTES && read !== undefined) chunks.push(chunk)
  }
  const own = { hash: hash.digest('hex').slice(0, HASH_LENGTH) }
  if (read === undefined) return { ...own, size: undefined }
  if (length > MAX_BYTES) {
    return { ...own, size: undefined, fault: `has more than ${MAX_BYTES} bytes` }
  }
  return { ...own, ...sizeOf(Buffer.concat(chunks), read) }
}

function sizeOf(bytes: Uint8Array, read: SizeReader): Omit<ImageBytes, 'hash'> {
  try {
    const { width, height, orientation = 1 } = read(bytes)
    const size =
      orientation >= FIRST_TURNED ? toImageSize(height, width) : toImageSize(width, height)
    if (size !== undefined) return { size }
    return { size, fault: 'says no size' }
  } catch (error) {
    // Whatever the bytes made it stumble over, this image has no size.
    const reason = error instanceof Error ? error.message : String(error)
    return { size: undefined, fault: `is no image that can be read (${reason})` }
  }
}
