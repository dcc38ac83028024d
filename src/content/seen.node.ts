import type { ArticleSources, ContentMemory, DigestedFile, FileDigest } from './memory.node.js'
import type { PlacedFile } from './place-files.js'
import { RECORD_SUFFIX } from './record.js'

/** What tells whether a folder would be read as it was. */
export interface SeenContent extends ArticleSources {
  /** Of the names in it. */
  readonly listing: string
}

/** What was seen of a folder; `undefined` where not all could be read. */
export function seenIn(listing: string, read: readonly object[]): SeenContent | undefined {
  const sources = read.flatMap((each) =>
    'sources' in each ? [each.sources as ArticleSources] : [],
  )
  if (sources.length < read.length) return undefined
  return {
    listing,
    digests: sources.flatMap(({ digests }) => digests),
    sights: sources.flatMap(({ sights }) => sights),
  }
}

/** The files of an article with their digests, and the records beside them. */
export function digestsOf(files: readonly DigestedFile<string>[]): readonly FileDigest[] {
  return files.flatMap(({ path, digest, recordDigest }): readonly FileDigest[] => {
    const own = [path, digest] as const
    return recordDigest === undefined ? [own] : [own, [path + RECORD_SUFFIX, recordDigest]]
  })
}

/** The files of an article by digests known before they are read; `undefined` where one is not. */
export function digestedFiles<C extends string>(
  places: readonly PlacedFile<C>[],
  records: ReadonlySet<string>,
  digestOf: ContentMemory<unknown>['digestOf'] = () => undefined,
): readonly DigestedFile<C>[] | undefined {
  const files = places.flatMap((place) => {
    const digest = digestOf(place.path)
    const recordPath = place.path + RECORD_SUFFIX
    const recordDigest = records.has(recordPath) ? digestOf(recordPath) : undefined
    const isUnknown = records.has(recordPath) && recordDigest === undefined
    return digest === undefined || isUnknown ? [] : [{ ...place, digest, recordDigest }]
  })
  return files.length === places.length ? files : undefined
}
