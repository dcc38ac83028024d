/**
 * How long what no reader waits for may take, in milliseconds: an index is many calls of a store,
 * and a process that starts is busy itself. To give up there is to be out of date, or not to start.
 */
export const BACKGROUND_DEADLINE = 10_000

/**
 * Waits for a call, but no longer than that many milliseconds. What it answers later is ignored.
 *
 * @throws DOMException `TimeoutError`, or what the call throws
 */
export async function withDeadline<T>(deadline: number, call: () => Promise<T>): Promise<T> {
  // A timer cannot wait for ever: it would fire at once.
  if (deadline === Number.POSITIVE_INFINITY) return call()
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
