import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isOfSystem, siteFolders } from '../build/folders.node.js'
import { isLeftAlone, type LastBuild, readLastBuild } from '../build/last-build.node.js'
import { openImages } from '../content/find-image.node.js'
import { isSeenAgain } from '../content/image-sights.node.js'
import { digestOf, digestOfFile } from '../content/read-file.node.js'
import { type FoundFiles, findFiles, listingOf } from '../content/walk.node.js'
import type { BuildCommandOptions } from './build.node.js'
import { configFileIn } from './config.node.js'
import { isSelfContained, revisionOf } from './revision.node.js'
import { usualFolders } from './usual-folders.js'

/** What was found out about a build before it is begun. */
export interface RecalledBuild {
  /** What was said, if nothing else can make a difference but the content. */
  readonly said: string | undefined
  /** The last build, where another one would change nothing. */
  readonly same: LastBuild | undefined
  /** The digests of those files of the content folder that were looked at. */
  readonly digests: ReadonlyMap<string, string>
}

/**
 * Looks whether a build would do what the last one did. All inputs are read for that, but nothing is
 * made of them; no configuration is loaded.
 *
 * @param now - RFC 3339
 */
export async function recallBuild(
  cwd: string,
  options: BuildCommandOptions,
  now: string,
): Promise<RecalledBuild> {
  const said = saidOf(cwd, options)
  const last = lastBuild(cwd, options, said)
  if (last === undefined) return { said, same: undefined, digests: new Map() }
  const found = orNone(() => findFiles(last.content.folder))
  const digests = digestsIn(last.content, found)
  const isSame =
    isWithin(last, now) &&
    isSameContent(last, found, digests) &&
    isSameFolder(last, options) &&
    last.catalogs?.digest === (last.catalogs && catalogDigest(last.catalogs.folder)) &&
    orNone(() => isLeftAlone(last)) === true &&
    (await hasSameImages(last))
  return { said, same: isSame ? last : undefined, digests }
}

/**
 * Another text whenever a build is told something else. None where the configuration may look at
 * more than its own modules, so that nothing tells what it says.
 */
export function saidOf(
  cwd: string,
  { now: _, json: __, ...options }: BuildCommandOptions,
): string | undefined {
  const config = configFileIn(cwd, options.config)
  const home = config === undefined ? cwd : dirname(config)
  const revision = config === undefined ? 'none' : orNone(() => selfContained(config))
  if (revision === undefined) return undefined
  const folders = usualFolders(home).filter((folder) => existsSync(folder))
  const facts = [cwd, options, config, revision, folders]
  return hash('sha256', JSON.stringify(facts), 'base64url')
}

function selfContained(config: string): string | undefined {
  return isSelfContained(config) ? revisionOf(config) : undefined
}

/** Another text for every change of a folder's catalogs; none where it cannot be read. */
export function catalogDigest(folder: string): string | undefined {
  const names = orNone(() => readdirSync(folder))?.filter((name) => name.endsWith('.json'))
  const facts = names?.sort().map((name) => [name, digestIfThere(join(folder, name))])
  return facts && hash('sha256', JSON.stringify(facts), 'base64url')
}

function lastBuild(
  cwd: string,
  options: BuildCommandOptions,
  said: string | undefined,
): LastBuild | undefined {
  if (said === undefined) return undefined
  for (const out of outFolders(cwd, options)) {
    const path = join(dirname(out), `.${basename(out)}.stele`, 'last')
    const found = orNone(() => readLastBuild(path))
    if (found?.said !== said) continue
    const { journal, lock } = siteFolders(out)
    return existsSync(journal) || existsSync(lock) ? undefined : found
  }
  return undefined
}

// Which folder the configuration names is not known yet: usually one beside it.
function outFolders(cwd: string, { out, config }: BuildCommandOptions): readonly string[] {
  if (out !== undefined) return [resolve(cwd, out)]
  const home = dirname(configFileIn(cwd, config) ?? join(cwd, 'none'))
  const names = orNone(() => readdirSync(home)) ?? []
  return names.flatMap((name) => {
    const site = /^\.(.+)\.stele$/.exec(name)?.[1]
    return site === undefined ? [] : [join(home, site)]
  })
}

const PLAIN_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/

function isWithin({ built, until }: LastBuild, now: string): boolean {
  if (!PLAIN_MOMENT.test(now)) return false
  const moment = Date.parse(now)
  const isLater = until === undefined || moment < Date.parse(until)
  return moment >= Date.parse(built.now) && isLater
}

function digestsIn(
  { folder, digests }: LastBuild['content'],
  found: FoundFiles | undefined,
): ReadonlyMap<string, string> {
  // Something else may stand there now, such as a pipe, which would have to be waited for.
  const there = new Set([...(found?.paths ?? []), ...(found?.records ?? [])])
  return new Map(
    digests.flatMap(([path]) => {
      const digest = there.has(path) ? orNone(() => digestOfFile(join(folder, path))) : undefined
      return digest === undefined ? [] : [[path, digest]]
    }),
  )
}

function isSameContent(
  { content }: LastBuild,
  found: FoundFiles | undefined,
  digests: ReadonlyMap<string, string>,
): boolean {
  return (
    found !== undefined &&
    listingOf(found) === content.listing &&
    content.digests.every(([path, digest]) => digests.get(path) === digest)
  )
}

// The link to the newest of the releases may have been turned elsewhere.
function isSameFolder({ built }: LastBuild, { releases }: BuildCommandOptions): boolean {
  if (!releases) return true
  const current = orNone(() => realpathSync(join(built.folder, '../../current')))
  return current !== undefined && current === orNone(() => realpathSync(built.folder))
}

async function hasSameImages({ content }: LastBuild): Promise<boolean> {
  if (content.sights.length === 0) return true
  return isSeenAgain(content.sights, await openImages(content.folder))
}

function digestIfThere(path: string): string | undefined {
  const bytes = orNone(() => readFileSync(path))
  return bytes && digestOf(bytes)
}

// What cannot be read is said by the build, which will be done then.
function orNone<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && isOfSystem(error)) return undefined
    throw error
  }
}
