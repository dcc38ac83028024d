import type { Article } from '../../article/types.js'
import { quote, SteleError } from '../../errors.js'
import { createBounded } from '../bounded.js'
import { type BreakerOptions, createBreaker } from './breaker.js'
import { type ReadArticle, type ReadOptions, readArticle } from './read-articles.js'

/** Where articles are read that are not in memory. */
export interface BodiesOptions<C extends string> extends Omit<ReadOptions<C>, 'deadline'> {
  /** How many bytes of articles are kept. */
  readonly memory: number
  /** When the store is given up, for one reader and for a while. */
  readonly reading: BreakerOptions
  /** Hears of what the store has, where that is not what was asked for. */
  readonly onOther: (read: ReadArticle<C>) => void
  /** Hears why the store gave nothing. */
  readonly onError: (error: unknown) => void
}

/** Articles whose pages are asked for. */
export interface Bodies<C extends string> {
  readonly keep: (read: ReadArticle<C>) => void
  /**
   * An article of a version, from memory or from the store.
   *
   * @throws SteleError `invalid-content` where the store has another version, or gives nothing
   */
  readonly get: (id: string, version: string) => Promise<Article<C>>
}

/** Keeps the articles that were asked for last, and reads the others again. */
export function createBodies<C extends string>(options: BodiesOptions<C>): Bodies<C> {
  const { memory, onOther, onError } = options
  const kept = createBounded<ReadArticle<C>>(memory)
  const breaker = createBreaker(options.reading)
  const keep = (read: ReadArticle<C>): void => {
    if (read.article !== undefined) kept.set(read.id, read, read.size)
  }

  const read = async (id: string): Promise<ReadArticle<C> | SteleError> => {
    try {
      const found = await readArticle({ ...options, deadline: Number.POSITIVE_INFINITY }, id)
      // Also when nobody waits for it any more: it is asked for again.
      keep(found)
      return found
    } catch (error) {
      // The article is damaged, and not the store.
      if (error instanceof SteleError) return error
      throw error
    }
  }

  return {
    keep,
    get: async (id, version) => {
      const known = kept.get(id)
      if (known?.article !== undefined && known.print === version) return known.article
      const found = await breaker.attempt(() => read(id), onError)
      if (found === undefined) throw unread(id)
      if (found instanceof SteleError) throw found
      if (found.article !== undefined && found.print === version) return found.article
      onOther(found)
      throw changed(id)
    },
  }
}

function unread(id: string): SteleError {
  return new SteleError('invalid-content', `The store did not give the article ${quote(id)}.`, {
    hint: 'See what "onError" was told.',
  })
}

function changed(id: string): SteleError {
  return new SteleError('invalid-content', `The article ${quote(id)} has just changed.`, {
    hint: 'Ask the publication that is current by now.',
  })
}
