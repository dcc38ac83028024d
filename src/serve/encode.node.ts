import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Encode } from './types.js'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

// The last levels take several times as long for one byte in a hundred.
const BROTLI_QUALITY = 9

/** Brotli and gzip, off the main thread. */
export const encode: Encode = {
  br: async (body) =>
    new Uint8Array(
      await brotli(body, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      }),
    ),
  gzip: async (body) => new Uint8Array(await deflate(body, { level: 9 })),
}
