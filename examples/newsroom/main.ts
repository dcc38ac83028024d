// npm start [-- --port <number>] [-- --out <folder>]: builds the newsroom and serves it.
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { buildSite } from './build.js'
import { createSiteServer } from './serve.js'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    out: { type: 'string', default: '.build/newsroom' },
  },
})

const images = new URL('../../../examples/newsroom/images/', import.meta.url)
const count = await buildSite(values.out, images, new Date().toISOString())
console.log(`Built ${count} pages in ${values.out}`)

const server = createSiteServer(values.out)
server.on('error', (error) => {
  console.error(`Cannot serve: ${error.message}. Choose another port: npm start -- --port 0`)
  process.exitCode = 1
})
server.listen(Number(values.port), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo // listening on TCP
  console.log(`Read it at http://127.0.0.1:${port}/ (stop with Ctrl+C)`)
})
