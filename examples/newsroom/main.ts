// npm start [-- --port <number>]: builds the newsroom and serves it.
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildSite, SCRIPT } from './build.js'
import { readPort, UsageError } from './port.js'
import { createSiteServer } from './serve.js'

const FOLDER = '.build/newsroom'
const CLIENT = new URL('client.js', import.meta.url)
const ARTICLES = fileURLToPath(new URL('../../../examples/newsroom/articles/', import.meta.url))

try {
  await start(readPort(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function start(port: number): Promise<void> {
  const count = await buildSite(FOLDER, ARTICLES, new Date().toISOString())
  await build({
    entryPoints: [fileURLToPath(CLIENT)],
    outfile: FOLDER + SCRIPT,
    bundle: true,
    minify: true,
    format: 'esm',
  })
  console.log(`Built ${count} pages in ${FOLDER}`)
  const server = createSiteServer(FOLDER)
  server.on('error', (error) => {
    console.error(`Cannot serve: ${error.message}. Any free port: npm start -- --port 0`)
    process.exitCode = 1
  })
  server.listen(port, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo // listening on TCP
    console.log(`Read it at http://127.0.0.1:${port}/ (stop with Ctrl+C)`)
  })
}
