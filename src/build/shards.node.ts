import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { hash } from '../article/hash.js'
import { list, quote, SteleError } from '../errors.js'
import { type CachedFile, MADE_BY } from './cache.node.js'
import { cannotUse, refused, siteFolders } from './folders.node.js'
import { type Content, makeFiles } from './make.node.js'
import { readIfThere } from './manifest.node.js'
import { type PlannedFile, planFiles } from './plan.js'
import { contentHash, seal, unseal } from './sealed.node.js'
import { publicationOf } from './site.js'
import { stagingIn } from './staging.node.js'
import { standingSite } from './standing.node.js'
import type { BuildOptions, BuiltShard, Shard } from './types.js'

const MANIFEST = 'shard'
const PAGES = 'pages'

interface ShardManifest extends Shard {
  /** The same in all shards of a site. */
  readonly inputs: string
  /** Each is in the folder `pages`, at its path. */
  readonly files: readonly CachedFile[]
}

/**
 * Makes a share of the pages of articles, beside the folder of the site: any number of machines can
 * each make theirs, for {@link buildSite} with `merge` to put together.
 *
 * @throws SteleError `invalid-option`, `write-refused`
 * @example await buildShard({ ...options, shard: { index: 1, of: 4 } })
 */
export async function buildShard<C extends string>(
  options: BuildOptions<C> & { readonly shard: Shard },
): Promise<BuiltShard> {
  const { shard, onProgress } = options
  checkShard(shard)
  const { shards } = siteFolders(options.out)
  const publication = publicationOf(options)
  const plan = planFiles(publication, options)
  const share = plan.filter((planned) => isIn(shard, planned))
  const folder = join(shards, `${shard.index}-of-${shard.of}`)
  const fresh = `${folder}.${randomUUID()}`
  try {
    mkdirSync(fresh, { recursive: true })
    const standing = standingSite(fresh, new Map(), new Map())
    const stage = stagingIn(join(fresh, PAGES))
    const making = { publication, standing, trusts: false, stage, keep: () => {}, onProgress }
    const made = await makeFiles(making, share)
    const files = made.map(({ known }) => known)
    const manifest: ShardManifest = { ...shard, inputs: inputsOf(publication.now, plan), files }
    writeFileSync(join(fresh, MANIFEST), seal(JSON.stringify(manifest)))
    rmSync(folder, { recursive: true, force: true })
    renameSync(fresh, folder)
    return { now: publication.now, folder, files: files.length, inputs: manifest.inputs }
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw cannotUse(shards, error)
  }
}

/**
 * Finds the pages that shards have made.
 *
 * @throws SteleError `write-refused` where a shard is missing, damaged, or of another site
 */
export function readShards<C extends string>(
  folder: string,
  now: string,
  plan: readonly PlannedFile<C>[],
): (planned: PlannedFile<C>) => Content | undefined {
  const inputs = inputsOf(now, plan)
  const found = new Map<string, { readonly shard: string; readonly known: CachedFile }>()
  for (const { index, of, files } of checkedShards(folder, inputs)) {
    const shard = `${index}-of-${of}`
    for (const known of files) found.set(known.file, { shard, known })
  }
  return ({ file, version }) => {
    const page = found.get(file)
    if (page?.known.version !== version) return undefined
    const bytes = readFileSync(join(folder, page.shard, PAGES, file))
    const { diagnostics, hash: wanted } = page.known
    if (contentHash(bytes) === wanted) return { bytes, diagnostics }
    throw refused(`The shard ${quote(page.shard)} is damaged: ${file}.`, 'Make it again.')
  }
}

// Those of another count, or of an earlier site, may still lie there.
function checkedShards(folder: string, inputs: string): readonly ShardManifest[] {
  const names = namesIn(folder)
  const read = names.map((name) => [name, readShard(join(folder, name))] as const)
  const own = read.flatMap(([, shard]) => (shard?.inputs === inputs ? shard : []))
  const whole = own.find(({ of }) => own.filter((shard) => shard.of === of).length === of)
  if (whole !== undefined) return own.filter(({ of }) => of === whole.of)
  const damaged = read.flatMap(([name, shard]) => (shard === undefined ? name : []))
  if (damaged.length > 0) {
    const what = damaged.length === 1 ? 'A shard is' : 'Shards are'
    throw refused(`${what} damaged: ${list(damaged)}.`, 'Make them again.')
  }
  const of = own[0]?.of ?? read[0]?.[1]?.of ?? 0
  const missing = Array.from({ length: of }, (_, at) => `${at + 1}-of-${of}`).filter(
    (name) => !names.includes(name),
  )
  if (of === 0 || missing.length > 0) {
    const which = of === 0 ? 'There are no shards' : `There is no ${list(missing)}`
    throw refused(`${which} in ${quote(folder)}.`, 'Make all shards, and bring them there.')
  }
  const strange = read.flatMap(([name, shard]) => (shard?.inputs === inputs ? [] : name))
  throw refused(
    `The shards ${list(strange)} are of another site than this one.`,
    'Make all shards from the same articles, configuration, "now", and versions of stele and Node.',
  )
}

function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^\d+-of-\d+$/.test(name))
    .sort()
}

function readShard(folder: string): ShardManifest | undefined {
  const text = unseal(readIfThere(join(folder, MANIFEST)) ?? '')
  // Sealed, so that it is as `buildShard` wrote it.
  return text === undefined ? undefined : JSON.parse(text)
}

function isIn<C extends string>(
  { index, of }: Shard,
  { article, content }: PlannedFile<C>,
): boolean {
  const isPage = content.kind === 'page' && content.place.kind === 'article'
  return isPage && article !== undefined && shareOf(article, of) === index
}

function shareOf(article: string, of: number): number {
  return (Number.parseInt(hash(article).slice(7), 36) % of) + 1
}

function inputsOf(now: string, plan: readonly PlannedFile[]): string {
  const versions = plan.map(({ file, version }) => `${file} ${version}`)
  return contentHash([MADE_BY, now, ...versions].join('\n'))
}

function checkShard({ index, of }: Shard): void {
  const isWhole = Number.isSafeInteger(index) && Number.isSafeInteger(of)
  if (isWhole && index >= 1 && index <= of) return
  throw new SteleError('invalid-option', `There is no shard ${index}/${of}.`, {
    hint: 'Give the number of the shard, from 1, and how many there are.',
  })
}
