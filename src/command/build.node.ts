import { relative } from 'node:path'
import type { LastBuild } from '../build/last-build.node.js'
import type { BuiltSite } from '../build/types.js'
import { type Diagnostic, SteleError } from '../errors.js'
import { formatMoment } from '../publish/moments.js'
import { formatBuild } from './format-build.js'
import type { ProjectOptions } from './project.node.js'
import { recallBuild } from './recall-build.node.js'
import { painter, type Terminal } from './terminal.js'

/** Options of `stele build`. */
export interface BuildCommandOptions extends ProjectOptions {
  readonly out?: string | undefined
  readonly url?: string | undefined
  readonly now?: string | undefined
  readonly compress?: boolean | undefined
  readonly 'redirects-file'?: boolean | undefined
  readonly releases?: boolean | undefined
  readonly shard?: string | undefined
  readonly merge?: boolean | undefined
  readonly recover?: boolean | undefined
  readonly json?: boolean | undefined
}

/** Writes the site of a project to a folder. 1 where an article has errors. */
export async function runBuild(
  terminal: Terminal,
  _: readonly string[],
  options: BuildCommandOptions,
): Promise<number> {
  const began = performance.now()
  if (options.shard !== undefined && options.merge) {
    throw new SteleError('invalid-option', '--shard and --merge do not go together.', {
      hint: 'Make each shard with --shard 1/4 and so on, then the site with --merge alone.',
    })
  }
  const now = options.now ?? new Date().toISOString()
  const isUsual = options.shard === undefined && !options.merge && !options.recover
  const recalled = isUsual ? await recallBuild(terminal.cwd, options, now) : undefined
  if (recalled?.same !== undefined) {
    return report(terminal, options, resultAt(now, recalled.same), began)
  }
  // Takes long to load, and is not needed before.
  const { makeBuild, makeShard, recoverBuild } = await import('./make-build.node.js')
  if (options.recover) return recoverBuild(terminal, options)
  if (options.shard !== undefined) return makeShard(terminal, options, now, options.shard)
  return report(terminal, options, await makeBuild(terminal, options, now, recalled), began)
}

/** What a build did, and what it found. */
export interface BuildResult {
  readonly built: BuiltSite
  readonly findings: readonly Diagnostic[]
}

function resultAt(now: string, { built, findings }: LastBuild): BuildResult {
  const locales = built.locales.map((each) => ({ ...each, milliseconds: 0 }))
  const none = { locales, made: 0, written: 0, deleted: 0 }
  return { built: { ...built, ...none, now: formatMoment(Date.parse(now)) }, findings }
}

function report(
  terminal: Terminal,
  { json = false }: BuildCommandOptions,
  { built, findings }: BuildResult,
  began: number,
): number {
  const milliseconds = performance.now() - began
  const folder = relative(terminal.cwd, built.folder) || '.'
  terminal.write(
    json
      ? `${JSON.stringify({ ...built, diagnostics: findings }, undefined, 2)}\n`
      : formatBuild(built, findings, { folder, milliseconds }, painter(terminal)),
  )
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}
