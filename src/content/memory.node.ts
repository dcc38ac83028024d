import { createHash } from 'node:crypto'
import type { Diagnostic } from '../errors.js'
import type { Locales } from '../locale/types.js'
import type { ImageSight } from './image-sights.node.js'
import type { PlacedFile } from './place-files.js'

/** Keeps what became of articles, for as long as their files are the same. */
export interface ContentMemory<T> {
  readonly get: (key: string) => RememberedArticle<T> | undefined
  readonly set: (key: string, article: RememberedArticle<T>) => void
  /** The digest of a file that was looked at just now: it is read only where that is not enough. */
  readonly digestOf?: (path: string) => string | undefined
}

/** What became of one article. */
export interface RememberedArticle<T> {
  readonly result: T
  readonly diagnostics: readonly Diagnostic[]
  readonly sources: ArticleSources
}

/** What an article was made of. */
export interface ArticleSources {
  /** Its files and their digests. */
  readonly digests: readonly FileDigest[]
  /** What it knows of images, by more than its text. */
  readonly sights: readonly ImageSight[]
}

/** A file of the content folder, and what tells its content apart. */
export type FileDigest = readonly [path: string, digest: string]

/** A file of an article, and what tells its content apart. */
export interface DigestedFile<C extends string> extends PlacedFile<C> {
  readonly digest: string
  /** Of the record beside it, if there is one. */
  readonly recordDigest: string | undefined
}

/** A file before anything is made of it. */
export interface TextFile<C extends string> extends DigestedFile<C> {
  readonly text: string
  readonly record: string | undefined
}

/** Another key for every change of what an article is made of. */
export function keyOf<C extends string>(
  locales: Locales<C>,
  id: string,
  usual: C | undefined,
  files: readonly DigestedFile<C>[],
): string {
  const contents = files.map(({ locale, path, layout, digest, recordDigest }) => [
    locale,
    path,
    layout,
    digest,
    recordDigest,
  ])
  const facts = JSON.stringify([declaredIn(locales), id, usual, contents])
  return createHash('sha256').update(facts).digest('base64url')
}

// The same for all articles.
const declarations = new WeakMap<object, string>()

function declaredIn<C extends string>(locales: Locales<C>): string {
  const known = declarations.get(locales)
  if (known !== undefined) return known
  const declared = locales.codes.map((code) => [locales.get(code), locales.chain(code)])
  const text = JSON.stringify([declared, locales.default])
  declarations.set(locales, text)
  return text
}
