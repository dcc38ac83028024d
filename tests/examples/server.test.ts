import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createArticleServer } from '../../examples/server/main.js'
import { validateHtml } from '../publish/validate-html.js'
import { listen, type Send } from './request.js'

describe('the server that renders per request', () => {
  const server = createArticleServer()
  let send: Send
  beforeAll(async () => {
    send = await listen(server)
  })
  afterAll(() => server.close())

  test.each([
    ['/uk/mist/', 'uk', 'Старий міст відкрили'],
    ['/en/bridge/?from=mail', 'en', 'The old bridge is open'],
    ['/ru/most/', 'ru', 'Старый мост открыли'],
  ])('answers %s with a valid page in %s', async (path, locale, title) => {
    const { status, headers, body } = await send(path)
    expect([status, headers['content-language']]).toEqual([200, locale])
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toContain(title)
    expect(body).toContain(`<html lang="${locale}"`)
    expect(await validateHtml(body)).toEqual([])
  })

  test.each([
    ['en-GB,en;q=0.9', '/en/bridge/'],
    ['uk', '/uk/mist/'],
    ['fr', '/ru/most/'],
    ['', '/ru/most/'],
  ])('sends a reader of %j from the root to %s', async (accept, address) => {
    const { status, headers } = await send('/', { 'Accept-Language': accept })
    expect([status, headers.location, headers.vary]).toEqual([302, address, 'Accept-Language'])
    expect(headers['cache-control']).toContain('private')
  })

  test.each([
    ['/ua/mist/?a=b', '/uk/mist/?a=b'],
    ['/UK/mist/', '/uk/mist/'],
  ])('sends %s on to %s', async (path, address) => {
    const { status, headers } = await send(path)
    expect([status, headers.location]).toEqual([308, address])
  })

  test.each([
    '/uk/',
    '/uk/unknown/',
    '/uk/bridge/',
    '/en-garde/',
    '/de/bridge/',
    '/mist',
    '//',
    '/%',
    '/ua/%E0/',
  ])('has no page at %s', async (path) => {
    expect((await send(path)).status).toBe(404)
  })
})
