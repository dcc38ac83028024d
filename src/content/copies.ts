import { isFolded } from '../article/normalize.js'
import type { FileBlock } from './file.js'
import { holdsSentence, proseOf } from './prose.js'

/**
 * Whether a translation's block is its source's, word for word, and holds a sentence of it. What is
 * the same in every language by nature is no copy: names, numbers, code.
 */
export function isCopy(source: FileBlock, translation: FileBlock, sourceLocale: string): boolean {
  if (source.node.type === 'code' || foldedProse(source) !== foldedProse(translation)) return false
  return holdsSentence(proseOf(source.node), sourceLocale)
}

const known = /* @__PURE__ */ new WeakMap<FileBlock, string>()

function foldedProse(block: FileBlock): string {
  const taken = known.get(block) ?? fold(proseOf(block.node))
  known.set(block, taken)
  return taken
}

function fold(text: string): string {
  return isFolded(text) ? text : text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
