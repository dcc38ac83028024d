import { execFile } from 'node:child_process'
import { posix } from 'node:path'
import { promisify } from 'node:util'
import { quote, SteleError } from '../errors.js'

const run = promisify(execFile)
const MOST_BYTES = 64 * 1024 * 1024

/**
 * Reads files of a folder as they were in a git revision; `undefined` for one that was not there.
 *
 * @throws SteleError `invalid-option` when there is no such revision
 */
export async function filesAt(
  folder: string,
  revision: string,
): Promise<(path: string) => Promise<string | undefined>> {
  const commit = await git(
    folder,
    'rev-parse',
    '--verify',
    '--end-of-options',
    `${revision}^{commit}`,
  )
  if (commit === undefined) {
    throw new SteleError(
      'invalid-option',
      `${quote(revision)} is no file and no git revision here.`,
      {
        hint: 'Give --base the source as it was translated: a file, or a revision such as v1.0.',
      },
    )
  }
  return (path) => git(folder, 'show', `${commit.trim()}:./${posix.normalize(path)}`)
}

async function git(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', args, { cwd: folder, maxBuffer: MOST_BYTES })
    return stdout
  } catch (error) {
    // git ran and said no.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number')
      return undefined
    throw new SteleError('invalid-option', 'git could not be run.', {
      hint: 'Install git, or give --base a file.',
      cause: error,
    })
  }
}
