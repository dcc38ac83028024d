// Compiles the examples for Next.js and Astro against the types of these frameworks.
import type { APIRoute } from 'astro'
import type { AppRouteUserlandModule } from 'next/dist/server/route-modules/app-route/module'
import type { NextRequest } from 'next/server'
import * as astro from '../server/astro.js'
import * as next from '../server/next.js'

// What `next build` holds a handler to; the module's own type lets it return anything.
type RouteHandler = (
  request: NextRequest,
  context: { readonly params: Promise<{ readonly path?: readonly string[] }> },
) => Response | Promise<Response>

export const { DELETE, GET, HEAD, OPTIONS, POST } = next satisfies Record<
  'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'POST',
  RouteHandler
>
// Next.js gives a route without parameters of its own an undefined `generateStaticParams`.
export const route: Omit<AppRouteUserlandModule, 'generateStaticParams'> = next
export const ALL: APIRoute = astro.ALL
export const prerender: boolean = astro.prerender
