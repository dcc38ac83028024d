import createFastify from 'fastify'
import { createListener, encode } from 'stele/node'
import { site } from './site.js'

const listener = createListener(site, { encode })

export const app = createFastify()
app.all('*', (request, reply) => {
  reply.hijack()
  listener(request.raw, reply.raw)
})
