// Runs every check that is not a test, each one even after another has failed.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))

// The build comes before what looks at it.
const stages = [
  'check:format',
  'check:types',
  'build',
  'check:examples',
  'check:unused',
  'check:publint',
  'check:exports',
  'check:size',
  'check:docs',
  'check:package',
]

const failed = stages.filter((stage) => {
  console.log(`\n--- ${stage}`)
  const { status, error } = spawnSync('npm', ['run', '--silent', stage], {
    cwd: root,
    stdio: 'inherit',
  })
  if (error !== undefined) console.error(error.message)
  return status !== 0
})

console.log(failed.length === 0 ? '' : `\nfailed: ${failed.join(', ')}`)
console.log(`stages: ${stages.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1
