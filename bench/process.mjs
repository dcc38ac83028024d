import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Runs a program to its end: seconds of wall and CPU time, and its peak memory in MB. The shell counts
 * the time of its children; their memory is seen while they run (Linux).
 */
export async function run(command, args, cwd) {
  const script = 'TIMEFORMAT="%R %U %S"; time "$0" "$@" >/dev/null 2>"$STELE_BENCH_ERRORS"'
  const errors = join(cwd, 'errors.txt')
  const env = { ...process.env, STELE_BENCH_ERRORS: errors, ASTRO_TELEMETRY_DISABLED: '1' }
  const child = spawn('bash', ['-c', script, command, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let times = ''
  child.stderr.on('data', (text) => {
    times += text
  })
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, peakOf(child.pid))
  }, 10)
  const code = await new Promise((end) => child.on('close', end))
  clearInterval(watch)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${readFileSync(errors, 'utf8')}`)
  const [wall, user, system] = times.trim().split(' ').map(Number)
  return { wall, cpu: user + system, memory }
}

function peakOf(pid) {
  try {
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0 // it is gone, or there is no such system
  }
}
