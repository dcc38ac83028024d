import type { Counts } from './counts.js'
import type { BlockFeatures } from './features.js'
import { type Overlap, overlapOf } from './overlap.js'
import { anchorTokens, rarityOf } from './tokens.js'

// Fitted together with the weights of the other features.
const W = { share: 1.8, weight: 3, lost: -2.2, none: 0.2 } as const
const MOST_WEIGHT = 12
const MOST_COUNTED = 3

/** Prepares to score how well the addresses, numbers, code and names of two blocks agree. */
export function anchorScores(
  source: readonly BlockFeatures[],
  translation: readonly BlockFeatures[],
): Overlap {
  const tokens = anchorTokens(source, translation)
  const rarity = rarityOf(tokens.source, tokens.translation)
  const weigh = (token: string, here: number, there: number): number =>
    rarity(token) * Math.min(here, there, MOST_COUNTED)
  const total = (counts: Counts): number => {
    let sum = 0
    for (const [token, count] of counts) sum += weigh(token, count, count)
    return sum
  }
  // Mere words need not be kept.
  const own = source.map(({ anchors }) => anchors)
  const others = translation.map(({ anchors }) => anchors)
  const wanted = own.map(total)
  const given = tokens.translation.map(total)
  const share = overlapOf(tokens.source, tokens.translation, weigh)
  const keep = overlapOf(own, others, weigh)
  const kept = new Float64Array(translation.length)
  return (at, from, to, into) => {
    share(at, from, to, into)
    keep(at, from, to, kept)
    for (let other = from; other <= to; other += 1) {
      into[other] = score(wanted[at] ?? 0, given[other] ?? 0, into[other] ?? 0, kept[other] ?? 0)
    }
  }
}

function score(wanted: number, given: number, shared: number, kept: number): number {
  if (given === 0 && wanted === 0) return W.none
  const lost = W.weight * capped(shared) + W.lost * capped(wanted - kept)
  if (given === 0) return lost
  return lost + ((W.share * shared) / given + W.lost * capped(given - shared))
}

function capped(weight: number): number {
  return Math.min(weight, MOST_WEIGHT) / MOST_WEIGHT
}
