import { relative } from 'node:path'
import { readKeptArticles } from '../build/article-memory.node.js'
import { buildSite, recoverSite } from '../build/build.node.js'
import { siteFolders } from '../build/folders.node.js'
import { buildShard } from '../build/shards.node.js'
import type { BuiltSite, Shard } from '../build/types.js'
import type { FoundArticles } from '../content/load.node.js'
import { type Diagnostic, quote, SteleError } from '../errors.js'
import type { AddressClash } from '../publish/types.js'
import { buildProgress } from './build-progress.js'
import { formatBuild } from './format-build.js'
import { openProject, type Project, type ProjectOptions } from './project.node.js'
import { outOf, readSite } from './site.node.js'
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
  const shard = readShardName(options.shard)
  const project = await openProject(terminal, options)
  const out = outOf(project, terminal.cwd, options.out)
  if (options.recover) return runRecover(terminal, out)
  const { now = new Date().toISOString() } = options
  terminal.progress('Reading articles')
  const kept = readKeptArticles(siteFolders(out).articles)
  const site = await readSite(project, now, { url: options.url, memory: kept.memory })
  kept.save()
  const building = {
    ...site.options,
    images: site.loaded.images,
    out,
    redirectsFile: options['redirects-file'] ?? false,
    compress: options.compress ?? false,
    releases: options.releases ?? false,
    merge: options.merge ?? false,
    onProgress: buildProgress(terminal, () => performance.now()),
  }
  if (shard !== undefined) return runShard(terminal, { ...building, shard }, options.json)
  const built = await buildSite(building)
  terminal.progress('')
  const findings = findingsOf(project, site.loaded, [...site.diagnostics, ...built.diagnostics])
  const milliseconds = performance.now() - began
  const folder = relative(terminal.cwd, built.folder) || '.'
  terminal.write(
    options.json
      ? formatJson(built, findings)
      : formatBuild(built, findings, { folder, milliseconds }, painter(terminal)),
  )
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}

async function runShard(
  terminal: Terminal,
  options: Parameters<typeof buildShard<string>>[0],
  json = false,
): Promise<number> {
  const built = await buildShard(options)
  terminal.progress('')
  const folder = relative(terminal.cwd, built.folder)
  const text = `${built.files} files of the site of ${built.now}, in ${folder}.\n`
  terminal.write(json ? `${JSON.stringify(built, undefined, 2)}\n` : text)
  return 0
}

function readShardName(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (index !== undefined) return { index: Number(index), of: Number(of) }
  throw new SteleError('invalid-option', `--shard ${quote(text)} is no shard.`, {
    hint: 'Give its number and how many there are, such as 1/4.',
  })
}

async function runRecover(terminal: Terminal, out: string): Promise<number> {
  const isDone = await recoverSite(out)
  terminal.write(isDone ? 'Finished what a build had begun.\n' : 'There was nothing to finish.\n')
  return 0
}

function formatJson(built: BuiltSite, diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify({ ...built, diagnostics }, undefined, 2)}\n`
}

// Findings of the site speak of articles; people here know files.
function findingsOf(
  { nameOf, options, locales }: Project,
  { files }: FoundArticles,
  findings: readonly (Diagnostic | AddressClash)[],
): readonly Diagnostic[] {
  const fileOf = (article: string, locale = ''): string | undefined => {
    const own = files.get(article)
    const path =
      own?.[locale] ?? own?.[options.source ?? locales.default] ?? Object.values(own ?? {})[0]
    return path === undefined ? undefined : nameOf(path)
  }
  return findings.map((finding) => {
    if (finding.file !== undefined) return { ...finding, file: nameOf(finding.file) }
    const { article = '', locale, block, message } = finding
    const file = fileOf(article, locale) ?? article
    const other = 'owner' in finding ? fileOf(finding.owner ?? '', locale) : undefined
    return {
      ...finding,
      // Lines count within the block.
      file: block === undefined ? file : `${file}#${block}`,
      message: other === undefined ? message : `${message} See "${file}" and "${other}".`,
    }
  })
}
