import {
  type ArticleSource,
  createHandler,
  createMemoryArticles,
  type LivePublication,
} from 'stele/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { publish } from '../../publish/support.js'
import { type Code, open, story, textOf, textOfPage } from './support.js'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-10T12:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const down = new Error('down')

/** A source that counts what is read from it, and can be made to fail. */
function watched(source: ArticleSource) {
  const reads: string[] = []
  const state: { answer: (read: Promise<unknown>) => Promise<unknown> } = { answer: (read) => read }
  const articles: ArticleSource = {
    ...source,
    get: (id) => {
      reads.push(id)
      return state.answer(source.get(id))
    },
  }
  return { articles, reads, state }
}

/** Asks as readers do. */
function reader(live: LivePublication<Code>) {
  const errors: unknown[] = []
  const handler = createHandler(live.current, { onError: (error) => errors.push(error) })
  const get = async (path: string): Promise<Response> =>
    handler(new Request(`https://example.org${path}`))
  const text = async (id: string): Promise<string | undefined> =>
    textOfPage(await (await get(`/uk/${id}/`)).text())
  return { get, text, errors }
}

// Neither has room for a single article.
const NONE = { memory: 0 }

describe('an article that is not in memory', () => {
  test('is read when its page is asked for', async () => {
    const { articles, reads } = watched(createMemoryArticles([story('a', 'Один')]))
    const live = await open(articles, NONE)
    expect(await textOf(live, 'a')).toBe('Один')
    expect(await textOf(live, 'a')).toBe('Один')
    expect(reads).toEqual(['a', 'a', 'a'])
  })

  test('makes the site that it would make in memory', async () => {
    const stories = Array.from({ length: 300 }, (_, at) =>
      story(`s${at}`, `Текст ${at}`, { published: '2026-03-01T12:00:00Z', section: 'city' }),
    )
    const whole = publish(stories)
    const { articles } = watched(createMemoryArticles(stories))
    const live = await open(articles, NONE)
    const addresses = Array.from(whole.addresses(), ({ address }) => address)
    expect(Array.from(live.current().addresses(), ({ address }) => address)).toEqual(addresses)
    for (const address of ['/uk/s7/', '/uk/', '/uk/page/2/', '/uk/feed.xml', '/sitemap.xml']) {
      const { body } = await live.current().page(address)
      expect(body, address).toBe((await whole.page(address)).body)
    }
  })

  test('is read once for everybody who asks at the same time', async () => {
    const { articles, reads } = watched(createMemoryArticles([story('a', 'Один')]))
    const { text } = reader(await open(articles, NONE))
    reads.length = 0
    expect(await Promise.all([text('a'), text('a'), text('a')])).toEqual(['Один', 'Один', 'Один'])
    expect(reads).toEqual(['a'])
  })
})

test('as many articles are in memory as there is room for, those that were asked for last', async () => {
  const stories = Array.from({ length: 8 }, (_, at) => story(`s${at}`, 'а'.repeat(10_000)))
  const { articles, reads } = watched(createMemoryArticles(stories))
  // Two bytes for each of these characters, and something for all else.
  const live = await open(articles, { memory: 3 * 25_000 })
  reads.length = 0
  for (const { id } of stories.slice(5)) await textOf(live, id)
  expect(reads).toEqual([])
  for (const { id } of stories) await textOf(live, id)
  expect(reads).toEqual(stories.map(({ id }) => id))
})

test('articles are in memory unless it is said otherwise', async () => {
  const { articles, reads, state } = watched(createMemoryArticles([story('a', 'Один')]))
  const live = await open(articles)
  state.answer = () => Promise.reject(down)
  expect(await textOf(live, 'a')).toBe('Один')
  expect(reads).toEqual(['a'])
})

describe('an article that changes between the index and the reading', () => {
  test('is shown as it is now, with all that is said of it', async () => {
    const store = createMemoryArticles([story('a', 'Один')])
    const live = await open(store, NONE)
    const { get, errors } = reader(live)
    await store.save(story('a', 'Новий', { title: { uk: 'Нова назва' } }))
    const body = await (await get('/uk/a/')).text()
    expect(textOfPage(body)).toBe('Новий')
    expect(body).toContain('<title>Нова назва')
    expect(await (await get('/uk/')).text()).toContain('Нова назва')
    expect([...errors, ...live.errors]).toEqual([])
  })

  test('leads to its new address, or to nothing', async () => {
    const store = createMemoryArticles([story('a', 'Один'), story('b', 'Два')])
    const { get, errors } = reader(await open(store, NONE))
    await store.save(story('a', 'Один', { slug: { uk: 'n' }, formerSlugs: ['a'] }))
    await store.remove('b')
    const moved = await get('/uk/a/')
    expect([moved.status, moved.headers.get('Location')]).toEqual([308, '/uk/n/'])
    expect((await get('/uk/b/')).status).toBe(404)
    expect(errors).toEqual([])
  })

  test('is shown as it was before where it is put back', async () => {
    const store = createMemoryArticles([story('a', 'Один')])
    const live = await open(store, NONE)
    const { text } = reader(live)
    await store.save(story('a', 'Новий'))
    expect(await text('a')).toBe('Новий')
    await store.save(story('a', 'Один'))
    await live.refresh()
    expect(await text('a')).toBe('Один')
    await store.remove('a')
    expect(await textOf(live, 'a').catch(String)).toContain('has just changed')
    await store.save(story('a', 'Один'))
    await live.refresh()
    expect(await text('a')).toBe('Один')
  })

  test('is so in a feed too, where many have changed at once', async () => {
    const dated = { published: '2026-03-01T12:00:00Z' }
    const stories = Array.from({ length: 20 }, (_, at) => story(`s${at}`, 'Старий', dated))
    const store = createMemoryArticles(stories)
    const { get, errors } = reader(await open(store, NONE))
    for (const { id } of stories) await store.save(story(id, 'Новий', dated))
    const body = await (await get('/uk/feed.xml')).text()
    expect(body.match(/Новий/g)).toHaveLength(20)
    expect(errors).toEqual([])
  })

  test('is no reason to try for ever', async () => {
    let saves = 0
    const store = createMemoryArticles([story('a', 'Один')])
    const restless: ArticleSource = {
      ...store,
      get: async () => {
        saves += 1
        return story('a', `Текст ${saves}`)
      },
    }
    const { get, errors } = reader(await open(restless, NONE))
    expect((await get('/uk/a/')).status).toBe(500)
    expect(errors).toMatchObject([{ code: 'invalid-content' }])
    expect(saves).toBeLessThan(10)
  })
})

describe('a source that readers wait for', () => {
  test('and that hangs is given up after 100 ms, and what it says later is used', async () => {
    const store = createMemoryArticles([story('a', 'Один'), story('b', 'б'.repeat(60_000))])
    const { articles, state } = watched(store)
    // Room for the first one, which the second one drives out.
    const live = await open(articles, { memory: 124_000 })
    const { get, text, errors } = reader(live)
    expect(await text('b')).toHaveLength(60_000)
    let answer = (): void => {}
    state.answer = async (read) => {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      return read
    }
    const asked = get('/uk/a/')
    await vi.advanceTimersByTimeAsync(99)
    expect(live.errors).toEqual([])
    await vi.advanceTimersByTimeAsync(5)
    const response = await asked
    expect([response.status, response.headers.get('Content-Language')]).toEqual([500, 'uk'])
    expect(live.errors).toMatchObject([{ name: 'TimeoutError' }])
    expect(errors).toMatchObject([{ code: 'invalid-content' }])
    answer()
    await vi.advanceTimersByTimeAsync(1)
    state.answer = () => Promise.reject(down)
    expect(await text('a')).toBe('Один')
  })

  test('and that fails is left alone, and used again once it works', async () => {
    const { articles, reads, state } = watched(createMemoryArticles([story('a', 'Один')]))
    const live = await open(articles, NONE)
    const { get, text } = reader(live)
    state.answer = () => Promise.reject(down)
    reads.length = 0
    for (let at = 0; at < 8; at += 1) expect((await get('/uk/a/')).status).toBe(500)
    expect(reads).toHaveLength(5)
    expect(live.status().errors).toBe(5)
    // What needs no text goes on.
    expect((await get('/uk/')).status).toBe(200)
    state.answer = (read) => read
    await vi.advanceTimersByTimeAsync(1000)
    expect(await text('a')).toBe('Один')
  })

  test('has limits that can be set', async () => {
    const { articles, state } = watched(createMemoryArticles([story('a', 'Один')]))
    const live = await open(articles, { ...NONE, reading: { deadline: 500 } })
    state.answer = async (read) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      return read
    }
    const asked = reader(live).text('a')
    await vi.advanceTimersByTimeAsync(305)
    expect(await asked).toBe('Один')
  })

  test('is not left alone because articles are damaged', async () => {
    const { articles, reads, state } = watched(
      createMemoryArticles([story('a', 'Один'), story('b', 'Два')]),
    )
    const { get, text, errors } = reader(await open(articles, NONE))
    state.answer = async () => 'text'
    reads.length = 0
    for (let at = 0; at < 8; at += 1) expect((await get('/uk/a/')).status).toBe(500)
    expect(reads).toHaveLength(8)
    expect(errors[0]).toMatchObject({ code: 'invalid-article' })
    state.answer = (read) => read
    expect(await text('b')).toBe('Два')
  })
})
