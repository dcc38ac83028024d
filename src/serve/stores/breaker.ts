import { withDeadline } from './deadline.js'

/** When a store is given up, for one call and for a while. */
export interface BreakerOptions {
  /** How long a call may take, in milliseconds. Default: 100. */
  readonly deadline?: number
  /** After how many failures in a row no more calls are made. Default: 5. */
  readonly failures?: number
  /** After how many milliseconds one call tries again. Default: 1000. */
  readonly retryAfter?: number
}

/** How a store is doing, and what was counted since the start. */
export interface BreakerStatus {
  /** `closed`: calls are made. `open`: none are. `half-open`: one is, to see whether to go on. */
  readonly state: 'closed' | 'open' | 'half-open'
  readonly calls: number
  readonly failures: number
  /** Calls that were not made. */
  readonly refused: number
}

/** Makes calls, as long as they are worth it. */
export interface Breaker {
  /**
   * What a call gives; `undefined` where it fails, takes too long or is not made.
   *
   * @param onError - hears why it failed
   */
  readonly attempt: <T>(
    call: () => Promise<T>,
    onError: (error: unknown) => void,
  ) => Promise<T | undefined>
  readonly status: () => BreakerStatus
}

/** Makes a circuit breaker. */
export function createBreaker(options: BreakerOptions = {}): Breaker {
  const { deadline = 100, failures = 5, retryAfter = 1000 } = options
  const counts = { calls: 0, failures: 0, refused: 0 }
  let state: BreakerStatus['state'] = 'closed'
  let inARow = 0
  let openedAt = 0

  const mayCall = (): boolean => {
    if (state === 'closed') return true
    if (state === 'half-open' || performance.now() - openedAt < retryAfter) return false
    state = 'half-open'
    return true
  }
  const open = (): void => {
    state = 'open'
    openedAt = performance.now()
  }

  return {
    attempt: async (call, onError) => {
      if (!mayCall()) {
        counts.refused += 1
        return undefined
      }
      // Others may be under way from before: only this one decides about what it has tried.
      const isTrial = state === 'half-open'
      counts.calls += 1
      try {
        const value = await withDeadline(deadline, call)
        if (isTrial) state = 'closed'
        if (state === 'closed') inARow = 0
        return value
      } catch (error) {
        counts.failures += 1
        inARow += 1
        if (isTrial || (state === 'closed' && inARow >= failures)) open()
        onError(error)
        return undefined
      }
    },
    status: () => ({ state, ...counts }),
  }
}
