import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { quote } from '../errors.js'
import { pathOfAddress } from './image-address.js'
import { findSizeReader, type ImageBytes, readImage } from './image-file.node.js'
import { isInside, reasonOf } from './walk.node.js'

/** The file that an address means. */
export interface FoundImage extends ImageBytes {
  /** The real path. */
  readonly file: string
  /** As the address names it, relative to the content folder. */
  readonly path: string
  readonly code?: undefined
}

/** Why an address means no file. */
interface LostImage {
  readonly code: 'missing-image' | 'outside-folder' | 'unreadable'
  readonly message: string
}

/** Finds the file that an address means, written in the file `from` of the content folder. */
export type FindImage = (from: string, src: string) => Promise<FoundImage | LostImage>

/** Looks for images in a content folder, and reads each of them once. */
export async function openImages(folder: string): Promise<FindImage> {
  const root = await realpath(folder)
  const read = await findSizeReader()
  const known = new Map<string, Promise<ImageBytes>>()
  const bytesOf = (file: string): Promise<ImageBytes> => {
    const bytes = known.get(file) ?? readImage(file, read)
    known.set(file, bytes)
    return bytes
  }
  return async (from, src) => {
    const path = pathOfAddress(from, src)
    if (!isInside(root, join(root, path))) return outside(src)
    try {
      const file = await realFile(root, path)
      if (file === undefined) return missing(src, path)
      return isInside(root, file) ? { ...(await bytesOf(file)), file, path } : outside(src)
    } catch (error) {
      const message = `The image ${quote(src)} cannot be read: ${reasonOf(error)}.`
      return { code: 'unreadable', message }
    }
  }
}

// The name on disk may be composed otherwise than the address.
async function realFile(root: string, path: string): Promise<string | undefined> {
  for (const name of new Set([path, path.normalize('NFC'), path.normalize('NFD')])) {
    try {
      const file = await realpath(join(root, name))
      if ((await stat(file)).isFile()) return file
    } catch (error) {
      if (!ABSENT.has(reasonOf(error))) throw error
    }
  }
  return undefined
}

// Nothing there, a file in the place of a folder, a name no file can have.
const ABSENT: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENAMETOOLONG',
  'ERR_INVALID_ARG_VALUE',
])

function missing(src: string, path: string): LostImage {
  const message = `There is no image ${quote(path)}. Add it, or correct the address ${quote(src)}.`
  return { code: 'missing-image', message }
}

function outside(src: string): LostImage {
  const message = `The image ${quote(src)} leads out of the content folder. Copy the file here.`
  return { code: 'outside-folder', message }
}
