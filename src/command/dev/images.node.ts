import { createReadStream } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { publishedImage } from '../../build/media.js'
import type { LocalImage } from '../../content/local-image.js'

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

/** The image that a path is the address of. */
export function imageAt(
  base: string,
  images: readonly LocalImage[],
  path: string,
): LocalImage | undefined {
  return images.find((image) => publishedImage(base, image).src === path)
}

/** Sends an image. One that is gone is not there. */
export async function sendImage({ file }: LocalImage, response: ServerResponse): Promise<void> {
  const stream = createReadStream(file)
  stream.once('open', () => {
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'", // SVG may be anybody's
      'X-Content-Type-Options': 'nosniff',
    })
  })
  try {
    await pipeline(stream, response)
  } catch {
    if (!response.headersSent) response.writeHead(404).end()
  }
}
