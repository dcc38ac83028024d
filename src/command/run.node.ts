import { parseArgs } from 'node:util'
import { list, quote, SteleError } from '../errors.js'
import { VERSION } from '../version.js'
import {
  COMMANDS,
  type CommandUsage,
  formatCommandHelp,
  formatHelp,
  parseOptions,
} from './commands.js'
import type { Terminal } from './terminal.js'

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
type Run = (terminal: Terminal, positionals: readonly string[], values: Values) => Promise<number>

// Each loads what it needs when it is called: help should not wait for what builds sites.
const RUNS: Readonly<Record<string, () => Promise<Run>>> = {
  accept: async () => (await import('./accept.node.js')).runAccept,
  'add-locale': async () => (await import('./add-locale.node.js')).runAddLocale,
  build: async () => (await import('./build.node.js')).runBuild,
  check: async () => (await import('./check.node.js')).runCheck,
  dev: async () => (await import('./dev.node.js')).runDev,
  export: async () => (await import('./exchange.node.js')).runExport,
  import: async () => (await import('./exchange.node.js')).runImport,
  init: async () => (await import('./init.node.js')).runInit,
  new: async () => (await import('./new.node.js')).runNew,
  preview: async () => (await import('./preview.node.js')).runPreview,
  status: async () => (await import('./status.node.js')).runStatus,
  sync: async () => (await import('./sync.node.js')).runSync,
  translate: async () => (await import('./translate.node.js')).runTranslate,
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
  if (name === '--version' || name === '-v') {
    terminal.write(`${VERSION}\n`)
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  const load = RUNS[name]
  if (command === undefined || load === undefined) {
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
  const run = await load()
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
    const message = error.message.split(/\. To |\n/)[0] ?? error.message
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
