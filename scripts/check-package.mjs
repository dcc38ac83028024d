// Packs stele, installs it into empty apps, compiles them under strict TypeScript and runs them:
// beside i18next 26, and beside i18next 27, which wants a newer Node and is never in the lockfile.
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const work = mkdtempSync(join(tmpdir(), 'stele-package-'))

try {
  run('npm', ['pack', '--silent', '--pack-destination', work], root)
  const tarball = join(work, readdirSync(work).find((file) => file.endsWith('.tgz')) ?? '')
  checkApp('26', tarball)
  checkApp('27', tarball)
} finally {
  rmSync(work, { recursive: true, force: true })
}

function checkApp(i18next, tarball) {
  const name = `beside-i18next-${i18next}`
  const app = join(work, name)
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }))
  run(
    'npm',
    [
      'install',
      '--silent',
      '--no-audit',
      '--no-fund',
      '--engine-strict=false',
      tarball,
      `i18next@${i18next}`,
    ],
    app,
  )
  const installed = execFileSync('npm', ['ls', 'i18next', '--all', '--parseable'], {
    cwd: app,
    encoding: 'utf8',
  })
  const copies = installed.trim().split('\n')
  const { version } = JSON.parse(
    readFileSync(join(app, 'node_modules/i18next/package.json'), 'utf8'),
  )
  if (copies.length !== 1 || !version.startsWith(`${i18next}.`)) {
    throw new Error(`${name}: expected one i18next ${i18next}, found ${version} in ${installed}`)
  }
  cpSync(join(root, 'examples/import/main.ts'), join(app, 'main.ts'))
  for (const resolution of ['nodenext', 'bundler']) {
    const compilerOptions = {
      strict: true,
      skipLibCheck: false,
      exactOptionalPropertyTypes: true,
      target: 'es2023',
      module: resolution === 'bundler' ? 'esnext' : 'nodenext',
      moduleResolution: resolution,
      types: [],
      outDir: resolution,
    }
    writeFileSync(
      join(app, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, include: ['main.ts'] }),
    )
    run(process.execPath, [tsc, '-p', app], app)
    const html = run(process.execPath, [join(app, resolution, 'main.js')], app)
    if (!html.includes('data-state="fallback"')) throw new Error(`${name}: no fallback in ${html}`)
    console.log(`${name}, ${resolution}: compiles and renders`)
  }
  const required = `const { defineLocales } = require('stele'); process.stdout.write(defineLocales({ uk: {} }, { default: 'uk' }).codes[0])`
  writeFileSync(join(app, 'main.cjs'), required)
  if (run(process.execPath, ['main.cjs'], app) !== 'uk') throw new Error(`${name}: require() fails`)
  console.log(`${name}: require() works`)
}

function run(command, args, cwd) {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    console.error(error.stdout, error.stderr)
    throw error
  }
}
