import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

// `.ci/run` against an npm that does what each case says, in shell.
const PASSING = {
  ci: 'true',
  test: `echo '{"numPassedTests":3,"numFailedTests":0}' > "$report"`,
  'check:static': "echo 'stages: 10 passed, 0 failed'",
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stele-ci-'))
  await mkdir(join(folder, '.ci'))
  await copyFile(new URL('../.ci/run', import.meta.url), join(folder, '.ci/run'))
})
afterEach(() => rm(folder, { recursive: true }))

interface Outcome {
  readonly last: string
  readonly status: number
}

async function runWith(npm: Readonly<Record<string, string>>): Promise<Outcome> {
  const cases = Object.entries(npm).map(([name, script]) => `"${name}") ${script};;`)
  const script = `#!/usr/bin/env bash
for each in "$@"; do case $each in --outputFile*) report=\${each#*=};; esac; done
[ "$1" = run ] && shift
case $1 in
${cases.join('\n')}
esac
`
  await writeFile(join(folder, 'npm'), script)
  await chmod(join(folder, 'npm'), 0o755)
  const env = {
    ...process.env,
    CI: '', // set by .ci/run
    PATH: `${folder}${delimiter}${process.env.PATH}`,
  }
  return new Promise((resolve) => {
    execFile(join(folder, '.ci/run'), { env }, (error, stdout) => {
      const status = typeof error?.code === 'number' ? error.code : 0
      resolve({ last: stdout.trimEnd().split('\n').at(-1) ?? '', status })
    })
  })
}

test.each([
  ['everything passes', {}, '13 passed, 0 failed', 0],
  ['npm ci fails', { ci: 'false' }, '10 passed, 1 failed', 1],
  [
    'tests fail',
    { test: `echo '{"numPassedTests":2,"numFailedTests":1}' > "$report"; false` },
    '12 passed, 1 failed',
    1,
  ],
  [
    'all tests pass and the run fails',
    { test: `${PASSING.test}; false` },
    '13 passed, 1 failed',
    1,
  ],
  ['the run fails without a report', { test: 'false' }, '10 passed, 1 failed', 1],
  ['the run passes without a report', { test: 'true' }, '10 passed, 1 failed', 1],
  ['the report cannot be read', { test: 'echo { > "$report"' }, '10 passed, 1 failed', 1],
  [
    'no test was found',
    { test: `echo '{"numPassedTests":0,"numFailedTests":0}' > "$report"` },
    '10 passed, 1 failed',
    1,
  ],
  [
    'stages fail',
    { 'check:static': "echo 'stages: 8 passed, 2 failed'; false" },
    '11 passed, 2 failed',
    1,
  ],
  ['the stages end before their summary', { 'check:static': 'false' }, '3 passed, 1 failed', 1],
  [
    'the stages fail after a good summary',
    { 'check:static': `${PASSING['check:static']}; false` },
    '13 passed, 1 failed',
    1,
  ],
  ['it is interrupted', { test: 'kill -TERM $PPID' }, '0 passed, 1 failed', 1],
])('when %s, the last line and the status say so', async (_, changes, last, status) => {
  expect(await runWith({ ...PASSING, ...changes })).toEqual({ last, status })
})

test('the tests know that nothing may be skipped', async () => {
  const { last } = await runWith({ ...PASSING, test: `[ "$CI" = true ] && ${PASSING.test}` })
  expect(last).toBe('13 passed, 0 failed')
})
