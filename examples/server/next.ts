// Next.js, as app/[[...path]]/route.ts. Say `trailingSlash: true` in next.config.js: Next would take
// away the final "/" that addresses have here, and stele would put it back, for ever.
import { createHandler } from 'stele/server'
import { site } from './site.js'

// Not made when the app is built: readers are told apart.
export const dynamic = 'force-dynamic'

const handler = createHandler(site)

export { handler as DELETE, handler as GET, handler as HEAD, handler as OPTIONS, handler as POST }
