import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { quote, SteleError } from '../errors.js'
import type { Publication } from '../publish/types.js'
import { type Cache, readCache, writeCache } from './cache.node.js'
import { codeOf } from './error-code.js'
import { type SiteFolders, siteFolders } from './folders.node.js'
import { commit, type Journal, recover } from './journal.node.js'
import { withLock } from './lock.node.js'
import { type MadeFile, makeFiles } from './make.node.js'
import { formatManifest, MANIFEST, readManifest } from './manifest.node.js'
import { planFiles } from './plan.js'
import { contentHash } from './sealed.node.js'
import { publicationOf } from './site.js'
import { obstacles, refuseObstacles, type StandingSite, standingFile } from './standing.node.js'
import { findingsIn, sum, summarize } from './summary.node.js'
import type { BuildOptions, BuiltSite } from './types.js'

/**
 * Writes a site to a folder. Everything is made beside the folder first: until the last file is
 * ready the site that stands there stays as it is, and from then on the new one will stand there,
 * even if the process dies: {@link recoverSite} and the next build finish what it began. Files that
 * are as they should be are not touched, and what is known from an earlier build is not made again.
 *
 * @throws SteleError `write-refused` where something else stands in the way, or another build is at
 *   work; `invalid-option`
 * @example await buildSite({ locales, articles, url: 'https://example.org', now, out: 'dist' })
 */
export async function buildSite<C extends string>(options: BuildOptions<C>): Promise<BuiltSite<C>> {
  const folders = siteFolders(options.out)
  const publication = publicationOf(options)
  return withLock(folders, async () => {
    recover(folders)
    const { journal, made, standing } = await prepare(options, publication, folders)
    if (isEmpty(journal)) rmSync(folders.staged, { recursive: true, force: true })
    else commit(folders, journal)
    if (!isSame(standing.cache, made))
      writeCache(
        folders.cache,
        made.map(({ known }) => known),
      )
    const bytes = made.map(({ known }) => known.bytes)
    return {
      now: publication.now,
      until: publication.until,
      folder: folders.out,
      locales: summarize(publication, made),
      files: made.length,
      bytes: sum(bytes),
      made: made.filter(({ milliseconds }) => milliseconds !== undefined).length,
      written: journal.puts.length,
      deleted: journal.clear.length + journal.deletes.length,
      diagnostics: [...publication.clashes(), ...findingsIn(made)],
    }
  })
}

/**
 * Finishes what an interrupted build has begun to put in place.
 *
 * @returns whether there was anything to finish
 * @throws SteleError `write-refused` while a build is at work
 */
export async function recoverSite(out: string): Promise<boolean> {
  const folders = siteFolders(out)
  return existsSync(folders.journal) && withLock(folders, () => recover(folders))
}

interface Prepared<C extends string> {
  readonly standing: StandingSite
  readonly made: readonly MadeFile<C>[]
  readonly journal: Journal
}

// Until this is done nothing in the folder has changed.
async function prepare<C extends string>(
  options: BuildOptions<C>,
  publication: Publication<C>,
  folders: SiteFolders,
): Promise<Prepared<C>> {
  const { out, staged } = folders
  const standing = { folder: out, manifest: readManifest(out), cache: readCache(folders.cache) }
  const { onProgress } = options
  try {
    mkdirSync(staged)
    const stage = stager(staged)
    const trusts = isKnown(options)
    const making = { publication, standing, stage, trusts, onProgress }
    const made = await makeFiles(making, planFiles(publication, options))
    const manifest = stageManifest(standing, made, stage)
    const journal = journalOf(standing, made, manifest)
    const files = journal.puts.map(([, file]) => file)
    refuseObstacles(out, obstacles(standing, files, new Set(journal.clear)))
    return { standing, made, journal }
  } catch (error) {
    rmSync(staged, { recursive: true, force: true })
    throw explained(error, out)
  }
}

// All in one folder: the folders of the site are made when it is put in place.
function stager(folder: string): (file: string, bytes: Uint8Array) => string {
  let count = 0
  return (_, bytes) => {
    const path = join(folder, String(count))
    count += 1
    writeFileSync(path, bytes)
    return path
  }
}

function stageManifest(
  standing: StandingSite,
  made: readonly MadeFile[],
  stage: (file: string, bytes: Uint8Array) => string,
): string | undefined {
  const files = new Map(made.map(({ planned, known }) => [planned.file, known.hash]))
  const text = formatManifest(files)
  const isThere = standingFile(standing, MANIFEST)?.hash === contentHash(text)
  return isThere ? undefined : stage(MANIFEST, Buffer.from(text))
}

function journalOf(
  { manifest }: StandingSite,
  made: readonly MadeFile[],
  ownManifest: string | undefined,
): Journal {
  const wanted = new Set(made.map(({ planned }) => planned.file))
  const stale = [...manifest.keys()].filter((file) => !wanted.has(file))
  const staged = made.flatMap(({ planned, staged }) =>
    staged === undefined ? [] : [[basename(staged), planned.file] as const],
  )
  const files = new Set(staged.map(([, file]) => file))
  const above = new Set([...files].flatMap(foldersAbove))
  const isInTheWay = (file: string): boolean =>
    above.has(file) || foldersAbove(file).some((folder) => files.has(folder))
  return {
    clear: stale.filter(isInTheWay),
    puts: ownManifest === undefined ? staged : [...staged, [basename(ownManifest), MANIFEST]],
    deletes: stale.filter((file) => !isInTheWay(file)),
  }
}

function foldersAbove(file: string): readonly string[] {
  const names = file.split('/').slice(0, -1)
  return names.map((_, at) => names.slice(0, at + 1).join('/'))
}

function isEmpty({ puts, clear, deletes }: Journal): boolean {
  return puts.length + clear.length + deletes.length === 0
}

function isSame(cache: Cache, made: readonly MadeFile[]): boolean {
  return (
    cache.size === made.length &&
    made.every(({ known, milliseconds }) => {
      return milliseconds === undefined && cache.get(known.file)?.changed === known.changed
    })
  )
}

// A version tells of everything but what functions do: `revision` speaks for them.
function isKnown<C extends string>(options: BuildOptions<C>): boolean {
  const { revision, renderer, templates, head, image } = options
  return revision !== undefined || [renderer, templates, head, image].every((each) => !each)
}

function explained(error: unknown, out: string): unknown {
  const isOfSystem = error instanceof Error && /^E[A-Z]+$/.test(codeOf(error) ?? '')
  if (!isOfSystem) return error
  const message = `The site could not be made: ${error.message}.`
  const hint = `${quote(out)} is as it was.`
  return new SteleError('write-refused', message, { hint, cause: error })
}
