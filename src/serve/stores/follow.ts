import { SteleError } from '../../errors.js'
import { withDeadline } from './deadline.js'
import { createQueue, type Refresh } from './queue.js'
import { type ReadArticle, type ReadOptions, readArticles } from './read-articles.js'

/** Whose changes are followed, and what becomes of them. */
export interface FollowOptions<C extends string> extends ReadOptions<C> {
  readonly apply: (changed: readonly ReadArticle<C>[], removed: readonly string[]) => void
  /** Hears that nothing is different from what the source has. */
  readonly onAgreed: () => void
  readonly onError: (error: unknown) => void
}

interface Known {
  /** What the index said; `undefined` where it was not asked. */
  readonly version: string | undefined
  readonly print: string
}

type Index = ReadonlyMap<string, string>

/** What follows the changes of a source. */
export interface Following<C extends string> {
  /** What is asked for first is read first, and all of it. */
  readonly refresh: Refresh
  /** Takes in what somebody else has read. */
  readonly see: (read: ReadArticle<C>) => void
}

// Enough to be quick, and little enough to be held in memory.
const AT_ONCE = 256

/** Follows the changes of a source. */
export function followArticles<C extends string>(options: FollowOptions<C>): Following<C> {
  const { articles, deadline, apply, onAgreed, onError } = options
  const known = new Map<string, Known>()
  let seen: string | undefined

  const printOf = (id: string): string => known.get(id)?.print ?? ''

  const compare = async (): Promise<void> => {
    const version = await withDeadline(deadline, articles.version)
    if (version === seen) return
    if (version === '' && seen !== undefined) throw lostStore()
    const index = await withDeadline(deadline, articles.index)
    const different = Array.from(index)
      .filter(([id, each]) => known.get(id)?.version !== each)
      .map(([id]) => id)
    // Whether an article is gone is for the store to say: an index may be damaged.
    const gone = Array.from(known.keys()).filter((id) => !index.has(id))
    await take([...different, ...gone], index)
    seen = version
  }

  const take = async (ids: readonly string[], index: Index): Promise<void> => {
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      await takeSome(ids.slice(at, at + AT_ONCE), index)
    }
  }

  const takeSome = async (ids: readonly string[], index: Index): Promise<void> => {
    const { reads, damaged, failures } = await readArticles(options, ids)
    for (const { id, error } of damaged) {
      onError(error)
      // Not worth reading again until it changes.
      known.set(id, { version: index.get(id), print: printOf(id) })
    }
    keep(reads, index)
    if (failures.length > 0) throw failures[0]
  }

  const keep = (reads: readonly ReadArticle<C>[], index: Index): void => {
    const different = reads.filter(({ id, print }) => print !== printOf(id))
    const changed = different.filter(({ article }) => article !== undefined)
    const removed = different.flatMap(({ id, article }) => (article === undefined ? id : []))
    if (different.length > 0) apply(changed, removed)
    for (const { id, print } of reads) {
      if (print === '' && !index.has(id)) known.delete(id)
      else known.set(id, { version: index.get(id), print })
    }
  }

  const work: Refresh = async (ids) => {
    if (ids !== undefined) return take(ids, new Map())
    await compare()
    onAgreed()
  }
  return { refresh: createQueue(work, onError), see: (read) => keep([read], new Map()) }
}

function lostStore(): SteleError {
  return new SteleError('invalid-content', 'The store is empty, though it was not before.', {
    hint: 'Restore it, or save the articles again. Until then the site stays as it was.',
  })
}
