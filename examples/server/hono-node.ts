// Node's http, with the Request and Response of the web.
import { createAdaptorServer } from '@hono/node-server'
import { encode } from 'stele/node'
import { createHandler } from 'stele/server'
import { site } from './site.js'

export const server = createAdaptorServer({ fetch: createHandler(site, { encode }) })
