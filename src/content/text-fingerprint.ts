import { fingerprint } from '../article/fingerprint.js'
import type { FileBlock } from './file.js'

const known = /* @__PURE__ */ new WeakMap<FileBlock, string>()

/** The fingerprint of a block's text, taken once: a source is held against each translation. */
export function textFingerprint(block: FileBlock): string {
  const taken = known.get(block) ?? fingerprint(block.text)
  known.set(block, taken)
  return taken
}
