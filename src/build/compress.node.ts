import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Encoding } from './plan.js'

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

/** A text in a smaller form, made once so that servers need not: as small as it gets. */
export function compress(text: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  if (encoding === 'gz') return toGzip(text, { level: constants.Z_BEST_COMPRESSION })
  return toBrotli(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  })
}
