import { type ArticleRecord, linkIn } from './records.js'
import type { Settings } from './settings.js'

/** An article side by side in several locales. */
export interface Parallel<C extends string> {
  readonly path: string
  readonly columns: readonly C[]
}

/**
 * The path, or address, of an article side by side.
 *
 * @param own - that of the article's page in the first locale, which ends with `/`
 */
export function parallelPath(own: string, others: readonly string[]): string {
  return `${own}with/${others.join('/')}/`
}

/** The pages side by side that the publication leads to, as far as an article has them. */
export function parallelsOf<C extends string>(
  { parallel }: Settings<C>,
  record: ArticleRecord<C>,
): readonly Parallel<C>[] {
  return parallel.flatMap((columns) => {
    const [first, ...others] = columns
    const own = record.claims.find(({ kind, locale }) => kind === 'page' && locale === first)
    const isWhole = columns.every((code) => linkIn(record, code)?.href !== undefined)
    return own && isWhole ? [{ path: parallelPath(own.path, others), columns }] : []
  })
}
