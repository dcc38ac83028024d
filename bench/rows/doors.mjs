// What it takes to import each door, and how large it is in a browser's bundle.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

const ROOT = new URL('../../', import.meta.url)
const DOORS = ['index', 'publish', 'client', 'exchange', 'node']
const CORE = '{ defineLocales, defineArticle, resolveArticle }'
const PEERS = ['unified', 'remark-parse', 'remark-gfm', 'remark-html', 'i18next']
const ROUNDS = 7

export async function run() {
  const nothing = importTime('')
  for (const door of DOORS) {
    const file = new URL(`dist/${door}.js`, ROOT).href
    const time = importTime(`await import(${JSON.stringify(file)})`) - nothing
    console.log(`import of ${door}: ${time.toFixed(0)} ms of CPU time`)
  }
  const core = ['locale/define', 'article/define', 'resolve/article']
  const files = core.map((name) => JSON.stringify(new URL(`dist/${name}.js`, ROOT).href))
  const alone = importTime(files.map((file) => `await import(${file})`).join(';')) - nothing
  console.log(`the same without the tokenizer, and i18next: ${alone.toFixed(0)} ms`)
  await printSizes()
}

async function printSizes() {
  const peers = await bundle(
    PEERS.map((name, at) => `export * as p${at} from '${name}'`).join('\n'),
  )
  const core = await bundle(`export ${CORE} from './dist/index.js'`)
  const client = await bundle("export * from './dist/client.js'")
  const all = await bundle("export * from './dist/index.js'")
  print('only locales, articles, resolution', core.size, 6)
  printParts(core)
  print('client', client.size, 3)
  print('everything', all.size)
  print('unified, remark-parse, remark-gfm, remark-html, i18next', peers.size)
  print('everything beyond these', all.size - peers.size, 15)
  printParts(all)
}

function print(name, bytes, limit) {
  const kilobytes = bytes / 1000
  const verdict = limit === undefined ? '' : kilobytes <= limit ? 'meets' : 'misses'
  console.log(`${name}: ${kilobytes.toFixed(1)} kB brotli  ${verdict} ${limit ?? ''}`.trimEnd())
}

// Compressed, parts cannot be told apart.
function printParts({ inputs }) {
  const sizes = new Map()
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const [, part = 'packages'] = /^dist\/(\w+)/.exec(file) ?? []
    sizes.set(part, (sizes.get(part) ?? 0) + bytesInOutput)
  }
  const largest = [...sizes].toSorted(([, one], [, other]) => other - one)
  const parts = largest.map(([part, bytes]) => `${part} ${(bytes / 1000).toFixed(1)}`)
  console.log(`  of which, minified: ${parts.join(', ')}`)
}

async function bundle(contents) {
  const { build } = createRequire(ROOT)('esbuild')
  const root = fileURLToPath(ROOT)
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  const [{ inputs }] = Object.values(metafile.outputs)
  return { size: brotliCompressSync(outputFiles[0].contents).length, inputs }
}

function importTime(code) {
  const measured = `const before = process.cpuUsage(); ${code}; const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000)`
  const times = Array.from({ length: ROUNDS }, () =>
    Number(
      execFileSync(process.execPath, ['--input-type=module', '-e', measured], { encoding: 'utf8' }),
    ),
  )
  return times.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)]
}
