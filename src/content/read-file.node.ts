import { hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { type Diagnostic, quote } from '../errors.js'
import { decodeUtf8 } from './decode.js'
import { reasonOf } from './walk.node.js'

/** A file's text, or why there is none. */
export type ReadText =
  | { readonly text: string; readonly digest: string; readonly diagnostic?: undefined }
  | {
      readonly text?: undefined
      readonly digest?: undefined
      readonly diagnostic: Diagnostic
    }

// Ten times the longest article seen; from there on parsing takes long.
const MAX_BYTES = 4 * 1024 * 1024
// No author quotes this deep, and every level costs the parser memory.
const DEEP_QUOTE = /^(?:[ \t]*>){100}/m
const TRIES = 3

/** Another text for every change of a file. */
export function digestOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64url')
}

/** The digest that {@link readText} gives; `undefined` where a file is too large or is changing. */
export function digestOfFile(full: string): string | undefined {
  const bytes = readWhole(full)
  return typeof bytes === 'string' ? undefined : digestOf(bytes)
}

/**
 * Reads one file of text, in one go: for small files the way through threads takes longer. `path` is
 * what its diagnostic names.
 */
export function readText(full: string, path: string): ReadText {
  const fail = (code: string, text: string): ReadText => ({
    diagnostic: { code, severity: 'error', message: `${quote(path)} ${text}`, file: path },
  })
  try {
    const bytes = readWhole(full)
    if (bytes === 'too-large') {
      return fail('file-too-large', `has more than ${MAX_BYTES} bytes. Split the article.`)
    }
    if (bytes === 'changing') {
      return fail('file-changing', 'changed each time it was read. Load it again when it is saved.')
    }
    const read = decodeUtf8(bytes)
    if (read.fault !== undefined) {
      return fail('not-utf-8', `${read.fault}. Save it as UTF-8.`)
    }
    if (read.text.includes('>') && DEEP_QUOTE.test(read.text)) {
      return fail('too-deep', 'has a quote in a quote, 100 levels deep. Make it flatter.')
    }
    return { text: read.text, digest: digestOf(bytes) }
  } catch (error) {
    return fail('unreadable', `cannot be read: ${reasonOf(error)}.`)
  }
}

// One more than there should be: a file that grows is seen to.
function readBytes(file: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size + 1)
  let length = 0
  for (let read = -1; read !== 0 && length <= size; length += read) {
    read = readSync(file, bytes, length, bytes.length - length, null)
  }
  return bytes.subarray(0, length)
}

function readWhole(full: string): Uint8Array | 'too-large' | 'changing' {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const file = openSync(full, 'r')
    try {
      const before = fstatSync(file)
      if (before.size > MAX_BYTES) return 'too-large'
      const bytes = readBytes(file, before.size)
      const after = fstatSync(file)
      if (before.mtimeMs === after.mtimeMs && bytes.length === after.size) return bytes
    } finally {
      closeSync(file)
    }
  }
  return 'changing'
}
