import { createServer, type Server } from 'node:http'
import fc from 'fast-check'
import { createListener } from 'stele/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen, type Send } from '../examples/request.js'
import { ask, marking, NOW, site } from './support.js'

let server: Server
let send: Send
beforeAll(async () => {
  server = createServer(createListener(site, { now: () => NOW, encode: marking }))
  send = await listen(server)
})
afterAll(() => server.close())

const addresses = [...site.addresses()].map(({ address }) => address)
const path = fc.constantFrom(...addresses, '/ua/mist/?a', '/nowhere/', '/uk/nowhere/', '/en')
const headers = fc.record(
  {
    'accept-encoding': fc.constantFrom('br', 'gzip;q=0.5', 'identity;q=0'),
    'accept-language': fc.constantFrom('uk', 'en, uk', '*'),
    cookie: fc.constantFrom('locale=uk', 'a=b'),
    'if-none-match': fc.constantFrom('*', '"a"'),
  },
  { requiredKeys: [] },
)
const method = fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST')

test('a listener answers as a handler does', async () => {
  const get = ask(site, { encode: marking })
  // What a server of Node adds by itself.
  const own = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])
  await fc.assert(
    fc.asyncProperty(path, headers, method, async (asked, given, verb) => {
      const reply = await send(asked, { ...given }, verb)
      const response = await get(asked, { method: verb, headers: { ...given } })
      expect(reply.status).toBe(response.status)
      expect(reply.body).toBe(await response.text())
      const written = Object.entries(reply.headers).filter(([name]) => !own.has(name))
      const wanted = [...response.headers].map(([name, value]) =>
        name === 'set-cookie' ? [name, [value]] : [name, value],
      )
      expect(written.sort()).toEqual(wanted.sort())
    }),
    { numRuns: 200 },
  )
})
