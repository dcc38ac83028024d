import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { transpiled } from '../transpiled.js'

const script = new URL('../../scripts/kill-test.mjs', import.meta.url).pathname

// More rounds: npm run kill-test
test('a build that is killed at any moment leaves a whole site, or one that recovery makes whole', async () => {
  const library = join(transpiled('kill'), 'node.js')
  const args = [script, '--rounds', '2', '--articles', '12', '--library', library]
  const { stdout: output } = await promisify(execFile)(process.execPath, args)
  expect(output).toContain('killed before the commit: 2 times, and 2 times the old site stood')
  expect(output).toMatch(
    /killed inside the commit: 2 times, .* and 2 times the whole new site stood/,
  )
  expect(output).toMatch(/killed while releasing: 2 times|not on Windows/)
  // Where mounting or tracing is not allowed, the script says so.
  for (const line of output.split('\n').filter((each) => each.includes('skipped')))
    console.log(line)
})
