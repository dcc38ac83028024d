import type { Publication } from 'stele/publish'
import { guardPages, type PageCache } from 'stele/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Code, publish } from '../publish/support.js'
import { ask, bridge, marking, NOW, site, trams } from './support.js'

const get = ask()
const ADDRESS = '/en/night-trams/'
const etagOf = ({ headers }: Response): string => headers.get('ETag') ?? ''

/** A publication that counts how often a page is made. */
function counted(publication: Publication<Code>, delay = 0) {
  const made: string[] = []
  const page: Publication<Code>['page'] = async (address, reader) => {
    made.push(typeof address === 'string' ? address : address.address)
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
    return publication.page(address, reader)
  }
  return { made, publication: { ...publication, page } }
}

describe('a conditional request', () => {
  const MODIFIED = 'Mon, 02 Mar 2026 10:00:00 GMT'

  test('is told when the page last changed, and its strong tag', async () => {
    const { headers } = await get(ADDRESS)
    expect(headers.get('Last-Modified')).toBe(MODIFIED)
    expect(headers.get('ETag')).toMatch(/^"[a-z\d]+"$/)
  })

  test.each([
    ['the tag', (tag: string) => tag, 304],
    ['the tag, weak', (tag: string) => `W/${tag}`, 304],
    ['one of several tags', (tag: string) => `"a,b", ${tag},W/"c"`, 304],
    ['any tag', () => '*', 304],
    ['another tag', () => '"other"', 200],
    ['no tag at all', (tag: string) => tag.slice(1, -1), 200],
    ['a tag inside another', (tag: string) => `"${tag}"`, 200],
  ])('with If-None-Match of %s', async (_, write, status) => {
    const headers = { 'If-None-Match': write(etagOf(await get(ADDRESS))) }
    const response = await get(ADDRESS, { headers })
    expect(response.status).toBe(status)
    expect(etagOf(response)).toBe(etagOf(await get(ADDRESS)))
  })

  test.each([
    [MODIFIED, 304],
    ['Tue, 03 Mar 2026 10:00:00 GMT', 304],
    ['Mon, 02 Mar 2026 09:59:59 GMT', 200],
    ['Monday, 02-Mar-26 10:00:00 GMT', 304],
    ['Mon Mar  2 10:00:00 2026', 304],
    ['Tuesday, 02-Mar-99 10:00:00 GMT', 200], // 1999
    ['2026-03-09T10:00:00Z', 200],
    ['Mon, 32 Mar 2026 10:00:00 GMT', 200],
    ['yesterday', 200],
    ['1', 200],
  ])('with If-Modified-Since of %s is answered with %i', async (date, status) => {
    expect((await get(ADDRESS, { headers: { 'If-Modified-Since': date } })).status).toBe(status)
  })

  test('believes the tag rather than the date', async () => {
    const headers = { 'If-None-Match': '"other"', 'If-Modified-Since': MODIFIED }
    expect((await get(ADDRESS, { headers })).status).toBe(200)
    const tag = { 'If-None-Match': etagOf(await get(ADDRESS)) }
    const old = { ...tag, 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' }
    expect((await get(ADDRESS, { headers: old })).status).toBe(304)
  })

  test('that wants the page only as it was fails where it is not', async () => {
    const tag = etagOf(await get(ADDRESS))
    const statusFor = async (headers: Record<string, string>) =>
      (await get(ADDRESS, { headers })).status
    expect(await statusFor({ 'If-Match': tag })).toBe(200)
    expect(await statusFor({ 'If-Match': '*' })).toBe(200)
    expect(await statusFor({ 'If-Match': `W/${tag}` })).toBe(412)
    expect(await statusFor({ 'If-Match': '"other"' })).toBe(412)
    expect(await statusFor({ 'If-Match': tag, 'If-None-Match': tag })).toBe(304)
    expect(await statusFor({ 'If-Unmodified-Since': MODIFIED })).toBe(200)
    expect(await statusFor({ 'If-Unmodified-Since': 'Sun, 01 Mar 2026 10:00:00 GMT' })).toBe(412)
  })

  test('takes the date that was sent for that of a moment within its second', async () => {
    const within = ask(publish([{ ...trams, updated: '2026-03-02T10:00:00.750Z' }]))
    const statusWith = async (name: string) =>
      (await within(ADDRESS, { headers: { [name]: MODIFIED } })).status
    expect((await within(ADDRESS)).headers.get('Last-Modified')).toBe(MODIFIED)
    expect(await statusWith('If-Modified-Since')).toBe(304)
    expect(await statusWith('If-Unmodified-Since')).toBe(200)
  })

  test('answered with 304 has what caches need and no body', async () => {
    const encoding = ask(site, { encode: marking })
    const whole = await encoding(ADDRESS)
    const response = await encoding(ADDRESS, { headers: { 'If-None-Match': etagOf(whole) } })
    for (const name of ['ETag', 'Cache-Control', 'Vary', 'Content-Security-Policy']) {
      expect(response.headers.get(name), name).toBe(whole.headers.get(name))
    }
    for (const name of ['Content-Length', 'Content-Type', 'Content-Encoding']) {
      expect(response.headers.has(name), name).toBe(false)
    }
    expect(await response.text()).toBe('')
  })

  test('counts for what is found only', async () => {
    for (const path of ['/en/nowhere/', '/ua/', '/']) {
      const plain = await get(path)
      const headers = { 'If-None-Match': '*', 'If-Match': '"a"' }
      expect((await get(path, { headers })).status).toBe(plain.status)
    }
  })

  test('learns no date that is still to come', async () => {
    const ahead = publish([{ ...trams, updated: '2026-03-11T00:00:00Z' }])
    expect((await ask(ahead)(ADDRESS)).headers.has('Last-Modified')).toBe(false)
  })
})

describe('how long shared caches keep a page', () => {
  const leaving = { ...trams, expires: '2026-03-10T12:01:40Z' }
  const control = async (publication: Publication<Code>, path: string, now = NOW) =>
    (await ask(publication, { now: () => now })(path)).headers.get('Cache-Control')

  test('is some minutes, and one more as a stale one', async () => {
    expect(await control(site, ADDRESS)).toBe(
      'public, max-age=0, s-maxage=300, stale-while-revalidate=60',
    )
    const own = await ask(site, { sharedSeconds: 10, staleSeconds: 0 })(ADDRESS)
    expect(own.headers.get('Cache-Control')).toBe('public, max-age=0, s-maxage=10')
  })

  test.each([ADDRESS, '/en/', '/sitemap.xml', '/ua/nichni-tramvai/', '/en/feed.xml'])(
    'ends at %s where something changes, stale or not',
    async (path) => {
      const publication = publish([leaving, bridge])
      expect(await control(publication, path)).toBe('public, max-age=0, s-maxage=100')
      expect(await control(publication, path, '2026-03-10T12:01:39.500Z')).toBe(
        'public, max-age=0, s-maxage=0',
      )
    },
  )

  test('is for ever where the address holds a hash', async () => {
    const styles = [...site.addresses()].filter(({ kind }) => kind === 'style' || kind === 'script')
    expect(styles).toHaveLength(2)
    for (const { address } of styles) {
      expect(await control(site, address)).toBe('public, max-age=31536000, immutable')
    }
  })

  test('is refused as an option where it is no number of seconds', () => {
    expect(() => ask(site, { sharedSeconds: -1 })).toThrow(/"sharedSeconds" is -1/)
    expect(() => ask(site, { memory: Number.NaN })).toThrow(/"memory" is NaN/)
  })
})

describe('time', () => {
  test('passes: articles appear and go at their moments', async () => {
    const article = { ...trams, published: '2026-03-10T13:00:00Z', expires: '2026-03-10T14:00:00Z' }
    const publication = publish([article, bridge])
    let now = NOW
    const later = ask(publication, { now: () => now })
    const statuses: number[] = []
    for (const time of ['12:59:59', '13:00:00', '13:59:59', '14:00:00']) {
      now = `2026-03-10T${time}Z`
      statuses.push((await later(ADDRESS)).status)
      const front = await (await later('/en/')).text()
      expect(front.includes('Night trams are back')).toBe(statuses.at(-1) === 200)
    }
    expect(statuses).toEqual([404, 200, 200, 404])
  })

  test('that a clock went ahead by mistake is taken back', async () => {
    const article = { ...trams, published: '2026-06-01T00:00:00Z' }
    let now = NOW
    const later = ask(publish([article, bridge]), { now: () => now })
    const statuses: number[] = []
    for (const moment of [
      NOW,
      '2027-01-01T00:00:00Z',
      '2026-03-10T12:00:01Z',
      '2026-06-02T00:00:00Z',
    ]) {
      now = moment
      statuses.push((await later(ADDRESS)).status)
    }
    expect(statuses).toEqual([404, 200, 404, 200])
  })

  test('may be behind that of the publication, which is then shown as it is', async () => {
    const ahead = publish([{ ...trams, published: '2026-03-10T11:00:00Z' }])
    const before = ask(ahead, { now: () => '2026-03-01T00:00:00Z' })
    expect((await before(ADDRESS)).status).toBe(200)
  })

  test('takes news out of their sitemap', async () => {
    const fresh = publish([{ ...trams, published: '2026-03-09T12:00:00Z' }])
    let now = NOW
    const later = ask(fresh, { now: () => now })
    expect(await (await later('/news-1.xml')).text()).toContain('Night trams are back')
    now = '2026-03-11T12:00:01Z'
    expect((await later('/news-1.xml')).status).toBe(404)
  })
})

describe('a publication that changes', () => {
  test('is asked for every request', async () => {
    let current = publish([trams])
    const live = ask(() => current)
    expect((await live('/en/bridge/')).status).toBe(404)
    current = current.with([bridge])
    expect((await live('/en/bridge/')).status).toBe(200)
    current = current.with([], ['bridge'])
    expect((await live('/en/bridge/')).status).toBe(404)
  })

  test('makes again only what has changed', async () => {
    const first = counted(publish([trams, bridge]))
    let current = first.publication
    const live = ask(() => current)
    await live('/en/bridge/')
    await live(ADDRESS)
    const edited = { ...bridge, blocks: [{ id: 'a', text: { uk: 'Ні.' } }] }
    const second = counted(publish([trams, edited]))
    current = second.publication
    await live('/en/bridge/')
    await live(ADDRESS)
    expect([first.made, second.made]).toEqual([['/en/bridge/', ADDRESS], ['/en/bridge/']])
  })
})

describe('pages in memory', () => {
  test('are made once, however many ask at the same time and later', async () => {
    const { made, publication } = counted(site, 5)
    const many = ask(publication)
    const responses = await Promise.all(
      Array.from({ length: 50 }, (_, at) => many(`${ADDRESS}?${at}`)),
    )
    await many(ADDRESS, { method: 'HEAD' })
    expect(new Set(await Promise.all(responses.map((each) => each.text()))).size).toBe(1)
    expect(made).toHaveLength(1)
  })

  test('are no more than was allowed', async () => {
    const { made, publication } = counted(site)
    const forgetful = ask(publication, { memory: 0 })
    await forgetful(ADDRESS)
    await forgetful(ADDRESS)
    expect(made).toHaveLength(2)
    const room = counted(site)
    const small = ask(room.publication, { memory: 20_000 })
    const addresses = ['/en/', '/uk/', '/ru/', '/en/bridge/', '/en/', '/en/bridge/', '/uk/', '/ru/']
    for (const address of addresses) await small(address)
    expect(room.made.length).toBeGreaterThan(4)
    expect(room.made.length).toBeLessThan(8)
  })

  test('that failed are made again', async () => {
    let fails = true
    const broken: Publication<Code> = {
      ...site,
      page: (address) => (fails ? Promise.reject(new Error('gone')) : site.page(address)),
    }
    const errors: unknown[] = []
    const flaky = ask(broken, { onError: (error) => errors.push(error) })
    expect((await flaky(ADDRESS)).status).toBe(500)
    fails = false
    expect((await flaky(ADDRESS)).status).toBe(200)
    expect(errors).toEqual([new Error('gone')])
  })
})

describe('the cache that machines share', () => {
  function memoryCache() {
    const entries = new Map<string, string>()
    const pages: PageCache = {
      get: async (key) => entries.get(key),
      set: async (key, value) => void entries.set(key, value),
    }
    return { entries, pages }
  }

  test('saves the second machine the work', async () => {
    const { pages } = memoryCache()
    const [one, other] = [counted(site), counted(site)]
    const first = await ask(one.publication, { pages })(ADDRESS)
    const second = await ask(other.publication, { pages })(ADDRESS)
    expect(await second.text()).toBe(await first.text())
    expect(etagOf(second)).toBe(etagOf(first))
    expect([one.made.length, other.made.length]).toEqual([1, 0])
  })

  test('never gives a page as it was before', async () => {
    const { pages, entries } = memoryCache()
    await ask(publish([trams]), { pages })(ADDRESS)
    const title = { en: 'Another title' }
    const response = await ask(publish([{ ...trams, title }]), { pages })(ADDRESS)
    expect(await response.text()).toContain('Another title')
    expect(entries.size).toBe(2)
    for (const key of entries.keys()) expect(key).toMatch(/^[a-z\d]+$/)
  })

  test('holds no pages for what is not there', async () => {
    const { pages, entries } = memoryCache()
    await ask(site, { pages })('/en/nowhere/')
    expect(entries.size).toBe(0)
  })

  test('may fail: pages are then made here', async () => {
    const fail = (): never => {
      throw new Error('away')
    }
    const broken: readonly PageCache[] = [
      {
        get: () => Promise.reject(new Error('away')),
        set: () => Promise.reject(new Error('away')),
      },
      { get: fail, set: fail },
      { get: async () => 7 as unknown as string, set: fail },
      { get: async () => '', set: fail },
      { get: async () => ({}) as string, set: fail },
    ]
    for (const pages of broken) {
      const errors: unknown[] = []
      const onError = (error: unknown, url: string): void => void errors.push([error, url])
      const response = await ask(site, { pages, onError })(ADDRESS)
      expect(response.status).toBe(200)
      expect(await response.text()).toBe((await site.page(ADDRESS)).body)
      await Promise.resolve()
      expect(errors.at(-1)).toEqual([new Error('away'), ADDRESS])
    }
  })

  describe('is never waited for in vain, guarded or not:', () => {
    beforeEach(() => {
      vi.useFakeTimers()
    })
    afterEach(() => {
      vi.useRealTimers()
    })
    const never = new Promise<never>(() => {})
    const paths = Array.from({ length: 8 }, (_, at) => `/en/s${at}/`)
    const stories = publish(
      paths.map((_, at) => ({ ...trams, id: `s${at}`, slug: { en: `s${at}` }, formerSlugs: [] })),
    )

    test('one that hangs is given 100 ms, and is left alone after five failures', async () => {
      let calls = 0
      const hang = (): Promise<never> => {
        calls += 1
        return never
      }
      const errors: unknown[] = []
      const handler = ask(stories, {
        pages: { get: hang, set: hang },
        onError: (error, url) => void errors.push([String(error), url]),
      })
      const answers = paths.slice(0, 5).map((path) => handler(path))
      await vi.advanceTimersByTimeAsync(99)
      expect(errors).toEqual([])
      await vi.advanceTimersByTimeAsync(5)
      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(5).fill(200))
      expect(errors[0]).toEqual([expect.stringContaining('100 ms'), '/en/s0/'])
      const before = calls
      expect((await handler('/en/s6/')).status).toBe(200)
      expect(calls).toBe(before)
      await vi.advanceTimersByTimeAsync(1000)
      const trial = handler('/en/s7/')
      await vi.advanceTimersByTimeAsync(105)
      expect((await trial).status).toBe(200)
      expect(calls).toBe(before + 1)
    })

    test('one that fails to write only is left alone too, and costs readers nothing', async () => {
      let writes = 0
      const pages: PageCache = {
        get: async () => undefined,
        set: () => {
          writes += 1
          return never
        },
      }
      const handler = ask(stories, { pages, onError: () => {} })
      for (const path of paths) expect((await handler(path)).status).toBe(200)
      expect(writes).toBe(8)
      await vi.advanceTimersByTimeAsync(105)
      expect((await handler('/en/')).status).toBe(200)
      expect(writes).toBe(8)
    })

    test('one that is slow is read in time, and used again once it has recovered', async () => {
      let delay = 90
      const wait = () => new Promise<undefined>((resolve) => setTimeout(resolve, delay))
      const errors: unknown[] = []
      const handler = ask(stories, {
        pages: { get: async () => (await wait()) ?? 'from the cache', set: wait },
        onError: (error) => void errors.push(error),
      })
      const textAfter = async (path: string, time: number) => {
        const answer = handler(path)
        await vi.advanceTimersByTimeAsync(time)
        return (await answer).text()
      }
      expect(await textAfter('/en/s0/', 95)).toBe('from the cache')
      delay = 400
      for (const path of paths.slice(1, 6)) {
        expect(await textAfter(path, 105)).toContain('<html')
      }
      delay = 1
      expect(await textAfter('/en/s6/', 5)).toContain('<html')
      await vi.advanceTimersByTimeAsync(1000)
      expect(await textAfter('/en/s7/', 5)).toBe('from the cache')
      expect(errors.length).toBeGreaterThanOrEqual(5)
    })

    test('one with a deadline of its own keeps that, longer or shorter', async () => {
      for (const [deadline, isRead] of [
        [500, true],
        [20, false],
      ] as const) {
        const slow: PageCache = {
          get: () => new Promise((resolve) => setTimeout(resolve, 300, 'from the cache')),
          set: async () => {},
        }
        const errors: unknown[] = []
        const onError = (error: unknown): void => void errors.push(error)
        const answer = ask(stories, { pages: guardPages(slow, { deadline, onError }) })('/en/s0/')
        await vi.advanceTimersByTimeAsync(305)
        expect((await (await answer).text()) === 'from the cache').toBe(isRead)
        expect(errors).toHaveLength(isRead ? 0 : 1)
      }
    })
  })
})
