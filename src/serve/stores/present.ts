import type { IndexedArticle } from '../../publish/indexed.js'
import type { Publication } from '../../publish/types.js'

/** A publication that is always of this moment. */
export interface Present<C extends string> {
  readonly current: () => Publication<C>
  readonly apply: (changed: readonly IndexedArticle<C>[], removed: readonly string[]) => void
}

// News leave the news sitemap one by one: a minute late is in time. A publication that is further
// ahead was made while the clock was wrong.
const MOST_OFF = 60_000

/** Keeps a publication at the moment it is. */
export function createPresent<C extends string>(
  start: Publication<C>,
  now: () => string,
): Present<C> {
  let publication = start
  return {
    current: () => {
      const moment = now()
      if (isOff(publication, Date.parse(moment))) publication = publication.at(moment)
      return publication
    },
    apply: (changed, removed) => {
      publication = publication.with(changed, removed)
    },
  }
}

function isOff<C extends string>({ now, until }: Publication<C>, moment: number): boolean {
  return Math.abs(moment - Date.parse(now)) >= MOST_OFF || moment >= Date.parse(until ?? '')
}
