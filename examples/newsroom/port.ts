import { parseArgs } from 'node:util'

/** A mistake in how the newsroom was started: the message says what to write instead. */
export class UsageError extends Error {}

/** The port asked for by `--port <number>`; 0 takes any free one. Default: 8080. */
export function readPort(args: readonly string[]): number {
  const port = parsePort(args)
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65535) return Number(port)
  throw new UsageError(`"${port}" is not a port. Give a number from 0 to 65535.`)
}

function parsePort(args: readonly string[]): string {
  try {
    return (
      parseArgs({ args: [...args], options: { port: { type: 'string' } } }).values.port ?? '8080'
    )
  } catch (cause) {
    throw new UsageError('The only option is --port <number>: npm start -- --port 0', { cause })
  }
}
