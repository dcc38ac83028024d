import { LONGEST_WAIT } from './deadline.js'

/** Something that is done every so often. */
export interface Polling {
  /** Brings the next time nearer, because something else has failed. */
  readonly soon: () => void
  readonly close: () => void
}

const FIRST_RETRY = 1

/**
 * Attempts something every so many seconds. After a failure it is sooner: after a second, then two,
 * then four, until it works.
 */
export function pollEvery(seconds: number, attempt: () => Promise<boolean>): Polling {
  let timer: ReturnType<typeof setTimeout> | undefined
  let retry = FIRST_RETRY
  let isClosed = false

  const schedule = (delay: number): void => {
    clearTimeout(timer)
    if (!isClosed) timer = setTimeout(run, Math.min(delay * 1000, LONGEST_WAIT))
  }
  const retrySoon = (): void => {
    schedule(Math.min(retry, seconds))
    retry *= 2
  }
  const run = async (): Promise<void> => {
    if (!(await attempt())) return retrySoon()
    retry = FIRST_RETRY
    schedule(seconds)
  }

  schedule(seconds)
  return {
    soon: () => {
      if (retry === FIRST_RETRY) retrySoon()
    },
    close: () => {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
