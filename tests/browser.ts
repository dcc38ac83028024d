import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type BuildOptions, build } from 'esbuild'
import { type Browser, chromium } from 'playwright-core'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Whether there is a browser to test in. Where everything is checked there has to be one. */
export const hasBrowser = process.env.CI === 'true' || existsSync(executablePath)
if (!hasBrowser) console.warn(`Skipped: there is no browser at ${executablePath}.`)

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Bundles a program that imports the doors by their public names. */
export async function bundle(program: string, options: BuildOptions = {}): Promise<string> {
  const src = new URL('../src/', import.meta.url).pathname
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: src, loader: 'ts' },
    alias: { 'stele/client': `${src}client.ts` },
    bundle: true,
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    format: 'esm',
    target: 'es2022',
    ...options,
    write: false,
  })
  return outputFiles.map(({ text }) => text).join('')
}

export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly delay?: number
}

export interface TestServer {
  readonly origin: string
  readonly requests: IncomingMessage[]
  readonly close: () => void
}

/** Serves on a free port of the loopback. */
export async function serve(
  answer: (path: string, request: IncomingMessage) => Answer | undefined,
): Promise<TestServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    const found = answer(request.url ?? '/', request) ?? { status: 404 }
    const { status = 200, headers = {}, body = '', delay = 0 } = found
    setTimeout(() => response.writeHead(status, headers).end(body), delay)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on TCP
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
