#!/usr/bin/env node
import { runCommand } from './command/run.node.js'
import { SteleError } from './errors.js'

const { stdout, stderr, env } = process

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
