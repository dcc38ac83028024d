import { parseArgs } from 'node:util'
import { list, quote, SteleError } from '../errors.js'
import { runAccept } from './accept.node.js'
import { runAddLocale } from './add-locale.node.js'
import { runBuild } from './build.node.js'
import { runCheck } from './check.node.js'
import {
  COMMANDS,
  type CommandUsage,
  formatCommandHelp,
  formatHelp,
  parseOptions,
} from './commands.js'
import { runDev } from './dev.node.js'
import { runExport, runImport } from './exchange.node.js'
import { runInit } from './init.node.js'
import { runNew } from './new.node.js'
import { runPreview } from './preview.node.js'
import { runStatus } from './status.node.js'
import { runSync } from './sync.node.js'
import type { Terminal } from './terminal.js'
import { runTranslate } from './translate.node.js'

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
type Run = (terminal: Terminal, positionals: readonly string[], values: Values) => Promise<number>

const RUNS: Readonly<Record<string, Run>> = {
  accept: runAccept,
  'add-locale': runAddLocale,
  build: runBuild,
  check: runCheck,
  dev: runDev,
  export: runExport,
  import: runImport,
  init: runInit,
  new: runNew,
  preview: runPreview,
  status: runStatus,
  sync: runSync,
  translate: runTranslate,
}

/**
 * Runs the `stele` command.
 *
 * @returns the exit code: 0 when all is well, 1 when something was found
 * @throws SteleError when the command could not do its work
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.write(formatHelp())
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  const run = RUNS[name]
  if (command === undefined || run === undefined) {
    throw new SteleError('invalid-option', `There is no command ${quote(name)}.`, {
      hint: `Commands: ${Object.keys(COMMANDS).join(', ')}. "stele --help" says more.`,
    })
  }
  const { values, positionals } = parse(name, command, rest)
  if (values.help === true) {
    terminal.write(formatCommandHelp(name, command))
    return 0
  }
  checkPositionals(name, command, positionals)
  return run(terminal, positionals, values)
}

function parse(
  name: string,
  command: CommandUsage,
  args: readonly string[],
): { readonly values: Values; readonly positionals: readonly string[] } {
  const options = { ...parseOptions(command), help: { type: 'boolean', short: 'h' } } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const known = Object.keys(options).map((each) => `--${each}`)
    const message = error.message.split('. To ')[0] ?? error.message
    throw new SteleError('invalid-option', `${message.replace(/\.$/, '')}.`, {
      hint: `Options of "stele ${name}": ${known.join(', ')}.`,
      cause: error,
    })
  }
}

// `<name>` must be there; `[names]` takes any number.
function checkPositionals(
  name: string,
  { positionals }: CommandUsage,
  given: readonly string[],
): void {
  const wanted = positionals.match(/<[^>]+>/g) ?? []
  const isOpen = positionals.includes('[')
  if (given.length >= wanted.length && (isOpen || given.length <= wanted.length)) return
  const fault =
    given.length < wanted.length
      ? 'says too little'
      : `has no use for ${list(given.slice(wanted.length))}`
  throw new SteleError('invalid-option', `"stele ${name}" ${fault}.`, {
    hint: `Usage: ${`stele ${name} ${positionals}`.trimEnd()}.`,
  })
}
