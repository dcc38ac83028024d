// Wherever Hono runs: Node, Deno, Bun, workers.
import { Hono } from 'hono'
import { createHandler } from 'stele/server'
import { site } from './site.js'

const handler = createHandler(site)

export const app = new Hono()
app.all('*', (context) => handler(context.req.raw))
