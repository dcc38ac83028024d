#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { runCommand } from './command/run.node.js'
import { SteleError } from './errors.js'

const { stdout, stderr, env } = process

// Functions that run for a second or two are otherwise compiled several times each, for what they
// met first and then again: a fifth of the processor time of a build.
setFlagsFromString('--interrupt-budget=1000000')

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    cwd: process.cwd(),
    colour: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    write: (text) => stdout.write(text),
    live: stderr.isTTY === true,
    progress: (text) => {
      if (stderr.isTTY) stderr.write(`\r\u001B[K${text}`)
    },
    log: (line) => stderr.write(line),
  })
} catch (error) {
  if (!(error instanceof SteleError)) throw error
  stderr.write(`stele: ${error.message}\n`)
  process.exitCode = 2
}
