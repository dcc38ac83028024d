import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { quote, SteleError } from '../errors.js'
import { readCache } from './cache.node.js'
import { refused, type SiteFolders } from './folders.node.js'
import { MANIFEST, readManifest } from './manifest.node.js'
import { type Placement, stagedFiles, staleFiles } from './placement.node.js'
import { contentHash } from './sealed.node.js'
import { folderMaker, stagingIn } from './staging.node.js'
import { standingSite, statsOf } from './standing.node.js'

const RELEASES = 'releases'
const CURRENT = 'current'
const NAME = /^[0-9a-f]{16}(?:\.\d+)?$/

/**
 * Puts a site into a folder of its own, `releases/<hash>`, and lets the link `current` lead there
 * in one step: whoever looks a path up sees one whole site. The release before is kept.
 *
 * @throws SteleError `invalid-option` on Windows; `write-refused` where something else stands there
 */
export function inReleases({ out, staged, cache }: SiteFolders): Placement {
  if (process.platform === 'win32') {
    throw new SteleError('invalid-option', 'Windows cannot replace a link in one step.', {
      hint: 'Build without releases: that is safe too.',
    })
  }
  const current = currentRelease(out)
  const folder = join(out, RELEASES, current ?? '.none')
  const manifest = current === undefined ? new Map<string, string>() : readManifest(folder)
  const standing = standingSite(folder, manifest, readCache(cache))
  mkdirSync(staged, { recursive: true })
  const kept: string[] = []
  const making = {
    standing,
    stage: stagingIn(staged),
    keep: (file: string) => void kept.push(file),
  }
  return {
    ...making,
    put: (made) => {
      const written = stagedFiles(making, made).length
      const deleted = staleFiles(standing, made).length
      if (written + deleted === 0) {
        rmSync(staged, { recursive: true, force: true })
        return { folder, written, deleted }
      }
      linkAll(kept, folder, staged)
      const name = release(out, staged, current)
      removeOthers(out, [name, current])
      return { folder: join(out, RELEASES, name), written, deleted }
    },
  }
}

function linkAll(files: readonly string[], from: string, to: string): void {
  const makeFolder = folderMaker()
  for (const file of files) {
    makeFolder(dirname(join(to, file)))
    linkSync(join(from, file), join(to, file))
  }
}

function currentRelease(out: string): string | undefined {
  const isFolder = statsOf(join(out, RELEASES))?.isDirectory()
  if (isFolder === false) throw refused(`"${RELEASES}" in ${quote(out)} is no folder.`)
  const link = statsOf(join(out, CURRENT))
  if (link === undefined) return undefined
  const [above, name = ''] = link.isSymbolicLink()
    ? readlinkSync(join(out, CURRENT)).split('/')
    : []
  if (above !== RELEASES || !NAME.test(name)) {
    throw refused(`"${CURRENT}" in ${quote(out)} does not lead to a release.`)
  }
  return existsSync(join(out, RELEASES, name)) ? name : undefined
}

function release(out: string, staged: string, current: string | undefined): string {
  const releases = join(out, RELEASES)
  mkdirSync(releases, { recursive: true })
  const name = freeName(staged, current)
  // An older one that is nobody's any more.
  rmSync(join(releases, name), { recursive: true, force: true })
  renameSync(staged, join(releases, name))
  const fresh = join(out, `.${CURRENT}.new`)
  rmSync(fresh, { force: true })
  symlinkSync(`${RELEASES}/${name}`, fresh)
  renameSync(fresh, join(out, CURRENT))
  return name
}

// Where somebody has changed the files of the release that is current, the same site is another one.
function freeName(staged: string, current: string | undefined): string {
  const hash = contentHash(readFileSync(join(staged, MANIFEST)))
  const name = Buffer.from(hash, 'base64url').toString('hex').slice(0, 16)
  return name === current ? `${name}.1` : name
}

function removeOthers(out: string, kept: readonly (string | undefined)[]): void {
  const releases = join(out, RELEASES)
  const others = readdirSync(releases).filter((name) => NAME.test(name) && !kept.includes(name))
  for (const name of others) {
    const isOurs = statSync(join(releases, name, MANIFEST), { throwIfNoEntry: false })?.isFile()
    if (isOurs) rmSync(join(releases, name), { recursive: true, force: true })
  }
}
