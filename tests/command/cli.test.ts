import { spawnSync } from 'node:child_process'
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
