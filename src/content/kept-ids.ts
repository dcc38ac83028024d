import { longestRise } from './band.js'
import type { FileBlock } from './file.js'
import type { SourceFact } from './record.js'
import { EDITED, similarity, wordsOf } from './similarity.js'
import { textFingerprints } from './text-fingerprints.js'

/**
 * The ids that a source's blocks are known to have had: a block that is still there keeps its own,
 * and an edited one inherits the id of the recorded block that it resembles in the same gap.
 */
export function keptIds(
  blocks: readonly FileBlock[],
  facts: readonly SourceFact[],
): readonly (string | undefined)[] {
  if (facts.length === 0) return []
  const known = facts.toSorted((one, two) => one.at - two.at || (one.id < two.id ? -1 : 1))
  const texts = textFingerprints(blocks)
  const ids: (string | undefined)[] = blocks.map(() => undefined)
  const used = new Set<string>()
  const pairs: [number, number][] = []
  const take = (block: number, fact: number): void => {
    const id = known[fact]?.id
    if (id === undefined) return
    ids[block] = id
    used.add(id)
  }
  const byText = new Map<string, number[]>()
  known.forEach(({ text }, at) => {
    const places = byText.get(text)
    if (places === undefined) byText.set(text, [at])
    else places.push(at)
  })
  texts.forEach((text, block) => {
    const fact = byText.get(text)?.find((at) => !used.has(known[at]?.id ?? ''))
    if (fact === undefined) return
    take(block, fact)
    pairs.push([block, fact])
  })
  const way = [[-1, -1] as const, ...longestRise(pairs), [blocks.length, known.length] as const]
  way.slice(1).forEach(([blockEnd, factEnd], at) => {
    const [blockStart, factStart] = way[at] ?? [-1, -1]
    const free = range(factStart + 1, factEnd).filter((fact) => !used.has(known[fact]?.id ?? ''))
    const open = range(blockStart + 1, blockEnd).filter((block) => ids[block] === undefined)
    for (const [block, fact] of alike(open, free, blocks, known)) {
      if (!used.has(known[fact]?.id ?? '')) take(block, fact)
    }
  })
  return ids
}

/**
 * The ids that blocks had before they got others, each with its block's place: links that aim at
 * them still arrive.
 */
export function retiredIds(
  blocks: readonly FileBlock[],
  ids: readonly string[],
  kept: readonly (string | undefined)[],
  facts: readonly SourceFact[],
): ReadonlyMap<string, number> {
  const present = new Set(ids)
  const retired = facts.filter(({ id }) => !present.has(id))
  if (retired.length === 0) return new Map()
  const texts = textFingerprints(blocks)
  return new Map(
    retired.flatMap(({ id, text }): [string, number][] => {
      // The record holds the id that took its place beside it.
      const successor = facts.find((fact) => fact.text === text && present.has(fact.id))
      const places = [kept.indexOf(id), ids.indexOf(successor?.id ?? ''), texts.indexOf(text)]
      const at = places.find((place) => place !== -1)
      return at === undefined ? [] : [[id, at]]
    }),
  )
}

// Best first, each block and fact once.
function alike(
  open: readonly number[],
  free: readonly number[],
  blocks: readonly FileBlock[],
  known: readonly SourceFact[],
): readonly (readonly [number, number])[] {
  const bags = new Map(free.map((fact) => [fact, wordsOf(known[fact]?.source ?? '')]))
  const scored = open.flatMap((block) => {
    const words = wordsOf(blocks[block]?.text ?? '')
    return free.map((fact) => ({ block, fact, score: similarity(words, bags.get(fact) ?? []) }))
  })
  const seen = new Set<string>()
  return scored
    .filter(({ score }) => score >= EDITED)
    .sort((one, two) => two.score - one.score || one.block - two.block || one.fact - two.fact)
    .flatMap(({ block, fact }): [number, number][] => {
      if (seen.has(`block ${block}`) || seen.has(`fact ${fact}`)) return []
      seen.add(`block ${block}`).add(`fact ${fact}`)
      return [[block, fact]]
    })
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at)
}
