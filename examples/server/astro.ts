// Astro with an adapter for a server, as src/pages/[...path].ts.
import { createHandler } from 'stele/server'
import { site } from './site.js'

// What Astro's own APIRoute asks for.
type APIRoute = (context: { readonly request: Request }) => Response | Promise<Response>

export const prerender = false

const handler = createHandler(site)

export const ALL: APIRoute = ({ request }) => handler(request)
