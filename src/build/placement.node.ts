import type { MadeFile } from './make.node.js'
import { formatManifest, MANIFEST } from './manifest.node.js'
import { respeltFiles } from './respelt.node.js'
import { contentHash } from './sealed.node.js'
import type { Stage } from './staging.node.js'
import { type StandingSite, standingFile } from './standing.node.js'

/** How a site gets into its folder. */
export interface Placement {
  /** The site as it stands. */
  readonly standing: StandingSite
  readonly stage: Stage
  /** Hears of each file that stands already as it will be. */
  readonly keep: (file: string) => void
  /** Puts a site in place, in one step or in steps that will all be done. */
  readonly put: (made: readonly MadeFile[]) => Change
}

/** What was done to a folder. */
interface Change {
  /** Where the site stands now. */
  readonly folder: string
  readonly written: number
  readonly deleted: number
}

/** The files that are staged, in the order in which they go in place; the manifest is the last. */
export function stagedFiles(
  { standing, stage, keep }: Omit<Placement, 'put'>,
  made: readonly MadeFile[],
): readonly string[] {
  const staged = made.flatMap(({ planned, isStaged }) => (isStaged ? planned.file : []))
  const manifest = formatManifest(
    new Map(made.map(({ planned, known }) => [planned.file, known.hash])),
  )
  if (standingFile(standing, MANIFEST)?.hash !== contentHash(manifest)) {
    stage(MANIFEST, Buffer.from(manifest))
    return [...staged, MANIFEST]
  }
  keep(MANIFEST)
  return staged
}

/** The files of the site as it stands that the new one does not have. */
export function staleFiles(standing: StandingSite, made: readonly MadeFile[]): readonly string[] {
  const wanted = new Set(made.map(({ planned }) => planned.file))
  const respelt = new Set(respeltFiles(standing, wanted).values())
  return [...standing.manifest.keys()].filter((file) => !wanted.has(file) && !respelt.has(file))
}
