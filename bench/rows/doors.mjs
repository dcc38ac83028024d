// What it takes to import each door, and how large it is in a browser's bundle.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
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
  const peers = await size(PEERS.map((name, at) => `export * as p${at} from '${name}'`).join('\n'))
  const all = await size("export * from './dist/index.js'")
  print(
    'only locales, articles, resolution',
    await size(`export ${CORE} from './dist/index.js'`),
    6,
  )
  print('client', await size("export * from './dist/client.js'"), 3)
  print('everything', all)
  print('unified, remark-parse, remark-gfm, remark-html, i18next', peers)
  print('everything beyond these', all - peers, 15)
}

function print(name, bytes, limit) {
  const kilobytes = bytes / 1000
  const verdict = limit === undefined ? '' : kilobytes <= limit ? 'meets' : 'misses'
  console.log(`${name}: ${kilobytes.toFixed(1)} kB brotli  ${verdict} ${limit ?? ''}`.trimEnd())
}

async function size(contents) {
  const { build } = createRequire(ROOT)('esbuild')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: new URL('.', ROOT).pathname },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  return brotliCompressSync(outputFiles[0].contents).length
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
