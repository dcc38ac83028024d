import type { Place, Publication } from '../publish/types.js'
import { createBounded } from './bounded.js'

/** What stands at an address, and the publication in which it does. */
export interface Found<C extends string> {
  readonly publication: Publication<C>
  readonly place: Place<C>
  /** Whoever asked, where the address names no locale and that makes a difference. */
  readonly reader: C | undefined
  /** Until when that holds: milliseconds. */
  readonly until: number
  /** What the finished page is kept under. */
  readonly key: string
}

/** The publication of the present moment. */
export interface Site<C extends string> {
  /** The publication that was last shown; `undefined` before there was one. */
  readonly last: () => Publication<C> | undefined
  /** Whether there is a newer one than a publication that was shown. */
  readonly isOutdated: (publication: Publication<C>) => boolean
  /**
   * What stands at a path now.
   *
   * @param wish - the locale of whoever asks
   */
  readonly find: (path: string, now: number, wish: (shown: Publication<C>) => C) => Found<C>
}

// Addresses of pages that exist: a few hundred bytes each.
const REMEMBERED = 20_000

/** Follows a publication, and takes it to the next moment at which something is different. */
export function createSite<C extends string>(source: () => Publication<C>): Site<C> {
  let given: Publication<C> | undefined
  let shown: Publication<C> | undefined
  let [since, until] = [0, Number.POSITIVE_INFINITY]
  let remembered = createBounded<Found<C>>(REMEMBERED)

  const show = (publication: Publication<C>): Publication<C> => {
    shown = publication
    since = momentOf(publication.now)
    until = momentOf(publication.until)
    remembered = createBounded(REMEMBERED)
    return publication
  }
  const current = (): Publication<C> => {
    const latest = source()
    if (shown !== undefined && latest === given) return shown
    given = latest
    return show(latest)
  }
  const currentAt = (now: number): Publication<C> => {
    const latest = current()
    // What the clock said before was wrong: it may not be the time yet for all that is shown.
    const isAhead = latest !== given && since > now
    const publication = isAhead && given !== undefined ? show(given) : latest
    return until > now ? publication : show(advance(publication, now))
  }

  return {
    last: () => shown,
    isOutdated: (publication) => current() !== publication,
    find: (path, now, wish) => {
      const publication = currentAt(now)
      const known = remembered.get(path)
      if (known !== undefined && known.until > now) return known
      let found = lookUp(publication, path, wish)
      // News leave their sitemap at moments of their own.
      if (found.until <= now) found = lookUp(show(advance(publication, now)), path, wish)
      // Whoever asks for what is not there could fill any memory.
      if (found.place.status === 200) remembered.set(path, found, 1)
      return found
    },
  }
}

function lookUp<C extends string>(
  publication: Publication<C>,
  path: string,
  wish: (shown: Publication<C>) => C,
): Found<C> {
  const named = publication.find(path)
  const reader = named.status === 404 && named.locale === undefined ? wish(publication) : undefined
  const place = reader === undefined ? named : publication.find(path, reader)
  const key = `${place.address} ${place.version}`
  return { publication, place, reader, until: momentOf(place.until), key }
}

function advance<C extends string>(publication: Publication<C>, now: number): Publication<C> {
  return publication.at(new Date(now).toISOString())
}

function momentOf(until: string | undefined): number {
  return until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until)
}
