import type { Block } from '../article/types.js'
import { ownValue } from '../locale/own.js'
import { ownText } from './entry.js'
import type { Resolution } from './resolution.js'

/**
 * What each block of an article is resolved with. The blocks of a unit share the first locale that
 * has them all: an element opened in one language is not closed in another.
 */
export function blockResolutions<C extends string>(
  resolution: Resolution<C>,
  blocks: readonly Block<C>[],
): (block: Block<C>) => Resolution<C> {
  const units = new Map<string, Block<C>[]>()
  for (const block of blocks) {
    const unit = ownValue(block, 'unit')
    if (unit === undefined) continue
    const known = units.get(unit)
    if (known === undefined) units.set(unit, [block])
    else known.push(block)
  }
  const { order, source, omits } = resolution
  // Where blocks are left out, there is nothing to try after the first locale.
  const trying = (codes: readonly C[]): Resolution<C> => ({
    ...resolution,
    order: omits ? codes.slice(0, 1) : codes,
  })
  const others = trying(order)
  if (units.size === 0) return () => others
  const resolutions = new Map(
    Array.from(units, ([unit, parts]): [string, Resolution<C>] => {
      const whole = order.find((code) => parts.every(({ text }) => hasText(text, code, source)))
      return [unit, whole === undefined ? others : trying([...new Set([whole, ...order])])]
    }),
  )
  return (block) => resolutions.get(ownValue(block, 'unit') ?? '') ?? others
}

function hasText<C extends string>(text: Block<C>['text'], code: C, source: C): boolean {
  return typeof text === 'string' || ownText(text, code, source).kind !== 'missing'
}
