import type { FindImage } from './find-image.node.js'
import type { SizeOf } from './local-image.js'

/** What an image was found to be when an article was made. */
export interface ImageSight {
  /** The file that names it; none where `sizeOf` was asked. */
  readonly from?: string
  readonly src: string
  /** As JSON. */
  readonly seen: string
}

/** Looks for images, and notes what it sees. */
export interface ImageWitness {
  readonly find: FindImage
  readonly sizeOf: SizeOf
  readonly sights: readonly ImageSight[]
}

/** Makes a witness for one article. */
export function witnessImages(find: FindImage, sizeOf: SizeOf = () => undefined): ImageWitness {
  const sights: ImageSight[] = []
  return {
    sights,
    find: async (from, src) => {
      const image = await find(from, src)
      sights.push({ from, src, seen: JSON.stringify(image) })
      return image
    },
    sizeOf: async (src) => {
      const size = await sizeOf(src)
      sights.push({ src, seen: JSON.stringify(size ?? null) })
      return size
    },
  }
}

/** Whether all of it would be seen again: where not, the article is another one. */
export async function isSeenAgain(
  sights: readonly ImageSight[],
  find: FindImage | undefined,
  sizeOf: SizeOf = () => undefined,
): Promise<boolean> {
  if (find === undefined) return sights.length === 0
  const witness = witnessImages(find, sizeOf)
  try {
    for (const { from, src } of sights) {
      await (from === undefined ? witness.sizeOf(src) : witness.find(from, src))
    }
  } catch {
    return false // it is asked again where that can be told
  }
  return sights.every(({ seen }, at) => seen === witness.sights[at]?.seen)
}
