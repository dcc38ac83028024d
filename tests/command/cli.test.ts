import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { transpiled } from '../transpiled.js'
import { trams } from './terminal.js'

let built = ''
beforeAll(() => {
  built = transpiled('cli')
}, 60_000)

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(built, 'cli.js'), ...args], {
    cwd: trams(),
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('results are on standard output, without colour where it is no terminal', () => {
  const { status, stdout, stderr } = run(['status'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^trams +en +█/m)
  expect(stdout).not.toContain('\u001B')
})

test.each([
  [['--help'], 0],
  [['--version'], 0],
  [['status', '--min-coverage', '0.9'], 1],
  [['sync', '--check'], 1],
  [['check'], 0],
  [['check', '--format', 'xml'], 2],
  [['nothing'], 2],
  [['status', '--nothing'], 2],
  [['accept', 'trams'], 2],
  [[], 2],
])('stele %j exits with %i', (args, code) => {
  expect(run(args).status).toBe(code)
})

test('a mistake is one line on standard error, without a stack', () => {
  const { stdout, stderr } = run(['stauts'])
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^stele: There is no command "stauts"\. Commands: status, .*\n$/)
})

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect([run(['--version']).stdout, run(['-v']).stdout]).toEqual([`${version}\n`, `${version}\n`])
})

test.each([
  [
    'mjs',
    'export defalt {}',
    /^stele: .* cannot be loaded\. Unexpected token.*"node --check stele\.config\.mjs" shows where\.$/,
  ],
  ['mjs', '\nexport default { locales: lokales }', /lokales is not defined \(line 2:\d+\)$/],
  ['mjs', "import 'stele/nothing'", /cannot be loaded\..*stele/],
  ['mjs', "import './nothing.js'", /Cannot find module '.*nothing\.js'/],
  ['ts', 'export const = {}', /stele\.config\.ts:1:\d+$/],
  ['ts', '\n\nexport default { locales: lokales }', /lokales is not defined \(line 3:\d+\)$/],
])('what is wrong with a configuration in %s is told with its place: %s', (kind, text, said) => {
  const folder = trams({ 'package.json': '{ "type": "module" }', [`stele.config.${kind}`]: text })
  const args = [join(built, 'cli.js'), 'status']
  const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  expect(stderr.trimEnd()).toMatch(said)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})

test.each(['--port=', '--port -1'])('a mistake of Node’s own parser is one line: %s', (given) => {
  expect(
    run(['dev', ...given.split(' ')])
      .stderr.trimEnd()
      .split('\n'),
  ).toHaveLength(1)
})

// In a process of its own: Node, and not the test runner, keeps what was imported.
test.each([
  ['js', 'names.js', (name: string) => `export const name = '${name}'`],
  ['mjs', 'names.json', (name: string) => JSON.stringify({ name })],
  ['mjs', 'names.cjs', (name: string) => `exports.name = '${name}'`],
  ['ts', 'names.ts', (name: string) => `export const name: string = '${name}'`],
  ['ts', 'names.mjs', (name: string) => `export const name = '${name}'`],
  ['ts', 'names.json', (name: string) => JSON.stringify({ name })],
])('stele dev reads a configuration in %s again that imports %s', async (kind, file, write) => {
  const imported = file.endsWith('.json')
    ? `import names from './${file}' with { type: 'json' }\nconst { name } = names`
    : `import { name } from './${file.replace(/\.ts$/, '.js')}'`
  const folder = trams({
    'package.json': '{ "type": "module" }',
    [file]: write('The Stele'),
    [`stele.config.${kind}`]: `${imported}
import { defineLocales } from ${JSON.stringify(join(built, 'index.js'))}
const locales = defineLocales({ en: {}, uk: {} }, { default: 'en' })
export default { locales, site: { url: 'https://example.org', siteName: name } }
`,
  })
  const dev = spawn(process.execPath, [join(built, 'cli.js'), 'dev', '--port=0'], { cwd: folder })
  try {
    const said = heard(dev.stdout)
    const [, origin] = await said(/Read it at (http:\/\/[^/]+)/)
    const page = async () => (await fetch(`${origin}/en/trams/`)).text()
    expect(await page()).toContain('The Stele')
    for (const name of ['The Kobza', 'The Bandura']) {
      writeFileSync(join(folder, file), write(name))
      await said(/^names\.\w+: \d+ ms$/m)
      expect(await page()).toContain(name)
    }
  } finally {
    dev.kill()
  }
})

/** Waits for what a process says, after what it was waited for before. */
function heard(output: NodeJS.ReadableStream): (what: RegExp) => Promise<RegExpExecArray> {
  let text = ''
  let hear = (): void => {}
  output.on('data', (more: Buffer) => {
    text += more
    hear()
  })
  return (what) =>
    new Promise((resolve) => {
      hear = () => {
        const found = what.exec(text)
        if (found === null) return
        text = text.slice(found.index + found[0].length)
        resolve(found)
      }
      hear()
    })
}
