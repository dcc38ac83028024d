import { open } from 'node:fs/promises'
import { type Diagnostic, quote } from '../errors.js'
import { type DecodedText, decodeUtf8 } from './decode.js'
import { reasonOf } from './walk.node.js'

/** A file's text, or why there is none. */
export type ReadText =
  | { readonly text: string; readonly diagnostic?: undefined }
  | { readonly text?: undefined; readonly diagnostic: Diagnostic }

// Ten times the longest article seen; from there on parsing takes long.
const MAX_BYTES = 4 * 1024 * 1024
// No author quotes this deep, and every level costs the parser memory.
const DEEP_QUOTE = /^(?:[ \t]*>){100}/m
const TRIES = 3

/** Reads one file of text. `path` is what its diagnostic names. */
export async function readText(full: string, path: string): Promise<ReadText> {
  const fail = (code: string, text: string): ReadText => ({
    diagnostic: { code, severity: 'error', message: `${quote(path)} ${text}`, file: path },
  })
  try {
    const read = await readWhole(full)
    if (read === 'too-large') {
      return fail('file-too-large', `has more than ${MAX_BYTES} bytes. Split the article.`)
    }
    if (read === 'changing') {
      return fail('file-changing', 'changed each time it was read. Load it again when it is saved.')
    }
    if (read.fault !== undefined) {
      return fail('not-utf-8', `${read.fault}. Save it as UTF-8.`)
    }
    if (DEEP_QUOTE.test(read.text)) {
      return fail('too-deep', 'has a quote in a quote, 100 levels deep. Make it flatter.')
    }
    return { text: read.text }
  } catch (error) {
    return fail('unreadable', `cannot be read: ${reasonOf(error)}.`)
  }
}

async function readWhole(full: string): Promise<DecodedText | 'too-large' | 'changing'> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const file = await open(full)
    try {
      const before = await file.stat()
      if (before.size > MAX_BYTES) return 'too-large'
      const bytes = await file.readFile()
      const after = await file.stat()
      if (before.mtimeMs === after.mtimeMs && bytes.length === after.size) return decodeUtf8(bytes)
    } finally {
      await file.close()
    }
  }
  return 'changing'
}
