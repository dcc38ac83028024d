import { createMemoryPages, guardPages, type PageCache } from 'stele/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const never = new Promise<never>(() => {})
const down = new Error('down')

/** A cache whose calls do what they are told, one after the other. */
function scripted(answers: readonly (string | Error | Promise<string>)[]): PageCache & {
  readonly calls: () => number
} {
  let calls = 0
  const next = async (): Promise<string> => {
    const answer = answers[Math.min(calls, answers.length - 1)] ?? never
    calls += 1
    if (answer instanceof Error) throw answer
    return answer
  }
  return { get: next, set: async () => void (await next()), calls: () => calls }
}

function guarded(pages: PageCache, options: object = {}) {
  const errors: unknown[] = []
  const guard = guardPages(pages, { onError: (error) => errors.push(error), ...options })
  return { ...guard, errors }
}

describe('a call that works', () => {
  test('gives what the cache has', async () => {
    const pages = guarded(createMemoryPages())
    expect(await pages.get('a')).toBeUndefined()
    await pages.set('a', 'page')
    expect(await pages.get('a')).toBe('page')
    expect(pages.status()).toEqual({ state: 'closed', calls: 3, failures: 0, refused: 0 })
  })

  test('leaves no timer behind', async () => {
    await guarded(createMemoryPages()).get('a')
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a call that fails', () => {
  test.each([
    ['rejects', scripted([down])],
    [
      'throws at once',
      {
        get: () => {
          throw down
        },
        set: () => {
          throw down
        },
      },
    ],
  ])('is a page that is not there, when it %s', async (_, pages) => {
    const guard = guarded(pages)
    expect(await guard.get('a')).toBeUndefined()
    await guard.set('a', 'page')
    expect(guard.errors).toEqual([down, down])
    expect(guard.status()).toMatchObject({ calls: 2, failures: 2 })
  })

  test('is given up after 100 ms, and what it says later is ignored', async () => {
    let answerLate = (_: string): void => {}
    const late = new Promise<string>((resolve) => {
      answerLate = resolve
    })
    const pages = guarded(scripted([late]))
    const got = pages.get('a')
    await vi.advanceTimersByTimeAsync(99)
    expect(pages.errors).toEqual([])
    await vi.advanceTimersByTimeAsync(5)
    expect(await got).toBeUndefined()
    answerLate('page')
    expect(pages.errors).toMatchObject([{ name: 'TimeoutError' }])
    expect(String(pages.errors[0])).toContain('100 ms')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('does not become an unhandled rejection when it fails after its deadline', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    let failLate = (_: Error): void => {}
    const late = new Promise<string>((_, reject) => {
      failLate = reject
    })
    const pages = guarded(scripted([late]), { deadline: 10 })
    const got = pages.get('a')
    await vi.advanceTimersByTimeAsync(20)
    await got
    failLate(down)
    vi.useRealTimers()
    await new Promise((resolve) => setTimeout(resolve, 5))
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
    expect(pages.status().failures).toBe(1)
  })
})

test('an answer that came while the process was busy is read', async () => {
  vi.useRealTimers()
  const pages = guarded(
    {
      // As a socket does: the answer is there, but the loop has not come to it.
      get: () => new Promise((resolve) => setTimeout(() => resolve('page'), 15)),
      set: async () => {},
    },
    { deadline: 10 },
  )
  const got = pages.get('a')
  const end = performance.now() + 60
  while (performance.now() < end);
  expect(await got).toBe('page')
})

describe('a cache that keeps failing', () => {
  test('is left alone after five failures in a row', async () => {
    const cache = scripted([down])
    const pages = guarded(cache)
    for (let call = 0; call < 8; call += 1) await pages.get('a')
    expect(cache.calls()).toBe(5)
    expect(pages.errors).toHaveLength(5)
    expect(pages.status()).toEqual({ state: 'open', calls: 5, failures: 5, refused: 3 })
  })

  test('is not, when a call in between works', async () => {
    const cache = scripted([down, down, 'page', down, down, 'page'])
    const pages = guarded(cache, { failures: 3 })
    for (let call = 0; call < 6; call += 1) await pages.get('a')
    expect(cache.calls()).toBe(6)
    expect(pages.status().state).toBe('closed')
  })

  test('is tried by one call after a second, and used again if that works', async () => {
    let answer = (_: string): void => {}
    const slow = new Promise<string>((resolve) => {
      answer = resolve
    })
    const cache = scripted([down, slow, 'page'])
    const pages = guarded(cache, { failures: 1 })
    await pages.get('a')
    await vi.advanceTimersByTimeAsync(999)
    await pages.get('a')
    expect(cache.calls()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    const trial = pages.get('a')
    expect(await pages.get('a')).toBeUndefined()
    expect(cache.calls()).toBe(2)
    expect(pages.status().state).toBe('half-open')
    answer('page')
    expect(await trial).toBe('page')
    expect(pages.status().state).toBe('closed')
    expect(await pages.get('a')).toBe('page')
  })

  test('is left alone again if that fails', async () => {
    const cache = scripted([down])
    const pages = guarded(cache, { failures: 1, retryAfter: 50 })
    await pages.get('a')
    await vi.advanceTimersByTimeAsync(50)
    await pages.get('a')
    await pages.get('a')
    expect(cache.calls()).toBe(2)
    expect(pages.status()).toMatchObject({ state: 'open', refused: 1 })
    await vi.advanceTimersByTimeAsync(50)
    await pages.get('a')
    expect(cache.calls()).toBe(3)
  })

  test('costs no reader anything once it is left alone, though many waited at first', async () => {
    const pages = guarded({ get: () => never, set: () => never })
    const first = Array.from({ length: 50 }, () => pages.get('a'))
    await vi.advanceTimersByTimeAsync(105)
    expect(await Promise.all(first)).toEqual(Array(50).fill(undefined))
    expect(pages.status()).toMatchObject({ state: 'open', failures: 50 })
    expect(await pages.get('a')).toBeUndefined()
    expect(pages.status().calls).toBe(50)
  })

  test('stays left alone when a call from before works after all', async () => {
    let answer = (_: string): void => {}
    const slow = new Promise<string>((resolve) => {
      answer = resolve
    })
    const pages = guarded(scripted([slow, down]), { failures: 1 })
    const early = pages.get('a')
    await pages.get('a')
    answer('page')
    expect(await early).toBe('page')
    expect(pages.status().state).toBe('open')
  })
})
