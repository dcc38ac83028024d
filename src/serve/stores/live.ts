import { quote, SteleError } from '../../errors.js'
import type { Locales } from '../../locale/types.js'
import { indexArticle } from '../../publish/indexed.js'
import { formatMoment } from '../../publish/moments.js'
import { createPublication } from '../../publish/publication.js'
import { resolvingOf } from '../../publish/settings.js'
import type { Publication, SiteOptions } from '../../publish/types.js'
import { hearing } from '../hearing.js'
import { createBodies } from './bodies.js'
import type { BreakerOptions } from './breaker.js'
import { BACKGROUND_DEADLINE } from './deadline.js'
import { type FollowOptions, followArticles } from './follow.js'
import { type Polling, pollEvery } from './poll.js'
import { createPresent } from './present.js'
import type { ReadArticle } from './read-articles.js'
import type { ArticleSource, ChangeListener, ChangeNotices } from './types.js'

const MEMORY = 64 * 1024 * 1024

/** Options of {@link openPublication}. */
export interface LiveOptions<C extends string> extends Omit<SiteOptions<C>, 'now'> {
  readonly articles: ArticleSource
  /** Without any, changes are seen when the source is next compared. */
  readonly notices?: ChangeNotices
  /** How often the source's version is compared, in seconds. Default: 30. */
  readonly pollSeconds?: number
  /**
   * How long a call of the source may take that no reader waits for, in milliseconds. Default:
   * 10,000.
   */
  readonly deadline?: number
  /** When the source is given up by readers who wait for an article that is not in memory. */
  readonly reading?: BreakerOptions
  /** Bytes of articles to keep in memory. Default: 64 MB. */
  readonly memory?: number
  /** The moment it is: a date-time with an offset. Default: the clock's. */
  readonly now?: () => string
  /** Hears of every failure and of every article that is damaged. */
  readonly onError: (error: unknown) => void
}

/** How well a live publication knows its source. */
export interface LiveStatus {
  /** When it last agreed with the source: RFC 3339, in UTC. */
  readonly compared: string
  readonly errors: number
}

/** A publication that follows its source. */
export interface LivePublication<C extends string = string> {
  /** The site as far as is known, at this moment. Never fails. */
  readonly current: () => Publication<C>
  /**
   * Looks at these articles now, or for whatever has changed, as a CMS may ask for. Never fails:
   * where the source does, the site stays as it is.
   */
  readonly refresh: (ids?: readonly string[]) => Promise<void>
  readonly status: () => LiveStatus
  /** Ends following, and lets the process end. `current` goes on. */
  readonly close: () => void
}

/**
 * Opens a publication whose articles are kept elsewhere. It knows of all of them, and holds the text
 * of as many as `memory` has room for: their pages are served while the store is away. It takes in
 * what changes when it hears of it, when a connection comes back, and every `pollSeconds`.
 *
 * @throws SteleError `invalid-option`
 * @throws what the source throws when it is read for the first time: there is nothing to serve yet
 * @example
 * const live = await openPublication({ locales, articles, notices, url, onError: console.error })
 * createHandler(live.current)
 */
export async function openPublication<C extends string>(
  options: LiveOptions<C> & { readonly locales: Locales<C> },
): Promise<LivePublication<C>> {
  const { notices, pollSeconds = 30, deadline = BACKGROUND_DEADLINE, ...rest } = options
  const { reading = {}, memory = MEMORY, ...site } = rest
  const { locales, articles, now = clock } = site
  if (!(pollSeconds > 0)) throw noInterval(pollSeconds)
  let errors = 0
  const tell = hearing(options.onError)
  const onError = (error: unknown): void => {
    errors += 1
    tell(error)
  }
  const onOther = (read: ReadArticle<C>): void => see(read)
  const bodies = createBodies<C>({ locales, articles, memory, reading, onOther, onError })
  const { articles: _, ...said } = site
  const start = createPublication<C>({ ...said, index: [], get: bodies.get, now: now() })
  const { current, apply: revise } = createPresent(start, now)
  const resolving = resolvingOf<C>(site)
  const apply: FollowOptions<C>['apply'] = (changed, removed) => {
    for (const read of changed) bodies.keep(read)
    const entries = changed.flatMap(({ article }) =>
      article === undefined ? [] : indexArticle(locales, article, resolving),
    )
    revise(entries, removed)
  }
  let compared = start.now
  const { refresh: follow, see } = followArticles<C>({
    locales,
    articles,
    deadline,
    apply,
    onAgreed: () => {
      compared = formatMoment(Date.parse(now()))
    },
    onError,
  })

  // What fails has been reported.
  const hasFollowed = (ids?: readonly string[]): Promise<boolean> =>
    follow(ids).then(
      () => true,
      () => false,
    )
  const refresh = async (ids?: readonly string[]): Promise<void> => {
    if (!(await hasFollowed(ids))) polling?.soon()
  }
  let polling: Polling | undefined
  // Before the first reading: nothing may fall between the two.
  const unsubscribe = listen(notices, refresh, onError)
  try {
    await follow()
  } catch (error) {
    unsubscribe?.()
    throw error
  }
  polling = pollEvery(pollSeconds, hasFollowed)

  return {
    current,
    refresh,
    status: () => ({ compared, errors }),
    close: () => {
      unsubscribe?.()
      polling?.close()
    },
  }
}

// Notices only make things faster.
function listen(
  notices: ChangeNotices | undefined,
  listener: ChangeListener,
  onError: (error: unknown) => void,
): (() => void) | undefined {
  try {
    return notices?.subscribe(listener)
  } catch (error) {
    onError(error)
    return undefined
  }
}

function noInterval(pollSeconds: number): SteleError {
  return new SteleError('invalid-option', `The option "pollSeconds" is ${quote(pollSeconds)}.`, {
    hint: 'Give a number of seconds above 0; `Infinity` for hardly ever.',
  })
}

function clock(): string {
  return new Date().toISOString()
}
