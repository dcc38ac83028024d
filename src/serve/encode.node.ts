import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Encode } from './types.js'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

// The last levels make a seventh less of a page and take forty times as long: somebody waits for it.
const BROTLI_QUALITY = 6

/** Brotli and gzip, off the main thread. */
export const encode: Encode = {
  br: (body) =>
    brotli(body, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => deflate(body, { level: 9 }),
}
