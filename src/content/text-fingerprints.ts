import { fingerprint } from '../article/fingerprint.js'
import type { FileBlock } from './file.js'

const known = /* @__PURE__ */ new WeakMap<readonly FileBlock[], readonly string[]>()

/** The fingerprints of a file's blocks, taken once: a source is held against each translation. */
export function textFingerprints(blocks: readonly FileBlock[]): readonly string[] {
  const taken = known.get(blocks) ?? blocks.map(({ text }) => fingerprint(text))
  known.set(blocks, taken)
  return taken
}
