/**
 * Brings what is known up to date: these articles, or whatever has changed.
 *
 * @throws what the store throws, once it was reported
 */
export type Refresh = (ids?: readonly string[]) => Promise<void>

/**
 * Does one piece of work after the other, however often it is asked for; what is asked for in the
 * meantime is done together.
 *
 * @param work - for these ids, or for all
 */
export function createQueue(work: Refresh, onError: (error: unknown) => void): Refresh {
  const wanted = new Set<string>()
  let isAllWanted = false
  let running: Promise<void> | undefined

  const next = (): Promise<void> => {
    if (isAllWanted) {
      isAllWanted = false
      return work()
    }
    const ids = [...wanted]
    wanted.clear()
    return work(ids)
  }
  const drain = async (): Promise<void> => {
    try {
      while (isAllWanted || wanted.size > 0) await next()
    } catch (error) {
      onError(error)
      throw error
    } finally {
      running = undefined
    }
  }

  return (ids) => {
    if (ids === undefined) isAllWanted = true
    else for (const id of ids) wanted.add(id)
    running ??= drain()
    return running
  }
}
