import { defineLocales } from 'stele'
import {
  type ArticleSource,
  type ChangeListener,
  createHandler,
  createMemoryArticles,
  createMemoryNotices,
  createStorageArticles,
  openPublication,
  removeArticle,
  saveArticle,
} from 'stele/server'
import { createStorage } from 'unstorage'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { locales, open, story, textOf, unexpected } from './support.js'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-10T12:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const down = new Error('down')

/** A source that can be made to fail, and counts its calls. */
function fragile(source: ArticleSource) {
  const calls: string[] = []
  const state = { isDown: false, isSlow: false }
  const through = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
    calls.push(name)
    if (state.isSlow) await new Promise(() => {})
    if (state.isDown) throw down
    return call()
  }
  const articles: ArticleSource = {
    version: () => through('version', source.version),
    index: () => through('index', source.index),
    get: (id) => through(`get ${id}`, () => source.get(id)),
  }
  return { articles, calls, state }
}

describe('a live publication', () => {
  test('has what the source has', async () => {
    const live = await open(createMemoryArticles([story('a', 'Один'), story('b', 'Два')]))
    expect([await textOf(live, 'a'), await textOf(live, 'b')]).toEqual(['Один', 'Два'])
    expect(live.current()).toBe(live.current())
    expect(live.status()).toEqual({ compared: '2026-03-10T12:00:00Z', errors: 0 })
  })

  test('takes in what is saved and removed when it hears of it', async () => {
    const articles = createMemoryArticles([story('a', 'Один')])
    const notices = createMemoryNotices()
    const live = await open(articles, { notices })
    const other = await open(articles, { notices })
    const site = { locales, articles, notices, onError: unexpected }
    await saveArticle(site, story('a', 'Новий'))
    await saveArticle(site, story('b', 'Два'))
    await vi.advanceTimersByTimeAsync(1)
    for (const each of [live, other]) expect(await textOf(each, 'a')).toBe('Новий')
    await removeArticle(site, 'a')
    await vi.advanceTimersByTimeAsync(1)
    for (const each of [live, other]) {
      expect([await textOf(each, 'a'), await textOf(each, 'b')]).toEqual([undefined, 'Два'])
    }
    expect(live.errors).toEqual([])
  })

  test('reads nothing but what has changed', async () => {
    const store = createMemoryArticles([story('a', 'Один'), story('b', 'Два')])
    const { articles, calls } = fragile(store)
    const live = await open(articles)
    calls.length = 0
    await vi.advanceTimersByTimeAsync(30_000)
    expect(calls).toEqual(['version'])
    await store.save(story('b', 'Три'))
    await live.refresh(['b'])
    expect(calls.slice(1)).toEqual(['get b'])
    await store.save(story('a', 'Чотири'))
    await live.refresh()
    expect(calls.slice(2)).toEqual(['version', 'index', 'get a', 'get b'])
    expect([await textOf(live, 'a'), await textOf(live, 'b')]).toEqual(['Чотири', 'Три'])
  })

  test('stays the same object when an article was saved as it is', async () => {
    const store = createMemoryArticles([story('a', 'Один')])
    const live = await open(store)
    const before = live.current()
    await store.save(story('a', 'Один'))
    await live.refresh()
    expect(live.current()).toBe(before)
  })

  test('heals what a lost notice left when it next polls', async () => {
    const articles = createMemoryArticles([story('a', 'Один'), story('b', 'Два')])
    const live = await open(articles, { notices: createMemoryNotices() })
    await articles.save(story('a', 'Новий'))
    await articles.remove('b')
    await vi.advanceTimersByTimeAsync(29_900)
    expect(await textOf(live, 'a')).toBe('Один')
    await vi.advanceTimersByTimeAsync(200)
    expect([await textOf(live, 'a'), await textOf(live, 'b')]).toEqual(['Новий', undefined])
    expect(live.status().compared).toBe('2026-03-10T12:00:30Z')
  })

  test('looks at everything when notices say that some may have been lost', async () => {
    const articles = createMemoryArticles([story('a', 'Один')])
    let listener: ChangeListener = () => {}
    const live = await open(articles, {
      notices: {
        publish: async () => {},
        subscribe: (given) => {
          listener = given
          return () => {}
        },
      },
    })
    await articles.save(story('a', 'Новий'))
    listener(undefined)
    await vi.advanceTimersByTimeAsync(1)
    expect(await textOf(live, 'a')).toBe('Новий')
  })

  test('misses nothing that changes while it opens', async () => {
    const articles = createMemoryArticles([story('a', 'Один')])
    const notices = createMemoryNotices()
    const site = { locales, articles, notices, onError: unexpected }
    const get = async (id: string): Promise<unknown> => {
      const read = await articles.get(id)
      if (id === 'a' && !saved) {
        saved = true
        await saveArticle(site, story('a', 'Новий'))
      }
      return read
    }
    let saved = false
    const live = await open({ ...articles, get }, { notices })
    await vi.advanceTimersByTimeAsync(1)
    expect(await textOf(live, 'a')).toBe('Новий')
  })

  test('shows an article from its moment on, whoever asks', async () => {
    const live = await open(
      createMemoryArticles([story('a', 'Один', { published: '2026-03-10T12:00:10Z' })]),
    )
    expect(await textOf(live, 'a')).toBeUndefined()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await textOf(live, 'a')).toBe('Один')
  })

  test('drops old news from the news sitemap', async () => {
    const live = await open(
      createMemoryArticles([story('a', 'Один', { published: '2026-03-08T12:30:00Z' })]),
    )
    const hasNews = () =>
      Array.from(live.current().addresses()).some(({ address }) => address.startsWith('/news-'))
    expect(hasNews()).toBe(true)
    await vi.advanceTimersByTimeAsync(31 * 60_000)
    expect(hasNews()).toBe(false)
  })

  test('ends following when it is closed, and goes on serving', async () => {
    const store = createMemoryArticles([story('a', 'Один')])
    const { articles, calls } = fragile(store)
    const live = await open(articles, { notices: createMemoryNotices() })
    live.close()
    calls.length = 0
    await vi.advanceTimersByTimeAsync(120_000)
    expect(calls).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
    expect(await textOf(live, 'a')).toBe('Один')
  })

  test.each([
    { url: 'nowhere' },
    { pollSeconds: 0 },
    { pollSeconds: -1 },
    { pollSeconds: Number.NaN },
  ])('refuses %j as an option', async (options) => {
    const articles = createMemoryArticles()
    await expect(open(articles, options)).rejects.toMatchObject({ code: 'invalid-option' })
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each([Number.POSITIVE_INFINITY, 1e9])(
    'does not ask before %d seconds have passed, however many that are',
    async (pollSeconds) => {
      const { articles, calls } = fragile(createMemoryArticles([story('a', 'Один')]))
      await open(articles, { pollSeconds, deadline: 1e12 })
      calls.length = 0
      await vi.advanceTimersByTimeAsync(86_400_000)
      expect(calls).toEqual([])
    },
  )

  test('opens also where nobody can listen, and then polls', async () => {
    const store = createMemoryArticles([story('a', 'Один')])
    const deaf = {
      publish: async () => {},
      subscribe: (): never => {
        throw down
      },
    }
    const live = await open(store, { notices: deaf })
    expect(live.errors).toEqual([down])
    await store.save(story('a', 'Новий'))
    await vi.advanceTimersByTimeAsync(30_100)
    expect(await textOf(live, 'a')).toBe('Новий')
    live.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('hides what a clock that ran ahead for a while had shown too early', async () => {
    const soon = story('a', 'Один', { published: '2026-06-01T00:00:00Z' })
    let moment = '2026-03-10T12:00:00Z'
    const live = await open(createMemoryArticles([soon]), { now: () => moment })
    expect(await textOf(live, 'a')).toBeUndefined()
    moment = '2027-01-01T00:00:00Z'
    expect(await textOf(live, 'a')).toBe('Один')
    moment = '2026-03-10T12:00:10Z'
    expect(await textOf(live, 'a')).toBeUndefined()
  })
})

describe('whoever hears of errors', () => {
  test('may throw: the site goes on, and is asked again', async () => {
    const complaints = vi.spyOn(console, 'error').mockReturnValue()
    const store = createMemoryArticles([story('a', 'Один')])
    const { articles, state } = fragile(store)
    const live = await open(articles, { onError: unexpected, memory: 0 })
    state.isDown = true
    await vi.advanceTimersByTimeAsync(30_100)
    await live.refresh(['a'])
    const handler = createHandler(live.current, { onError: () => {} })
    expect((await handler(new Request('https://example.org/uk/a/'))).status).toBe(500)
    expect(live.status().errors).toBeGreaterThanOrEqual(3)
    expect(complaints).toHaveBeenCalledWith(down)
    complaints.mockRestore()
    state.isDown = false
    await store.save(story('a', 'Новий'))
    await vi.advanceTimersByTimeAsync(5000)
    expect(await textOf(live, 'a')).toBe('Новий')
  })

  test('hears of a clock that fails, and the site stays as it is', async () => {
    let moment = '2026-03-10T12:00:00Z'
    const live = await open(createMemoryArticles([story('a', 'Один')]), { now: () => moment })
    moment = 'noon'
    await live.refresh()
    await vi.advanceTimersByTimeAsync(31_000)
    expect(await textOf(live, 'a')).toBe('Один')
    expect(live.errors.length).toBeGreaterThan(0)
    moment = '2026-03-10T12:01:00Z'
    await live.refresh()
    expect(live.status().compared).toBe('2026-03-10T12:01:00Z')
  })
})

describe('a source that fails', () => {
  test('stops a publication from opening, and leaves nothing running', async () => {
    const { articles, state } = fragile(createMemoryArticles([story('a', 'Один')]))
    state.isDown = true
    await expect(open(articles, { notices: createMemoryNotices() })).rejects.toBe(down)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('leaves the site as it was, is reported, and is asked again soon', async () => {
    const store = createMemoryArticles([story('a', 'Один')])
    const { articles, state, calls } = fragile(store)
    const live = await open(articles)
    await store.save(story('a', 'Новий'))
    state.isDown = true
    calls.length = 0
    await vi.advanceTimersByTimeAsync(30_000)
    expect(live.errors).toEqual([down])
    expect(await textOf(live, 'a')).toBe('Один')
    // After one second, two, four, eight.
    await vi.advanceTimersByTimeAsync(15_500)
    expect(calls).toHaveLength(5)
    expect(live.status()).toEqual({ compared: '2026-03-10T12:00:00Z', errors: 5 })
    state.isDown = false
    await vi.advanceTimersByTimeAsync(16_000)
    expect(await textOf(live, 'a')).toBe('Новий')
    calls.length = 0
    await vi.advanceTimersByTimeAsync(29_000)
    expect(calls).toEqual([])
    state.isDown = true
    await vi.advanceTimersByTimeAsync(2_500)
    // Begins with one second again.
    expect(calls).toHaveLength(2)
  })

  test('while a notice is followed, is asked again soon', async () => {
    const store = createMemoryArticles([story('a', 'Один')])
    const { articles, state } = fragile(store)
    const live = await open(articles)
    await store.save(story('a', 'Новий'))
    state.isDown = true
    await live.refresh(['a'])
    expect(live.errors).toEqual([down])
    state.isDown = false
    await vi.advanceTimersByTimeAsync(1100)
    expect(await textOf(live, 'a')).toBe('Новий')
  })

  test.each(['version', 'index', 'get'] as const)(
    'by never answering "%s" is given up',
    async (name) => {
      const store = createMemoryArticles([story('a', 'Один')])
      let isSlow = false
      const hang = new Promise<never>(() => {})
      const live = await open({
        version: () => (isSlow && name === 'version' ? hang : store.version()),
        index: () => (isSlow && name === 'index' ? hang : store.index()),
        get: (id) => (isSlow && name === 'get' ? hang : store.get(id)),
      })
      await store.save(story('a', 'Новий'))
      isSlow = true
      const refreshed = live.refresh()
      await vi.advanceTimersByTimeAsync(9999)
      expect(live.errors).toEqual([])
      await vi.advanceTimersByTimeAsync(5)
      await refreshed
      expect(live.errors).toMatchObject([{ name: 'TimeoutError' }])
      expect(await textOf(live, 'a')).toBe('Один')
    },
  )

  test('in the middle is not asked for the rest', async () => {
    const many = Array.from({ length: 200 }, (_, at) => story(`s${at}`, 'Один'))
    const { articles, calls, state } = fragile(createMemoryArticles(many))
    const get = async (id: string): Promise<unknown> => {
      if (calls.length > 50) state.isDown = true
      return articles.get(id)
    }
    await expect(open({ ...articles, get })).rejects.toBe(down)
    expect(calls.length).toBeLessThan(80)
  })
})

test('a store that is suddenly empty takes nothing from the site', async () => {
  const storage = createStorage()
  const store = createStorageArticles(storage)
  const live = await open(store)
  await live.refresh()
  expect(live.errors).toEqual([])
  await store.save(story('a', 'Один'))
  await live.refresh()
  await storage.clear()
  await live.refresh()
  expect(live.errors).toMatchObject([{ code: 'invalid-content' }])
  expect(await textOf(live, 'a')).toBe('Один')
  await store.save(story('b', 'Два'))
  await live.refresh()
  expect(await textOf(live, 'b')).toBe('Два')
})

describe('an article that is damaged', () => {
  const wrong = [
    ['is no article', 'text', /mistakes.*plain object/],
    ['has a locale that is not declared', { ...story('a', 'Новий'), title: { de: 'X' } }, /"de"/],
    ['has another id', story('b', 'Новий'), /has the article "b" under the id "a"/],
  ] as const

  test.each(wrong)('stays as it was when it %s', async (_, value, message) => {
    const store = createMemoryArticles([story('a', 'Один'), story('c', 'Три')])
    let isDamaged = false
    const live = await open({
      ...store,
      get: async (id) => (isDamaged && id === 'a' ? value : store.get(id)),
    })
    isDamaged = true
    await store.save(story('a', 'Новий'))
    await store.save(story('c', 'Чотири'))
    await live.refresh()
    expect([await textOf(live, 'a'), await textOf(live, 'c')]).toEqual(['Один', 'Чотири'])
    expect(live.errors).toMatchObject([{ code: 'invalid-article', message }])
    await store.save(story('c', 'Чотири з половиною'))
    await live.refresh()
    expect(live.errors).toHaveLength(1)
    isDamaged = false
    await store.save(story('a', 'Новий'))
    await live.refresh()
    expect(await textOf(live, 'a')).toBe('Новий')
  })

  test('does not stop a publication from opening', async () => {
    const store = createMemoryArticles([story('a', 'Один'), story('b', 'Два')])
    const live = await open({
      ...store,
      get: async (id) => (id === 'a' ? 'text' : store.get(id)),
    })
    expect([await textOf(live, 'a'), await textOf(live, 'b')]).toEqual([undefined, 'Два'])
    expect(live.errors).toHaveLength(1)
  })

  test('stays as it was when nothing of it can be read any more', async () => {
    const storage = createStorage()
    const store = createStorageArticles(storage)
    await store.save(story('a', 'Один'))
    const live = await open(store)
    for (const key of await storage.getKeys('stele')) await storage.setItem(key, '{"stele":')
    await live.refresh()
    expect(await textOf(live, 'a')).toBe('Один')
    expect(live.errors).toMatchObject([{ code: 'invalid-article' }])
  })

  test('cannot be saved', async () => {
    const articles = createMemoryArticles()
    const site = { locales, articles, onError: unexpected }
    const article = { ...story('a', 'Один'), id: 'a b' }
    await expect(saveArticle(site, article)).rejects.toMatchObject({ code: 'invalid-article' })
    expect((await articles.index()).size).toBe(0)
  })
})

describe('saving', () => {
  const lost = { publish: async () => Promise.reject(down), subscribe: () => () => {} }
  const silent = { publish: () => new Promise<never>(() => {}), subscribe: () => () => {} }

  test.each([
    ['fails', lost],
    ['is never answered', silent],
  ])('succeeds though the notice %s, which is reported', async (_, notices) => {
    const articles = createMemoryArticles()
    const errors: unknown[] = []
    const site = { locales, articles, notices, onError: (error: unknown) => errors.push(error) }
    const saved = saveArticle(site, story('a', 'Один'))
    await vi.advanceTimersByTimeAsync(10_005)
    await saved
    expect(errors).toHaveLength(1)
    expect(await articles.get('a')).toEqual(story('a', 'Один'))
  })

  test('fails when the store does', async () => {
    const articles = { ...createMemoryArticles(), save: async () => Promise.reject(down) }
    const site = { locales, articles, notices: lost, onError: unexpected }
    await expect(saveArticle(site, story('a', 'Один'))).rejects.toBe(down)
  })

  test('gives up when the store never answers', async () => {
    const articles = { ...createMemoryArticles(), save: () => new Promise<never>(() => {}) }
    const site = { locales, articles, onError: unexpected }
    const saved = saveArticle(site, story('a', 'Один'))
    const refused = expect(saved).rejects.toMatchObject({ name: 'TimeoutError' })
    await vi.advanceTimersByTimeAsync(10_005)
    await refused
  })
})

test('the locales of a live publication are those of its options', async () => {
  const german = defineLocales({ de: {} }, { default: 'de' })
  const live = await openPublication({
    locales: german,
    articles: createMemoryArticles(),
    url: 'https://example.org',
    onError: unexpected,
  })
  live.close()
  const codes: readonly 'de'[] = live.current().locales.codes
  expect(codes).toEqual(['de'])
})
