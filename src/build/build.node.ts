import { existsSync, rmSync } from 'node:fs'
import { quote, SteleError } from '../errors.js'
import type { Publication } from '../publish/types.js'
import { type Cache, type CachedFile, writeCache } from './cache.node.js'
import { isOfSystem, type SiteFolders, siteFolders } from './folders.node.js'
import { inPlace } from './in-place.node.js'
import { recover } from './journal.node.js'
import { withLock } from './lock.node.js'
import { type MadeFile, makeFiles } from './make.node.js'
import { type PlannedFile, planFiles } from './plan.js'
import { inReleases } from './releases.node.js'
import { readShards } from './shards.node.js'
import { publicationOf } from './site.js'
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
  return (await buildFiles(options)).site
}

/** What a build left in the folder. */
export interface BuiltFiles<C extends string = string> {
  readonly site: BuiltSite<C>
  readonly files: readonly CachedFile[]
  /** The next moment at which any file may be another one. */
  readonly until: string | undefined
}

/** The same, with every file. */
export async function buildFiles<C extends string>(
  options: BuildOptions<C>,
): Promise<BuiltFiles<C>> {
  const folders = siteFolders(options.out)
  const publication = publicationOf(options)
  const plan = planFiles(publication, options)
  return withLock(folders, async () => {
    recover(folders)
    try {
      return await build(options, folders, publication, plan)
    } catch (error) {
      throw explained(error, folders)
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

async function build<C extends string>(
  options: BuildOptions<C>,
  folders: SiteFolders,
  publication: Publication<C>,
  plan: readonly PlannedFile<C>[],
): Promise<BuiltFiles<C>> {
  const { releases = false, merge = false, onProgress } = options
  const ready = merge ? readShards(folders.shards, publication.now, plan) : undefined
  const place = releases ? inReleases(folders) : inPlace(folders)
  const making = { ...place, publication, trusts: isKnown(options), ready, onProgress }
  const made = await makeFiles(making, plan)
  const known = made.map((each) => each.known)
  // Before anything is put in place: a disk that is full now would be too late after that. What the
  // cache says of files that do not come to stand there is found out by looking at them.
  if (!isSame(place.standing.cache, made)) writeCache(folders.cache, known)
  const change = place.put(made)
  if (merge) rmSync(folders.shards, { recursive: true, force: true })
  const site = {
    ...change,
    now: publication.now,
    until: publication.until,
    locales: summarize(publication, made),
    files: made.length,
    bytes: sum(known.map(({ bytes }) => bytes)),
    made: made.filter(({ milliseconds }) => milliseconds !== undefined).length,
    diagnostics: [...publication.clashes(), ...findingsIn(made)],
  }
  return { site, files: known, until: earliest([publication.until, ...plan.map(untilOf)]) }
}

function untilOf<C extends string>({ content }: PlannedFile<C>): string | undefined {
  return content.kind === 'page' ? content.place.until : undefined
}

// All are written in the same way, in UTC: those with fractions of a second are longer.
function earliest(moments: readonly (string | undefined)[]): string | undefined {
  const known = [...new Set(moments)].filter((each) => each !== undefined)
  return known.sort((one, other) => Date.parse(one) - Date.parse(other))[0]
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

// Also throws away what is not needed any more.
function explained(error: unknown, { out, staged, journal }: SiteFolders): unknown {
  const isBegun = existsSync(journal)
  if (!isBegun) rmSync(staged, { recursive: true, force: true })
  if (!(error instanceof Error) || !isOfSystem(error)) return error
  const message = `The site could not be ${isBegun ? 'put in place' : 'made'}: ${error.message}.`
  const hint = isBegun
    ? 'The next build finishes that, and so does "stele build --recover".'
    : `${quote(out)} is as it was.`
  return new SteleError('write-refused', message, { hint, cause: error })
}
