// Next.js, as app/[[...path]]/route.ts.
import { createHandler } from 'stele/server'
import { site } from './site.js'

// Not made when the app is built: readers are told apart.
export const dynamic = 'force-dynamic'

const handler = createHandler(site)

export { handler as DELETE, handler as GET, handler as HEAD, handler as OPTIONS, handler as POST }
