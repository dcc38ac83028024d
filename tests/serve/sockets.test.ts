import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import express from 'express'
import { createListener } from 'stele/node'
import type { Publication } from 'stele/publish'
import { afterEach, expect, test, vi } from 'vitest'
import { listen } from '../examples/request.js'
import { type Code, publish } from '../publish/support.js'
import { bridge, NOW, site } from './support.js'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})
const started = (server: Server): Server => {
  servers.push(server)
  return server
}

/** A publication whose pages are made when that is allowed. */
function held() {
  let release = (): void => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const page: Publication<Code>['page'] = async (address, reader) => {
    await gate
    return site.page(address, reader)
  }
  return { publication: { ...site, page }, release: () => release() }
}

const options = { now: () => NOW, onError: unexpected }

function unexpected(error: unknown): never {
  throw error
}

test('a reader who has gone away is no error, and others get their page', async () => {
  const { publication, release } = held()
  const server = started(createServer(createListener(publication, options)))
  const send = await listen(server)
  const { port } = server.address() as AddressInfo // listening on TCP
  const arrived = new Promise((resolve) => server.once('request', resolve))
  const socket = connect(port, '127.0.0.1', () =>
    socket.write('GET /uk/ HTTP/1.1\r\nHost: x\r\n\r\n'),
  )
  await arrived
  socket.destroy()
  const other = send('/uk/')
  release()
  expect((await other).status).toBe(200)
})

test('whoever has answered already, as where time is limited, keeps the answer', async () => {
  const { publication, release } = held()
  const listener = createListener(publication, options)
  const server = createServer((request, response) => {
    listener(request, response)
    response.writeHead(503).end('too late')
    release()
  })
  const send = await listen(started(server))
  const rejected = vi.fn()
  process.once('unhandledRejection', rejected)
  expect(await send('/uk/')).toMatchObject({ status: 503, body: 'too late' })
  await new Promise(setImmediate)
  process.off('unhandledRejection', rejected)
  expect(rejected).not.toHaveBeenCalled()
})

test('below a path of an Express application it serves a publication that stands there', async () => {
  const news = publish([bridge], { url: 'https://example.org/news' })
  const app = express()
  app.use('/news', createListener(news, options))
  const send = await listen(started(createServer(app)))
  expect((await send('/news/uk/mist/')).status).toBe(200)
  expect(await send('/news/ua/mist?a')).toMatchObject({
    status: 308,
    headers: { location: '/news/uk/mist/?a' },
  })
  expect((await send('/news/', { 'Accept-Language': 'uk' })).headers.location).toBe('/news/uk/')
  expect((await send('/news/nothing/')).status).toBe(404)
})
