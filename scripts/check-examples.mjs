// Runs the compiled examples against the built package, and reads what `npm start` serves.
import { execFileSync, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const compiled = (name) => `.build/examples/${name}/main.js`

for (const name of ['import', 'new-locale']) {
  execFileSync(process.execPath, [compiled(name)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  console.log(`${name}: runs`)
}

const dev = ['dist/cli.js', 'dev', '--config', 'examples/newsroom/stele.config.ts', '--port', '0']
const newsroom = spawn(process.execPath, dev, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
try {
  const address = await printedAddress(newsroom.stdout)
  const page = await fetch(address, { headers: { 'Accept-Language': 'uk' } })
  const html = await page.text()
  if (!page.url.endsWith('/uk/') || !html.includes('<html lang="uk"')) {
    throw new Error(`The newsroom answered ${page.status} at ${page.url}.`)
  }
  const [, source = ''] = /<script type="module" src="([^"]+)"/.exec(html) ?? []
  const script = await fetch(new URL(source, page.url))
  if (!script.ok) throw new Error(`The newsroom answered ${script.status} for its script.`)
  console.log(`newsroom: serves ${page.url}`)
} finally {
  newsroom.kill()
}

async function printedAddress(output) {
  for await (const line of createInterface(output)) {
    const [address] = /http:\S+/.exec(line) ?? []
    if (address !== undefined) return address
  }
  throw new Error('The newsroom ended without printing its address.')
}
