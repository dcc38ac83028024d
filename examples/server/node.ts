// Node's own http, the fastest way.
import { createServer } from 'node:http'
import { createListener, encode } from 'stele/node'
import { site } from './site.js'

export const server = createServer(createListener(site, { encode }))
