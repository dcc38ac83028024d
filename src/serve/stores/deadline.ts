/**
 * How long what no reader waits for may take, in milliseconds: an index is many calls of a store,
 * and a process that starts is busy itself. To give up there is to be out of date, or not to start.
 */
export const BACKGROUND_DEADLINE = 10_000

/** The longest that timers can wait, in milliseconds: with more they fire at once. */
export const LONGEST_WAIT = 2 ** 31 - 1

/**
 * Waits for a call, but no longer than that many milliseconds. What it answers later is ignored.
 *
 * @throws DOMException `TimeoutError`, or what the call throws
 */
export async function withDeadline<T>(deadline: number, call: () => Promise<T>): Promise<T> {
  if (deadline > LONGEST_WAIT) return call()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const fail = (): void =>
      reject(new DOMException(`The store did not answer within ${deadline} ms.`, 'TimeoutError'))
    // The process may have been the busy one: an answer that lies there already is read first.
    timer = setTimeout(() => {
      timer = setTimeout(fail)
    }, deadline)
  })
  try {
    return await Promise.race([call(), late])
  } finally {
    clearTimeout(timer)
  }
}
