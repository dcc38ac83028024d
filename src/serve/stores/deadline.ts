/** How long a call of a store may take, in milliseconds. */
export const DEADLINE = 100

/** As many single calls may be what reads a whole index, or saves. */
const CALLS = 100

/** The deadline of what takes a store many calls. */
export function wholeDeadline(deadline: number): number {
  return deadline * CALLS
}

/**
 * Waits for a call, but no longer than that many milliseconds. What it answers later is ignored.
 *
 * @throws DOMException `TimeoutError`, or what the call throws
 */
export async function withDeadline<T>(deadline: number, call: () => Promise<T>): Promise<T> {
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
