import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Diagnostic } from '../errors.js'
import type { Publication } from '../publish/types.js'
import type { CachedFile } from './cache.node.js'
import { compress } from './compress.node.js'
import { reusedEncoder } from './encode.js'
import type { Placement } from './placement.node.js'
import type { PlannedFile } from './plan.js'
import { contentHash } from './sealed.node.js'
import { standingFile } from './standing.node.js'
import type { BuildProgress } from './types.js'

/** A file of the site as it is to be. */
export interface MadeFile<C extends string = string> {
  readonly planned: PlannedFile<C>
  readonly known: CachedFile
  /** Whether it waits to be put in place; if not, it stands already. */
  readonly isStaged: boolean
  /** Spent on making it; `undefined` where nothing had to be made. */
  readonly milliseconds: number | undefined
}

/** Where and how files are made. */
export interface Making<C extends string> {
  readonly publication: Publication<C>
  readonly standing: Placement['standing']
  /** Whether a file of the same version has the same content. */
  readonly trusts: boolean
  readonly stage: Placement['stage']
  readonly keep: Placement['keep']
  /** What was made of the same version elsewhere. */
  readonly ready?: ((planned: PlannedFile<C>) => Content | undefined) | undefined
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined
}

/** The content of a file, and what was found while making it. */
export interface Content {
  readonly bytes: Uint8Array
  readonly diagnostics: readonly Diagnostic[]
}

// Milliseconds: long enough to be cheap, short enough to be seen moving.
const PAUSE_EVERY = 50

/** Makes those files that are not known to stand already as they will be. */
export async function makeFiles<C extends string>(
  making: Making<C>,
  plan: readonly PlannedFile<C>[],
): Promise<readonly MadeFile<C>[]> {
  const { onProgress } = making
  const made: MadeFile<C>[] = []
  const encode = reusedEncoder()
  // Other forms of a text follow right after it.
  let text: Uint8Array | undefined
  let paused = performance.now()
  for (const planned of plan) {
    const began = performance.now()
    const kept = keep(making, planned)
    const content = kept === undefined ? await contentOf(making, planned, encode, text) : undefined
    if (planned.content.kind !== 'compressed') text = content?.bytes
    if (kept !== undefined) made.push(kept)
    if (content !== undefined) made.push(finish(making, planned, content, began))
    if (performance.now() - paused < PAUSE_EVERY) continue
    onProgress?.({ done: made.length, of: plan.length })
    await setImmediate() // signals and timers get their turn
    paused = performance.now()
  }
  onProgress?.({ done: plan.length, of: plan.length })
  return made
}

function keep<C extends string>(
  making: Making<C>,
  planned: PlannedFile<C>,
): MadeFile<C> | undefined {
  const { standing, trusts } = making
  const known = standing.cache.get(planned.file)
  if (!trusts || known?.version !== planned.version) return undefined
  const stands = standingFile(standing, planned.file)
  if (stands?.hash !== known.hash) return undefined
  making.keep(planned.file)
  const { changed } = stands
  return { planned, known: { ...known, changed }, isStaged: false, milliseconds: undefined }
}

function finish<C extends string>(
  { standing, stage, keep }: Making<C>,
  planned: PlannedFile<C>,
  { bytes, diagnostics }: Content,
  began: number,
): MadeFile<C> {
  const { file, version } = planned
  const hash = contentHash(bytes)
  const stands = standingFile(standing, file)
  const isStaged = stands?.hash !== hash
  if (!isStaged) keep(file)
  const changed = isStaged ? stage(file, bytes) : stands.changed
  const known = { file, version, hash, bytes: bytes.length, changed, diagnostics }
  return { planned, known, isStaged, milliseconds: performance.now() - began }
}

async function contentOf<C extends string>(
  { publication, standing, ready }: Making<C>,
  planned: PlannedFile<C>,
  encode: (text: string) => Uint8Array,
  text: Uint8Array | undefined,
): Promise<Content> {
  const { content } = planned
  const found = ready?.(planned)
  if (found !== undefined) return found
  switch (content.kind) {
    case 'page': {
      const { body, diagnostics } = await publication.page(content.place)
      return { bytes: encode(body), diagnostics }
    }
    case 'text':
      return { bytes: encode(content.text), diagnostics: [] }
    case 'image':
      return { bytes: readFileSync(content.from), diagnostics: [] }
    case 'compressed':
      return {
        bytes: await compress(
          text ?? readFileSync(join(standing.folder, content.of)),
          content.encoding,
        ),
        diagnostics: [],
      }
  }
}
