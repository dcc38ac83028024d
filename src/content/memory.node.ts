import { createHash } from 'node:crypto'
import type { Diagnostic } from '../errors.js'
import type { Locales } from '../locale/types.js'
import type { ImageSight } from './image-sights.node.js'
import type { PlacedFile } from './place-files.js'

/** Keeps what became of articles, for as long as their files are the same. */
export interface ContentMemory<T> {
  readonly get: (key: string) => RememberedArticle<T> | undefined
  readonly set: (key: string, article: RememberedArticle<T>) => void
}

/** What became of one article. */
interface RememberedArticle<T> {
  readonly result: T
  readonly diagnostics: readonly Diagnostic[]
  /** What it knows of images, by more than its text. */
  readonly sights: readonly ImageSight[]
}

/** A file before anything is made of it. */
export interface TextFile<C extends string> extends PlacedFile<C> {
  readonly text: string
  readonly record: string | undefined
}

/** Another key for every change of what an article is made of. */
export function keyOf<C extends string>(
  locales: Locales<C>,
  id: string,
  usual: C | undefined,
  files: readonly TextFile<C>[],
): string {
  const declared = locales.codes.map((code) => [locales.get(code), locales.chain(code)])
  const sum = createHash('sha256').update(JSON.stringify([declared, locales.default, id, usual]))
  for (const { text, record = '', ...place } of files) {
    sum
      .update(JSON.stringify([place, text.length, record.length]))
      .update(text)
      .update(record)
  }
  return sum.digest('base64url')
}
