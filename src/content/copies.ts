import { foldSpace } from '../article/normalize.js'
import type { FileBlock } from './file.js'
import { firstProse, holdsSentence, proseOf } from './prose.js'

/**
 * Whether a translation's block is its source's, word for word, and holds a sentence of it. What is
 * the same in every language by nature is no copy: names, numbers, code.
 */
export function isCopy(source: FileBlock, translation: FileBlock, sourceLocale: string): boolean {
  if (source.node.type === 'code' || beginApart(source, translation)) return false
  if (foldedProse(source) !== foldedProse(translation)) return false
  return holdsSentence(proseOf(source.node), sourceLocale)
}

// A Latin or Cyrillic letter that stays as it is: the next character is none to be joined to it.
const SURE_START = /^(?!http)[a-z\u0400-\u0482\u048a-\u052f][ -z\u0400-\u0482\u048a-\u052f]/i

// Tells most texts apart at once.
function beginApart(source: FileBlock, translation: FileBlock): boolean {
  const own = firstProse(source.node)
  const other = firstProse(translation.node)
  if (own === undefined || other === undefined || own[0] === other[0]) return false
  return SURE_START.test(own) && SURE_START.test(other)
}

const known = /* @__PURE__ */ new WeakMap<FileBlock, string>()

function foldedProse(block: FileBlock): string {
  const taken = known.get(block) ?? foldSpace(proseOf(block.node))
  known.set(block, taken)
  return taken
}
