import { relative } from 'node:path'
import { type KeptArticles, readKeptArticles } from '../build/article-memory.node.js'
import { type BuiltFiles, buildFiles, recoverSite } from '../build/build.node.js'
import { siteFolders } from '../build/folders.node.js'
import { leftFiles, writeLastBuild } from '../build/last-build.node.js'
import { buildShard } from '../build/shards.node.js'
import type { BuildOptions, Shard } from '../build/types.js'
import type { FoundArticles } from '../content/load.node.js'
import { type Diagnostic, quote, SteleError } from '../errors.js'
import type { AddressClash } from '../publish/types.js'
import type { BuildCommandOptions, BuildResult } from './build.node.js'
import { buildProgress } from './build-progress.js'
import { counted } from './counted.js'
import { openProject, type Project } from './project.node.js'
import { catalogDigest, type RecalledBuild, saidOf } from './recall-build.node.js'
import { catalogFolder, indexOptionsOf, outOf, type ProjectSite, readSite } from './site.node.js'
import type { Terminal } from './terminal.js'

/**
 * Builds the site of a project, and keeps what tells whether the next build would be the same.
 *
 * @param recalled - what is known already
 */
export async function makeBuild(
  terminal: Terminal,
  options: BuildCommandOptions,
  now: string,
  recalled?: RecalledBuild,
): Promise<BuildResult> {
  const { kept, building, ...read } = await readAll(terminal, options, now, recalled)
  const { project, site } = read
  const built = await buildFiles(building).finally(kept.close)
  terminal.progress('')
  const diagnostics = [...site.diagnostics, ...built.site.diagnostics]
  const result = { built: built.site, findings: findingsOf(project, site.loaded, diagnostics) }
  const isSaidYet = recalled?.said !== undefined && saidOf(terminal.cwd, options) === recalled.said
  if (isSaidYet) keepLast(read, recalled.said, built, result)
  return result
}

/** Makes a share of the pages of a project. */
export async function makeShard(
  terminal: Terminal,
  options: BuildCommandOptions,
  now: string,
  name: string,
): Promise<number> {
  const shard = readShardName(name)
  const { kept, building } = await readAll(terminal, options, now)
  const built = await buildShard({ ...building, shard }).finally(kept.close)
  terminal.progress('')
  const folder = relative(terminal.cwd, built.folder)
  const text = `${counted(built.files, 'file')} of the site of ${built.now}, in ${folder}.\n`
  terminal.write(options.json ? `${JSON.stringify(built, undefined, 2)}\n` : text)
  return 0
}

/** Finishes what an interrupted build has begun. */
export async function recoverBuild(
  terminal: Terminal,
  options: BuildCommandOptions,
): Promise<number> {
  const project = await openProject(terminal, options)
  const isDone = await recoverSite(outOf(project, terminal.cwd, options.out))
  terminal.write(isDone ? 'Finished what a build had begun.\n' : 'There was nothing to finish.\n')
  return 0
}

interface ReadBuild {
  readonly project: Project
  readonly out: string
  readonly site: ProjectSite
  /** What told the content of the catalogs apart before they were read. */
  readonly catalogs: string | undefined
}

async function readAll(
  terminal: Terminal,
  options: BuildCommandOptions,
  now: string,
  recalled?: RecalledBuild,
): Promise<ReadBuild & { readonly kept: KeptArticles; readonly building: BuildOptions }> {
  const project = await openProject(terminal, options)
  const out = outOf(project, terminal.cwd, options.out)
  terminal.progress('Reading articles')
  const folder = catalogFolder(project)
  const catalogs = folder === undefined ? undefined : catalogDigest(folder)
  const about = JSON.stringify(indexOptionsOf(project))
  const kept = readKeptArticles(siteFolders(out).articles, about)
  const digestOf = (path: string) => recalled?.digests.get(path)
  const site = await readSite(project, now, { url: options.url, kept, digestOf })
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
  return { project, out, site, catalogs, kept, building }
}

// Nothing is kept where more would have to be asked than files.
function keepLast(
  { project, out, site, catalogs }: ReadBuild,
  said: string,
  { files, until }: BuiltFiles,
  { built, findings }: BuildResult,
): void {
  const { seen } = site.loaded
  const folder = catalogFolder(project)
  const isCatalogSame = folder === undefined || catalogDigest(folder) === catalogs
  const sights = seen?.sights.filter(({ from }) => from !== undefined)
  const isAllSeen = project.options.sizeOf === undefined || sights?.length === seen?.sights.length
  if (seen === undefined || !isAllSeen || !isCatalogSame) return
  writeLastBuild(siteFolders(out).last, {
    said,
    content: { ...seen, sights: sights ?? [], folder: project.folder },
    catalogs:
      folder === undefined || catalogs === undefined ? undefined : { folder, digest: catalogs },
    built,
    findings,
    until,
    files: leftFiles(built.folder, files),
  })
}

function readShardName(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (index !== undefined) return { index: Number(index), of: Number(of) }
  throw new SteleError('invalid-option', `--shard ${quote(text)} is no shard.`, {
    hint: 'Give its number and how many there are, such as 1/4.',
  })
}

// Findings of the site speak of articles; people here know files.
function findingsOf(
  { nameOf, options, locales }: Project,
  { files }: Pick<FoundArticles, 'files'>,
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
