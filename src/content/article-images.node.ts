import { extname, posix } from 'node:path'
import { type ImageSize, toImageSize } from '../article/image-size.js'
import { type Diagnostic, quote } from '../errors.js'
import type { FoundImage } from './find-image.node.js'
import { isLocalAddress } from './image-address.js'
import { type ImageLink, imageLabelsIn, imageLinksIn } from './image-links.js'
import type { ImageWitness } from './image-sights.node.js'
import type { ArticleImages, LocalImage, SizeOf } from './local-image.js'
import { findingIn } from './place.js'
import type { ContentFile } from './types.js'

/**
 * Finds the images of an article by its files, the source's first. Where files mean different images
 * by one address, the first is meant; a file that has no such image beside it means that one too.
 */
export async function imagesOf(
  id: string,
  files: readonly ContentFile[],
  { find, sizeOf }: Pick<ImageWitness, 'find' | 'sizeOf'>,
): Promise<ArticleImages> {
  const labels = new Set(files.flatMap(({ parsed }) => imageLabelsIn(parsed)))
  const links = files.flatMap((file) =>
    firstOfEach(imageLinksIn(file.parsed, labels)).map((link) => ({ file, link })),
  )
  const found = new Map<string, FoundImage>()
  const sizes = new Map<string, ImageSize>()
  const asked = new Set<string>()
  const diagnostics: Diagnostic[] = []
  for (const { file, link } of links) {
    const { src } = link
    const report = (code: string, severity: Diagnostic['severity'], message: string): void => {
      diagnostics.push(findingIn(file, link, code, severity, message))
    }
    if (!isLocalAddress(src)) {
      if (asked.has(src)) continue
      asked.add(src)
      const size = await askSize(src, sizeOf)
      if (typeof size === 'object') sizes.set(src, size)
      else if (!src.startsWith('data:')) report('unknown-image-size', 'info', size)
      continue
    }
    const known = found.get(src)
    const image = await find(file.path, src)
    if (image.code !== undefined) {
      const isElsewhere = known !== undefined && image.code === 'missing-image'
      if (!isElsewhere) report(image.code, 'error', image.message)
    } else if (known === undefined) {
      found.set(src, image)
      if (image.size !== undefined) sizes.set(src, image.size)
      if (image.fault !== undefined) report('unknown-image-size', 'warning', sizeless(image))
    } else if (known.hash !== image.hash) report('ambiguous-image', 'warning', clash(src, known))
  }
  const images = Array.from(found, ([src, { file, path, hash, size }]): LocalImage => {
    return { article: id, src, file, name: nameOf(path, hash), size }
  })
  return { images, sizes, diagnostics }
}

function firstOfEach(links: readonly ImageLink[]): readonly ImageLink[] {
  const first = new Map<string, ImageLink>()
  for (const link of links) if (!first.has(link.src)) first.set(link.src, link)
  return [...first.values()]
}

// A text says why there is no size.
async function askSize(src: string, sizeOf: SizeOf): Promise<ImageSize | string> {
  try {
    const size = await sizeOf(src)
    return toImageSize(size?.width, size?.height) ?? unmeasured(src)
  } catch (error) {
    return `"sizeOf" failed for the image ${quote(src)}: ${error instanceof Error ? error.message : String(error)}.`
  }
}

function unmeasured(src: string): string {
  return `The size of the image ${quote(src)} is not known, so the page jumps while it loads. Let "sizeOf" tell it, or keep the image beside the article.`
}

function nameOf(path: string, hash: string): string {
  const extension = extname(path)
  return `${posix.basename(path, extension)}-${hash}${extension}`
}

function sizeless({ path, fault }: FoundImage): string {
  return `${quote(path)} ${fault}, so the page jumps while it loads. Save the image anew.`
}

function clash(src: string, { path }: FoundImage): string {
  return `${quote(src)} is another image here than for the source, so ${quote(path)} is shown. Give this one another name.`
}
